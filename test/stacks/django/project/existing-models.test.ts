// Reading the models that an app has.
import { expect, test } from 'vitest';
import { readAssignedString, readModels } from '../../../../lib/stacks/django/project/existing-models.ts';
import { memoryFiles } from '../../../helpers/memory-files.ts';

const models = `
from django.db import models

STATES = (("new", "New"), ("old", _("Old")))

class Base(models.Model):
    created = models.DateTimeField(auto_now_add=True)

    class Meta:
        abstract = True


class Post(Base):
    class Level(models.TextChoices):
        LOW = "low", _("Low")
        HIGH = "high"

    title = models.CharField(_("title"), max_length=80)
    body: str = models.TextField(blank=True)
    state = models.CharField(max_length=5, choices=STATES)
    level = models.CharField(max_length=5, choices=Level.choices, default=Level.LOW)
    size = models.CharField(max_length=1, choices=[("s", "S"), ("m", "M")])
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="posts")
    parent = models.ForeignKey("self", null=True, on_delete=models.SET_NULL)
    tags = models.ManyToManyField(to="tags.Tag", blank=True)
    objects = PostManager()
    limit = 3

    class Meta:
        verbose_name_plural = _("all posts")


@decorated
class Empty(models.Model):
    pass


class Helper:
    pass
`;

test('models with their fields', () => {
  const read = readModels(memoryFiles({ 'blog/models.py': models }), 'blog');
  expect(read).toEqual([
    {
      name: 'Base',
      abstract: true,
      bases: ['models.Model'],
      fields: [{ name: 'created', type: 'DateTimeField' }],
    },
    {
      name: 'Post',
      abstract: false,
      bases: ['Base'],
      fields: [
        { name: 'title', type: 'CharField' },
        { name: 'body', type: 'TextField' },
        { name: 'state', type: 'CharField' },
        { name: 'level', type: 'CharField' },
        { name: 'size', type: 'CharField' },
        {
          name: 'author',
          type: 'ForeignKey',
          to: 'settings.AUTH_USER_MODEL',
          relatedName: 'posts',
        },
        { name: 'parent', type: 'ForeignKey', to: 'self', null: true },
        { name: 'tags', type: 'ManyToManyField', to: 'tags.Tag' },
      ],
    },
    { name: 'Empty', abstract: false, bases: ['models.Model'], fields: [] },
  ]);
});

test('models in a package', () => {
  const files = memoryFiles({
    'blog/models/__init__.py': 'from .post import Post\n',
    'blog/models/post.py': 'class Post(Model):\n    title = CharField(max_length=LIMIT)\n',
  });
  expect(readModels(files, 'blog')).toMatchObject([
    {
      name: 'Post',
      fields: [{ name: 'title', type: 'CharField' }],
    },
  ]);
});

test('an app without models', () => {
  expect(readModels(memoryFiles({ 'blog/views.py': '' }), 'blog')).toEqual([]);
});

test('the string that a module assigns to a name', () => {
  expect(readAssignedString('app_name: str = "blog"\n', 'app_name')).toBe('blog');
  expect(readAssignedString('app_name = NAME\n', 'app_name')).toBeUndefined();
  expect(readAssignedString('', 'app_name')).toBeUndefined();
});
