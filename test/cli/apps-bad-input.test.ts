// Bad input to add and remove: words, names and options end in one line on stderr, exit code 2 and nothing written.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { run } from '../helpers/command.ts';
import { change, done, foreign, startedApp } from './apps.ts';
import { expectFailure, listing } from './helpers.ts';

const polls = {
  ...startedApp,
  'mysite/settings.py':
    'INSTALLED_APPS = [\n    "django.contrib.auth",\n    "polls",\n    "other.blog",\n    "taggit",\n]\nROOT_URLCONF = "mysite.urls"\n',
  'other/__init__.py': '',
  'other/blog/__init__.py': '',
  'shared.py': 'X = 1\n',
};

async function refuses(args: readonly string[], message: RegExp, site = foreign(polls)): Promise<void> {
  const before = listing(site);
  expectFailure(await run(site, args), 2, message);
  expect(listing(site)).toEqual(before);
}

const badNames: readonly (readonly [name: string, reason: RegExp])[] = [
  ['', /empty/],
  ['1st', /starts with a digit/],
  ['a b', /not a Python name/],
  ['a/b', /not a Python name/],
  ['../up', /not a Python name/],
  ['_', /not a Python name/],
  ['ünïcode', /not a Python name/],
  ['blog\n', /not a Python name/],
  ['blog\x1b[2J', /not a Python name/],
  ['a'.repeat(300), /300 characters/],
  ['class', /keyword/],
  ['None', /keyword/],
  ['test', /standard library/],
  ['calendar', /standard library/],
  ['django', /Django/],
  ['auth', /Django's own apps/],
  ['Admin', /Django's own apps/],
  ['static', /every project has/],
  ['templates', /every project has/],
  ['nul', /Windows/],
];

test.each(badNames)('add app %j', (name, reason) => refuses(['add', 'app', name], reason));

test('add app with a name in capitals', () =>
  refuses(['add', 'app', 'CamelApp'], /is not in lower case: choose camel_app\./));

test.each(badNames.filter(([name]) => !/[\s]/.test(name) && name !== ''))('add model of an app %j', (name) =>
  refuses(['add', 'model', `${name}.Post`, 'title'], /./),
);

describe('a name that is taken:', () => {
  test.each([
    [
      'an app that is installed',
      'polls',
      /already has an app polls.*mysite\/settings\.py installs "polls".*add model polls\./,
    ],
    ['an app that is installed, in capitals', 'Polls', /already has an app polls/],
    ['an app under another path', 'blog', /already has an app blog.*installs "other\.blog"/],
    ['an installed package', 'taggit', /already has an app taggit/],
    ['the package of the settings', 'mysite', /mysite/],
    ['a module of the project', 'shared', /shared\.py is already a module of the project/],
    ['a package that is no app', 'other', /other\/ already exists/],
  ])('%s', (_what, name, message) => refuses(['add', 'app', name], message));

  test('a package in the virtual environment', async () => {
    const site = foreign();
    const environment = join(site, '.venv');
    mkdirSync(join(environment, 'lib/python3.12/site-packages/foo'), { recursive: true });
    mkdirSync(join(environment, 'bin'));
    writeFileSync(join(environment, 'lib/python3.12/site-packages/bar.py'), '');
    writeFileSync(join(environment, 'bin/python'), '#!/bin/sh\nexit 1\n', { mode: 0o755 });
    for (const name of ['foo', 'bar']) {
      const message = new RegExp(`${name} is a package in the project's environment`);
      await refuses(['add', 'app', name, '--no-install'], message, site);
    }
  });

  test('a label that an AppConfig sets', () =>
    refuses(
      ['add', 'app', 'news'],
      /polls already has the label news/,
      foreign({
        ...polls,
        'polls/apps.py':
          'from django.apps import AppConfig\n\n\nclass PollsConfig(AppConfig):\n    name = "polls"\n    label = "news"\n',
      }),
    ));

  test('a folder with files', async () => {
    const site = foreign({ 'blog/notes.txt': 'mine\n' });
    await refuses(
      ['add', 'app', 'blog', '--no-install'],
      /blog\/ already exists.*notes\.txt.*--on-conflict keep/,
      site,
    );
    await done(site, 'add app blog', '--on-conflict', 'keep');
    expect(listing(site)).toHaveProperty('blog/urls.py');
    expect(listing(site)['blog/notes.txt']).toBe('644 mine\n');
  });
});

test.each([
  ['as it is', 'health/'],
  ['without its slash', 'health'],
])('an address that is taken, %s', (_what, path) =>
  refuses(
    ['add', 'app', 'news', '--path', path],
    /URL "\/health\/" is already taken, in mysite\/urls\.py.*--path/,
  ),
);

test.each([
  ['a space', 'a b'],
  ['a query', 'a?b'],
  ['a converter', '<int:pk>/'],
  ['control characters', 'a\x1b[2J'],
  ['a quote', 'a"b'],
])('a --path with %s', (_what, path) => refuses(['add', 'app', 'news', '--path', path], /^error: --path: /));

describe('words:', () => {
  test.each([
    ['add', [], /Specify what to add: app, model, field, or features: auth, /],
    ['remove', [], /Specify what to remove: app, model, field, or features: auth, /],
    ['add', ['appp'], /Unknown feature "appp", did you mean app\?/],
    ['add', ['modle', 'x'], /Unknown feature "modle", did you mean model\?|Unknown feature "modle": /],
    ['remove', ['modl', 'x'], /Unknown feature "modl", did you mean model\?/],
    ['add', ['blog'], /Unknown feature "blog": the features are auth, .*create-mvt-app add app blog/],
    ['remove', ['\x1b[2J'], /Unknown feature/],
    ['add', ['app'], /The name is missing: create-mvt-app add app <name>/],
    ['add', ['model'], /The name is missing: create-mvt-app add model/],
    ['remove', ['app'], /The name is missing: create-mvt-app remove app/],
    ['remove', ['model'], /The name is missing: create-mvt-app remove model/],
    ['add', ['app', 'news', 'Post'], /Unexpected argument "Post": put a model in quotes after --model/],
    ['remove', ['app', 'polls', 'news'], /has not added an app "/],
    ['remove', ['model', 'polls.Post', 'title'], /Unexpected argument "title"/],
    ['add', ['model', 'Post', 'title'], /"Post" does not name a model of an app: write app\.Model/],
    ['add', ['model', 'polls.', 'title'], /does not name a model/],
    ['add', ['model', '.Post', 'title'], /does not name a model/],
    ['add', ['model', 'a.b.Post', 'title'], /does not name a model/],
    ['add', ['model', 'pols.Post', 'title'], /no app "pols" of its own, did you mean polls\?/],
    ['add', ['model', 'weather.Post', 'title'], /no app "weather".*create-mvt-app add app weather/],
    ['add', ['model', 'taggit.Post', 'title'], /taggit.*is installed, but its code is not in this project/],
  ])('%s %j', (verb, words, message) => refuses([verb, ...words], message));
});

describe('options:', () => {
  test.each([
    [
      'one of a project',
      ['add', 'app', 'news', '--database', 'sqlite'],
      /--database is not an option of create-mvt-app add app/,
    ],
    [
      'one of add',
      ['remove', 'app', 'news', '--model', 'Post title'],
      /--model is not an option of create-mvt-app remove app/,
    ],
    [
      'one of add app',
      ['add', 'model', 'polls.Post', 'title', '--path', 'x'],
      /--path is not an option of create-mvt-app add model/,
    ],
    ['one of an app for a project', ['--views', 'class'], /--views is not an option of create-mvt-app/],
    [
      'an unknown one',
      ['add', 'app', 'news', '--modle', 'x'],
      /Unknown option --modle, did you mean --model\?/,
    ],
    ['an unknown value', ['add', 'app', 'news', '--views', 'clas'], /--views.*did you mean class\?/],
    ['no value', ['add', 'app', 'news', '--model'], /--model needs a value/],
    ['an option as a value', ['add', 'app', 'news', '--model', '--yes'], /--model needs a value/],
    ['twice', ['add', 'app', 'news', '--path', 'a', '--path', 'b'], /--path is given twice/],
    [
      'no settings of that name',
      ['add', 'app', 'news', '--settings', 'mysite.prod'],
      /--settings names mysite\.prod/,
    ],
    ['a Python that is missing', ['add', 'app', 'news', '--python', './no'], /--python \.\/no does not work/],
    [
      '--no-install and --python',
      ['add', 'app', 'news', '--no-install', '--python', 'python3'],
      /cannot be used together/,
    ],
    ['--quiet and --json', ['remove', 'app', 'news', '--quiet', '--json'], /cannot be used together/],
    ['a --cwd that is missing', ['add', 'app', 'news', '--cwd', 'missing'], /--cwd missing is not a folder/],
  ])('%s', async (_what, args, message) => {
    const site = foreign(polls);
    const before = listing(site);
    const result = await run(site, args);
    expect(result.exitCode).toBe(2);
    expect(result.stderr).toMatch(/^[^\n\p{Cc}]+$/u);
    expect(result.stderr).toMatch(message);
    expect(listing(site)).toEqual(before);
  });
});

test('an app that this tool did not add is not removed', async () => {
  const site = foreign(polls);
  const before = listing(site);
  expectFailure(await change(site, 'remove app polls'), 2, /has not added an app "polls"/);
  expect(listing(site)).toEqual(before);
});
