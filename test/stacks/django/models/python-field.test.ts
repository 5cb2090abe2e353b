// The Python that fields become: models.py, widgets, what pages show, and values for tests.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type FieldSource, renderField } from '../../../../lib/stacks/django/models/python-field.ts';
import { boundedExpression, justOutside } from '../../../../lib/stacks/django/models/sample-numbers.ts';
import { refused, sample } from '../../../../lib/stacks/django/models/sample-values.ts';
import { renderDisplay, renderWidget } from '../../../../lib/stacks/django/models/widgets.ts';
import { anyApp, scopeOf } from '../../../helpers/models.ts';
import { parseSpecs } from '../../../helpers/parse-specs.ts';

function field(word: string) {
  const parsed = parseSpecs([`Post ${word} other`, 'Tag name'], scopeOf('blog'));
  if ('faults' in parsed) throw new Error(parsed.faults.join('\n'));
  const [first] = parsed.models[0]?.fields ?? [];
  if (!first) throw new Error(word);
  return first;
}

function render(word: string): FieldSource {
  return renderField(field(word), { app: 'blog', model: 'Post', since: () => true, hasTimeZones: true });
}

test.each([
  ['a', 'CharField(max_length=200)'],
  ['a:char:unique:null', 'CharField(max_length=200, null=True, blank=True)'],
  ['a:url:unique', 'URLField(unique=True)'],
  ['a:datetime:auto_now_add:index', 'DateTimeField(auto_now_add=True, db_index=True)'],
  ['a:integer:min=1:max=5', 'IntegerField(validators=[MinValueValidator(1), MaxValueValidator(5)])'],
  ['a:float:min=0', 'FloatField(validators=[MinValueValidator(0.0)])'],
  [
    'a:decimal:4,2:max=0.5',
    'DecimalField(\n    max_digits=4,\n    decimal_places=2,\n    validators=[MaxValueValidator(decimal.Decimal("0.5"))],\n)',
  ],
  ['a:text:blank', 'TextField(blank=True)'],
  ['a:slug', 'SlugField()'],
  ['a:slug:80', 'SlugField(max_length=80)'],
  ['a:integer:default=-5:index', 'IntegerField(default=-5, db_index=True)'],
  ['a:float:default=1', 'FloatField(default=1.0)'],
  [
    'a:decimal:8,2:default=9.90',
    'DecimalField(\n    max_digits=8, decimal_places=2, default=decimal.Decimal("9.90")\n)',
  ],
  ['a:boolean:default=no', 'BooleanField(default=False)'],
  ['a:date:default=today', 'DateField(default=datetime.date.today)'],
  ['a:date:default=2025-01-31', 'DateField(default=datetime.date(2025, 1, 31))'],
  ['a:datetime:default=now', 'DateTimeField(default=timezone.now)'],
  ['a:time:default=09:05', 'TimeField(default=datetime.time(9, 5))'],
  ['a:duration:default=90m', 'DurationField(default=datetime.timedelta(minutes=90))'],
  [
    'a:duration:default=01:30:00',
    'DurationField(default=datetime.timedelta(hours=1, minutes=30, seconds=0))',
  ],
  ['a:uuid:default=random:unique', 'UUIDField(default=uuid.uuid4, unique=True)'],
  ['a:json:default={}', 'JSONField(default=dict, blank=True)'],
  ['a:json:default=[]', 'JSONField(default=list, blank=True)'],
  ['a:char:default="\'%\\', `CharField(max_length=200, default="\\"'%\\\\")`],
  ['a:ip:null', 'GenericIPAddressField(null=True, blank=True)'],
  ['a:image:null', 'ImageField(upload_to="blog/a/", blank=True)'],
  ['a:image:50', 'ImageField(upload_to="blog/a/", max_length=50)'],
  ['a:image:45', 'ImageField(upload_to="a/", max_length=45)'],
  ['a:image:40', 'ImageField(max_length=40)'],
  ['a:file:40:endings=pdf', 'FileField(max_length=40, validators=[FileExtensionValidator(["pdf"])])'],
  ['a:filepath', 'FilePathField(path=post_a_folder)'],
  ['a:fk:auth.User', 'ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE)'],
  ['a:fk:self:null', 'ForeignKey("self", on_delete=models.SET_NULL, null=True, blank=True)'],
  ['a:o2o:Tag:protect', 'OneToOneField("blog.Tag", on_delete=models.PROTECT)'],
  ['a:m2m:auth.Group:related=b', 'ManyToManyField("auth.Group", related_name="b")'],
  ['a:bigauto', 'BigAutoField(primary_key=True)'],
])('%s', (word, source) => {
  expect(render(word).assignment).toBe(`a = models.${source}`);
});

test.each([
  ['a:uuid:default=random', ['import uuid']],
  ['a:datetime:default=now', ['from django.utils import timezone']],
  ['a:fk:user', ['from django.conf import settings']],
  ['a:fk:Tag', []],
])('%s imports %j', (word, imports) => {
  expect(render(word).imports).toEqual(imports);
});

