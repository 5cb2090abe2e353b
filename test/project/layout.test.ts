// The layout of a generated project: exactly what Django's users expect, and nothing else.
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { run, temporaryFolder } from '../helpers/command.ts';
import { filesIn } from './helpers.ts';

const layout = `
.editorconfig
.env
.env.example
.gitignore
.mvt.json
README.md
manage.py
my_shop/__init__.py
my_shop/asgi.py
my_shop/context_processors.py
my_shop/logs.py
my_shop/media.py
my_shop/middleware.py
my_shop/settings.py
my_shop/signals.py
my_shop/theme.py
my_shop/urls.py
my_shop/well_known.py
my_shop/wsgi.py
pages/__init__.py
pages/admin.py
pages/apps.py
pages/migrations/__init__.py
pages/models.py
pages/static/pages/css/index.css
pages/static/pages/js/index.js
pages/templates/pages/guide.html
pages/templates/pages/index.html
pages/tests.py
pages/urls.py
pages/views.py
pyproject.toml
requirements-dev.txt
requirements.txt
static/css/site.css
static/images/favicon.svg
static/js/site.js
templates/400.html
templates/403.html
templates/403_csrf.html
templates/404.html
templates/500.html
templates/base.html
templates/django/forms/field.html
`;

test('a project made with the default answers', async () => {
  const cwd = temporaryFolder();
  expect(await run(cwd, ['my-shop', '--yes', '--no-install', '--no-git'])).toMatchObject({ exitCode: 0 });

  const project = join(cwd, 'my-shop');
  const modeOf = (path: string) => (statSync(join(project, path)).mode & 0o777).toString(8);
  expect(filesIn(project)).toEqual(layout.trim().split('\n').sort());
  expect(modeOf('manage.py')).toBe('755');
  expect(modeOf('.env')).toBe('600');
  expect(filesIn(cwd).filter((path) => !path.startsWith('my-shop/'))).toEqual([]);
});

test('other answers change names and contents, and no place', async () => {
  const cwd = temporaryFolder();
  const answers = ['--package', 'config', '--app', 'blog', '--django', '6.1', '--database', 'postgresql'];
  expect(await run(cwd, ['.', '--yes', '--no-install', '--no-git', ...answers])).toMatchObject({
    exitCode: 0,
  });

  const renamed = layout.trim().replaceAll('my_shop', 'config').replaceAll('pages', 'blog');
  expect(filesIn(cwd)).toEqual(renamed.split('\n').sort());
});
