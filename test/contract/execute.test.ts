// The whole tool as a function: every command on a project in memory, with nothing but its files.
import { expect, test } from 'vitest';
import { parseArguments } from '../../lib/cli/arguments.ts';
import { execute as executeCommand } from '../../lib/core/execute/execute.ts';
import { isUpToDate } from '../../lib/core/execute/execute-merge.ts';
import { openOptions } from '../../lib/core/execute/open-options.ts';
import { treeFiles } from '../../lib/core/files/workspace.ts';
import { Undecided } from '../../lib/core/stack/undecided.ts';
import { shop } from '../helpers/blueprints.ts';
import { execute, executeAll, executeWith, plain } from '../helpers/changes.ts';
import { render, stack } from '../helpers/django.ts';
import { memoryFiles } from '../helpers/memory-files.ts';

const base = render(shop);
const command = (...argv: string[]) => parseArguments(argv, stack);
const none = new Map();

/** A project that this tool did not make. */
const foreign = new Map(
  Object.entries({
    'manage.py': 'os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mysite.settings")\n',
    'mysite/settings.py':
      'INSTALLED_APPS = []\nMIDDLEWARE = [\n    "django.middleware.security.SecurityMiddleware",\n]\nROOT_URLCONF = "mysite.urls"\nWSGI_APPLICATION = "mysite.wsgi.application"\n',
    'mysite/urls.py': 'urlpatterns = []\n',
    'mysite/wsgi.py': 'os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mysite.settings")\n',
    'mysite/__init__.py': '',
  }).map(([path, content]) => [path, { content }]),
);

test('a project is what its blueprint renders, with the defaults of its directory', async () => {
  const { tree, change } = await execute(none, '/srv/my-shop', '--yes', '--features', 'auth');
  const { title, package: name } = change.blueprint?.answers ?? {};
  expect({ title, name }).toEqual({ title: 'My shop', name: 'my_shop' });
  const { description } = change.blueprint?.answers ?? {};
  const same = { ...shop, title: 'My shop', package: 'my_shop', description: String(description) };
  expect(plain(tree)).toEqual(plain(render({ ...same, features: ['auth'] })));
});

test('a project that is there is made again with its own answers, and with no others', async () => {
  const again = await execute(base, '/srv/shop', '--yes');
  expect(plain(again.tree)).toEqual(plain(base));
  await expect(execute(base, '/srv/shop', '--database', 'postgresql')).rejects.toThrow(
    '/srv/shop already contains a project, created with --database sqlite: choose another directory.',
  );
});

test('the document of --from counts less than flags', async () => {
  const from = { ...shop, apps: [{ name: 'blog', views: 'class', path: 'blog/', models: [] }] } as const;
  const { change } = await executeCommand(
    memoryFiles({}),
    { ...command('/srv/x', '--title', 'Mine'), from },
    stack,
  );
  expect(change.blueprint).toMatchObject({ answers: { title: 'Mine', package: 'shop' }, apps: from.apps });
});

test.each([
  ['add app blog', 'remove app blog'],
  ['add model pages.Note text', 'remove model pages.Note'],
  ['add auth i18n', 'remove auth i18n'],
  ['deploy heroku digitalocean', 'remove deploy heroku digitalocean'],
])('%s says what it is undone by, and is undone by it', async (line, inverse) => {
  const { tree, change } = await execute(base, ...line.split(' '));
  const { command: name, words } = change.inverse ?? { command: 'status', words: [] };
  expect(command(...inverse.split(' '))).toMatchObject({ command: name, words });
  expect(plain(tree)).not.toEqual(plain(base));
  expect(plain(await executeAll(tree, [inverse.split(' ')]))).toEqual(plain(base));
});

test('what has to follow is said, in words that name no program', async () => {
  const app = await execute(base, 'add', 'app', 'blog', '--model', 'Post cover:image');
  expect(app.change).toMatchObject({
    follow: { packages: true, migrations: [{ app: 'blog', folder: 'blog' }], migrate: false },
    next: [['migrate'], ['runserver']],
    address: 'blog/',
  });
  const features = await execute(app.tree, 'add', 'auth');
  expect(features.change.follow).toMatchObject({ packages: true, migrate: true });
  const nothing = await execute(features.tree, 'add', 'auth');
  expect(nothing.paths).toEqual([]);
  expect(nothing.change.notes).toEqual(['auth is already enabled.']);
  expect(nothing.change.follow).toEqual({
    packages: false,
    requires: 'all',
    migrations: [],
    migrate: false,
    tests: [],
  });
});

test('a merge keeps what is needed to remove apps, also where it does not render them', async () => {
  const app = await execute(base, 'add', 'app', 'blog', '--model', 'Post title');
  const { undo } = JSON.parse(app.tree.get('.mvt.json')?.content ?? '');
  expect(undo).not.toEqual({});
  const { tree } = await execute(app.tree, 'add', 'ci');
  expect(JSON.parse(tree.get('.mvt.json')?.content ?? '').undo).toEqual(undo);
});