test('choices become an enumeration', () => {
  expect(render('status:choice:draft,in_progress:default=draft')).toEqual({
    assignment: 'status = models.CharField(max_length=20, choices=Status, default=Status.DRAFT)',
    choices: [
      'class Status(models.TextChoices):',
      '    DRAFT = "draft", "Draft"',
      '    IN_PROGRESS = "in_progress", "In progress"',
    ].join('\n'),
    imports: [],
  });
  expect(render('meta:integer:choices=1,-1').choices).toBe(
    ['class MetaChoices(models.IntegerChoices):', '    VALUE_1 = 1, "1"', '    MINUS_1 = -1, "-1"'].join(
      '\n',
    ),
  );
});

test('an enumeration does not hide the field for images of a project', () => {
  expect(render('image_field:choice:a').choices).toContain('class ImageFieldChoices(models.TextChoices):');
});

test('a name with an acronym is said in capitals', () => {
  expect(render('cover_url').assignment).toBe('cover_url = models.CharField("cover URL", max_length=200)');
  expect(render('pdf:fk:Tag').assignment).toContain('"blog.Tag", verbose_name="PDF", on_delete');
});

test('long lines are broken as ruff format breaks them', () => {
  expect(render('editor:fk:auth.User:null:related=edited_posts').assignment).toBe(
    [
      'editor = models.ForeignKey(',
      '    settings.AUTH_USER_MODEL,',
      '    on_delete=models.SET_NULL,',
      '    related_name="edited_posts",',
      '    null=True,',
      '    blank=True,',
      ')',
    ].join('\n'),
  );
});

test('samples fit their fields and differ', () => {
  fc.assert(
    fc.property(anyApp, ({ models }) => {
      for (const model of models) {
        for (const each of model.fields) {
          const values = [0, 1, 2].map((index) => sample(each, index, model)?.value);
          if (each.unique) expect(new Set(values).size).toBe(3);
          expect(renderDisplay(each, 'post')).toContain('post.');
          for (const value of values) {
            const number = Number(/-?[\d.]+(e[+-]?\d+)?/.exec(value ?? '')?.[0]);
            if (each.min !== undefined) expect(number).toBeGreaterThanOrEqual(Number(each.min));
            if (each.max !== undefined) expect(number).toBeLessThanOrEqual(Number(each.max));
            if (each.type === 'char' && value && !each.choices) {
              expect(value.length - 2).toBeLessThanOrEqual(each.length ?? 0);
            }
          }
        }
      }
    }),
  );
});

test.each([
  ['a:integer:min=0', undefined, '-1'],
  ['a:integer:min=-5:max=200', undefined, '-6'],
  ['a:integer:max=0', 'number - 21', '1'],
  ['a:integer:min=1000', 'number + 1000', '999'],
  ['a:integer:min=1:max=5', '1', '0'],
  ['a:smallinteger:min=32767', '32767', '32766'],
  ['a:integer:min=5:max=30', 'number + 5', '4'],
  ['a:decimal:min=0', undefined, '-0.01'],
  ['a:decimal:3,2:min=0:max=0.5', 'Decimal(number) / 100', '-0.01'],
  ['a:decimal:min=100.5', 'Decimal(number + 101)', '100.49'],
  ['a:decimal:5,1:min=0.5:max=0.7', 'Decimal("0.5")', '0.4'],
  ['a:float:min=0.5:max=1', '0.5 + number * 0.005', '-0.5'],
  ['a:float:max=1e300', undefined, '2e+300'],
])('numbers of %s in tests: %s, and %s outside', (word, expression, outside) => {
  expect(boundedExpression(field(word))).toBe(expression);
  expect(justOutside(field(word))).toBe(outside);
});

test.each([
  ['a:char:5', '"x" * 6'],
  ['a:text', '""'],
  ['a:text:blank', undefined],
  ['a:boolean', undefined],
  ['a:email', '"no such value"'],
  ['a:image', 'SimpleUploadedFile("fake.gif", b"not a picture")'],
])('a form refuses for %s: %s', (word, posted) => {
  expect(refused(field(word))?.posted).toBe(posted);
});

test.each([
  ['a:date', 'forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")', '{{ post.a|date|default:"–" }}'],
  [
    'a:integer:min=1:max=5',
    'forms.NumberInput(attrs={"min": "1", "max": "5"})',
    '{{ post.a|default_if_none:"–" }}',
  ],
  ['a:boolean', undefined, '{{ post.a|yesno|capfirst }}'],
  ['a:boolean:null', undefined, '{% if post.a is None %}–{% else %}{{ post.a|yesno|capfirst }}{% endif %}'],
  ['a:duration', 'forms.TextInput(attrs={"placeholder": "1 12:30:00"})', '{{ post.in_words.a|default:"–" }}'],
  [
    'a:json',
    'JSONInput(attrs={"rows": 8, "spellcheck": "false"})',
    '{% if post.in_words.a %}<pre>{{ post.in_words.a }}</pre>{% else %}–{% endif %}',
  ],
  [
    'a:file:endings=pdf',
    'forms.ClearableFileInput(attrs={"accept": ".pdf"})',
    '{% if post.a %}<a href="{{ post.a.url }}">{{ post.in_words.a }}</a>{% else %}–{% endif %}',
  ],
  ['a:choice:x', undefined, '{{ post.get_a_display|default:"–" }}'],
  ['a:m2m:Tag:related=b', 'SearchSelectMultiple()', '{{ post.a.all|join:", "|default:"–" }}'],
])('%s is edited and shown', (word, widget, display) => {
  expect(renderWidget(field(word))).toBe(widget);
  expect(renderDisplay(field(word), 'post')).toBe(display);
});
