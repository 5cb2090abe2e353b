// Features and targets whose code the owner imports are not taken away.
import { expect, test } from 'vitest';
import { UserError } from '../../../../lib/core/text/errors.ts';
import { shop } from '../../../helpers/blueprints.ts';
import { execute } from '../../../helpers/changes.ts';
import { render, settle } from '../../../helpers/django.ts';

const features = ['auth', 'celery', 'images'] as const;
const tree = render(settle({ ...shop, features, deploy: ['heroku'] }));

/** What stops a command in a project with a file of its owner's, at a path that is the owner's unless another is given. */
async function faults(text: string, argv: readonly string[], path = 'pages/mine.py') {
  const files = new Map(tree).set(path, { content: text });
  const error = await execute(files, ...argv).catch((thrown) => thrown);
  return error instanceof UserError ? error.faults : [];
}

test.each([
  ['a model', 'from accounts.models import User, Other\n', ['remove', 'auth']],
  ['a module', 'import accounts.models as people\n', ['remove', 'auth']],
  ['a package', 'from accounts import models\n', ['remove', 'auth']],
  ['everything', 'from images.fields import *\n', ['remove', 'images']],
  ['in a function', 'def f():\n    from shop.celery import app\n\n    return app\n', ['remove', 'celery']],
])('%s that is imported', async (_, text, argv) => {
  const lines = await faults(text, argv);
  expect(lines[0]).toMatch(/^pages\/mine\.py: (from|import) (accounts|images|shop\.celery)/);
});

test.each([
  ['where it may fail', 'try:\n    from accounts.models import User\nexcept ImportError:\n    User = None\n'],
  ['of another module', 'from pages.views import *\nimport accountsette\n'],
])('an import %s is no obstacle', async (_, text) => {
  expect(await faults(text, ['remove', 'auth'])).toEqual([]);
});

test('code of the feature itself that its owner changed is kept, and imported nowhere', async () => {
  const path = 'accounts/views.py';
  const text = `${tree.get(path)?.content}\nfrom .models import User as Mine\n`;
  expect(await faults(text, ['remove', 'auth'], path)).toEqual([]);
});