test('a merge that meets the same lines names the file, and puts both versions between marks', async () => {
  const mine = new Map(base);
  const settings = base.get('shop/settings.py')?.content ?? '';
  const edited = settings.replace(/^DATABASES = .*$/m, 'DATABASES = {}');
  expect(edited).not.toBe(settings);
  mine.set('shop/settings.py', { content: edited });
  const { tree, change } = await execute(mine, 'update', '--database', 'postgresql');
  expect(change.conflicts).toEqual(['shop/settings.py']);
  expect(tree.get('shop/settings.py')?.content).toMatch(
    /^<<<<<<< yours\n(?:.*\n)*DATABASES = \{\}\n(?:.*\n)*=======\n(?:.*\n)*>>>>>>> create-mvt-app\n/m,
  );
  const interim = JSON.parse(change.interim ?? '');
  expect(interim).toMatchObject({ database: 'sqlite', pending: { database: 'postgresql' } });
});

test('templates of another version come from outside, or the command is refused', async () => {
  const record = base.get('.mvt.json')?.content.replace('"version": "', '"version": "0.0.1-') ?? '';
  const old = new Map(base).set('.mvt.json', { content: record.replace(/-0\.1\.0/, '') });
  await expect(execute(old, 'update')).rejects.toThrow(/follows create-mvt-app 0\.0\.1/);
  const asked: string[] = [];
  const renderedBy = async (version: string) => {
    asked.push(version);
    return base;
  };
  const { change } = await executeWith({ renderedBy }, old, 'update');
  expect(asked).toEqual(['0.0.1']);
  expect(change.notes.join()).toContain('templates were updated from 0.0.1');
});

test('names of installed modules come from outside', async () => {
  await expect(
    executeWith({ installedModules: () => new Set(['blog']) }, base, 'add', 'app', 'blog'),
  ).rejects.toThrow('blog is a package');
});

test('targets come into a project of others and leave it as it was', async () => {
  const { tree, change } = await execute(foreign, 'deploy', 'digitalocean');
  expect(tree.get('.mvt.json')?.content).toContain('"deployed"');
  expect(change.blueprint).toBeUndefined();
  const scripts = [...tree].filter(([, { mode }]) => mode === 0o755).map(([path]) => path);
  expect(scripts.length).toBeGreaterThan(0);
  expect(plain((await execute(tree, 'remove', 'deploy')).tree)).toEqual(plain(foreign));
});

test('a file in the way has to be decided about', async () => {
  const occupied = new Map(foreign).set('DEPLOY.md', { content: 'Mine\n' });
  const refused = await execute(occupied, 'deploy', 'heroku').catch((error) => error);
  expect(refused).toBeInstanceOf(Undecided);
  expect(refused.obstacles).toMatchObject([{ kind: 'file', path: 'DEPLOY.md' }]);
  const files = treeFiles(occupied);
  for (const decision of ['keep', 'overwrite'] as const) {
    const decided = { ...command('deploy', 'heroku'), decisions: { 'DEPLOY.md': decision } };
    const { changes } = await executeCommand(files, decided, stack);
    expect(changes.some(({ path }) => path === 'DEPLOY.md')).toBe(decision === 'overwrite');
  }
  await expect(execute(occupied, 'deploy', 'heroku', '--on-conflict', 'abort')).rejects.not.toBeInstanceOf(
    Undecided,
  );
});

test('the folder of a new app has to be decided about', async () => {
  const occupied = new Map(base).set('blog/views.py', { content: 'MINE = 1\n' });
  const refused = await execute(occupied, 'add', 'app', 'blog').catch((error) => error);
  expect(refused.obstacles).toMatchObject([{ kind: 'folder', path: 'blog' }]);
  const kept = await execute(occupied, 'add', 'app', 'blog', '--on-conflict', 'keep');
  expect(kept.tree.get('blog/views.py')?.content).toContain('MINE = 1');
  const decided = { ...command('add', 'app', 'blog'), decisions: { blog: 'overwrite' } } as const;
  const { changes } = await executeCommand(treeFiles(occupied), decided, stack);
  expect(changes.find(({ path }) => path === 'blog/views.py')?.after).not.toContain('MINE');
});

test('questions that are open are named, and none whose answer is known', () => {
  const open = (tree: typeof base, ...argv: string[]) =>
    openOptions(treeFiles(tree), command(...argv), stack);
  expect(open(base, 'add', 'i18n')).toEqual(['languages']);
  expect(open(base, 'add', 'i18n', '--languages', 'de')).toEqual([]);
  expect(open(render({ ...shop, features: ['i18n'] }), 'add', 'i18n')).toEqual([]);
  expect(open(foreign, 'deploy', 'digitalocean')).toEqual(open(base, 'deploy', 'digitalocean'));
  expect(open(base, 'deploy', 'digitalocean')).toHaveLength(1);
  expect(open(base, 'remove', 'deploy')).toEqual([]);
});

test('commands that change nothing are refused', async () => {
  await expect(execute(base, 'status')).rejects.toThrow('create-mvt-app status does not change anything');
});

test.each([
  ['as it was made', []],
  ['with a feature', [['add', 'auth']]],
  ['with a target', [['deploy', 'heroku']]],
])('a project %s is up to date, and an update says so too', async (_, lines) => {
  const tree = await executeAll(base, lines);
  expect(isUpToDate(treeFiles(tree), stack, {})).toBe(true);
  expect((await execute(tree, 'update')).paths).toEqual([]);
});

test('a project whose workflows have to go to the top of a repository is not up to date', async () => {
  const around = { folder: 'web', workflows: [] };
  const tree = await executeAll(base, [['add', 'ci']]);
  expect(isUpToDate(treeFiles(tree), stack, { around })).toBe(false);
  expect((await executeWith({ around }, tree, 'update')).paths).not.toEqual([]);
});
