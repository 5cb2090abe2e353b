// What the models of a project's own apps refer to, however their owner wrote it.
import { expect, test } from 'vitest';
import { treeFiles } from '../../../../lib/core/files/workspace.ts';
import { ProjectWorld } from '../../../../lib/stacks/django/apps/project-models.ts';
import { findSettings } from '../../../../lib/stacks/django/project/find-settings.ts';
import { shop } from '../../../helpers/blueprints.ts';
import { execute } from '../../../helpers/changes.ts';
import { render } from '../../../helpers/django.ts';

const users = { app: 'auth', model: 'User' };

test.each([
  ['a string', '', '"blog.Post"', { app: 'blog', model: 'Post' }],
  ['the module of models', 'from blog import models as blog\n', 'blog.Post', { app: 'blog', model: 'Post' }],
  ['the setting', 'from django.conf import settings\n', 'settings.AUTH_USER_MODEL', users],
  ['the function', 'from django.contrib.auth import get_user_model\n', 'get_user_model()', users],
  ['the class of users', 'from django.contrib.auth.models import User\n', 'User', users],
])('a relation by %s is seen, in models.py and in a package', (_, imports, to, model) => {
  const code = `from django.db import models\n${imports}\n\nclass Note(models.Model):\n    about = models.ForeignKey(${to}, models.CASCADE)\n`;
  for (const path of ['pages/models.py', 'pages/models/notes.py']) {
    const tree = new Map(render(shop)).set(path, { content: code });
    const files = treeFiles(tree);
    const relations = new ProjectWorld(files, findSettings(files)).of('blog').relationsTo(model);
    expect(relations.map((each) => `${each.model.app}.${each.model.name}.${each.field.name}`)).toContain(
      'pages.Note.about',
    );
    const others = new ProjectWorld(files, findSettings(files)).of('blog');
    expect(others.relationsTo({ app: 'blog', model: 'Tag' })).toEqual([]);
  }
});

test('a relation whose name on the users a library has taken is refused', async () => {
  const site = render({ ...shop, features: ['auth'] });
  await expect(
    execute(site, 'add', 'app', 'crm', '--model', 'EmailAddress owner:fk:auth.User label'),
  ).rejects.toMatchObject({
    faults: [
      expect.stringContaining(
        'User would call both it and EmailAddress.user emailaddress_set: add related=email_addresses',
      ),
    ],
  });
  await execute(render(shop), 'add', 'app', 'crm', '--model', 'EmailAddress owner:fk:auth.User label');
});
