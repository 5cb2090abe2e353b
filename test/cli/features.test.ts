// Features added to and removed from projects: nothing is lost, nothing is left, and what is refused.

import { appendFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { FeatureName } from '../../lib/stacks/django/presets.ts';
import { run, temporaryFolder } from '../helpers/command.ts';
import { featureNames, withNeeds } from '../helpers/django.ts';
import { runs, testWith } from '../helpers/tools.ts';
import { change, done } from './apps.ts';
import { commit, committed, files } from './committed.ts';
import { expectFailure } from './helpers.ts';

const test = testWith({ git: runs('git', '--version') });

/** Adds a feature to a project that has no database yet. */
const add = (shop: string, name: FeatureName) =>
  done(shop, `add ${name}${name === 'auth' ? ' --user-model custom' : ''}`);

/** Takes features out; nobody knows whether a user model may go, so that has to be forced. */
async function remove(shop: string, ...names: FeatureName[]): Promise<void> {
  const force = names.includes('auth') ? ['--force'] : [];
  const result = await run(shop, ['remove', ...names, ...force]);
  expect(result, names.join(' ')).toMatchObject({ exitCode: 0, stderr: '' });
}

test.each(featureNames.map((name) => [name]))(
  '%s added later is the project made with it, and removing it gives back every byte',
  async (name) => {
    const made = await committed('--features', name);
    const shop = await committed();
    const before = files(shop);
    await add(shop, name);
    expect(files(shop)).toEqual(files(made));
    commit(shop);
    await remove(shop, ...withNeeds([name]));
    expect(files(shop)).toEqual(before);
  },
);

test('features of any order come out in any other one, and edits by hand stay', async () => {
  const shop = await committed();
  const edits: Readonly<Record<string, string>> = {
    'blog/models.py': '\n\nMINE = 1\n',
    'README.md': '\nMine too.\n',
    'shop/settings.py': '\nMINE = 2\n',
  };
  const before = files(shop);
  const added: FeatureName[] = ['websockets', 'i18n', 'celery', 's3', 'auth', 'react', 'cache', 'ci', 'api'];
  for (const name of added) {
    await add(shop, name);
    commit(shop);
  }
  for (const [path, text] of Object.entries(edits)) appendFileSync(join(shop, path), text);
  commit(shop);
  const removed: FeatureName[] = [
    'auth',
    'react',
    'celery',
    'api',
    'ci',
    's3',
    'i18n',
    'websockets',
    'cache',
  ];
  for (const name of removed) {
    await remove(shop, name);
    commit(shop);
  }
  const expected = Object.entries(before).map(([path, what]) => [path, what + (edits[path] ?? '')]);
  expect(files(shop)).toEqual(Object.fromEntries(expected));
});

test('where both sides changed the same lines there are marks, and the exit code says so', async () => {
  const shop = await committed();
  const path = join(shop, 'shop/__init__.py');
  writeFileSync(path, '"""Mine."""\n');
  commit(shop);
  const result = await change(shop, 'add celery');
  expect(result.exitCode).toBe(1);
  expect(result.stdout + result.stderr).toContain('shop/__init__.py');
  expect(readFileSync(path, 'utf8')).toMatch(/^<{7}.*\n"""Mine\."""\n(.*\n)*={7}\n(.*\n)*>{7}/m);
});

test('a user model is neither put in nor taken out while nobody knows whether there are users', async () => {
  const without = await committed();
  expectFailure(
    await change(without, 'add auth'),
    2,
    /--user-model django if it has.*--user-model custom if/,
  );
  const shop = await committed('--features', 'auth');
  const before = files(shop);
  expectFailure(await run(shop, ['remove', 'auth']), 2, /could not be determined.*--force if it has not/);
  expect(files(shop)).toEqual(before);
});

test('a file that its owner deleted stays deleted', async () => {
  const shop = await committed('--features', 'celery');
  rmSync(join(shop, 'pages/test_tasks.py'));
  commit(shop);
  await done(shop, 'add cache');
  expect(files(shop)).not.toHaveProperty(['pages/test_tasks.py']);
});

test('the windows line endings of a file stay', async () => {
  const shop = await committed();
  const path = join(shop, '.env.example');
  writeFileSync(path, readFileSync(path, 'utf8').replaceAll('\n', '\r\n'));
  commit(shop);
  await done(shop, 'add cache');
  const text = readFileSync(path, 'utf8');
  expect(text).toContain('CACHE_URL');
  expect(text.replaceAll('\r\n', '')).not.toContain('\n');
});

test('what is on already, or off already, changes nothing', async () => {
  const shop = await committed('--features', 'cache');
  const before = files(shop);
  expect((await done(shop, 'add cache')).stdout).toContain('cache is already enabled');
  const removed = await run(shop, ['remove', 'celery']);
  expect(removed).toMatchObject({ exitCode: 0, stderr: '' });
  expect(removed.stdout).toContain('celery is not enabled');
  expect(files(shop)).toEqual(before);
});

test('nothing is touched while something is not committed, unless it is forced', async () => {
  const shop = await committed();
  appendFileSync(join(shop, 'shop/settings.py'), '\nMINE = 1\n');
  const before = files(shop);
  expectFailure(await change(shop, 'add cache'), 2, /Not committed yet: shop\/settings\.py.*--force/);
  expect(files(shop)).toEqual(before);
  await done(shop, 'add cache --force');
  expect(readFileSync(join(shop, 'shop/settings.py'), 'utf8')).toMatch(/CACHES[\s\S]*MINE = 1\n$/);
});

test('a dry run shows what would change, and changes nothing', async () => {
  const shop = await committed();
  const before = files(shop);
  const { stdout } = await done(shop, 'add cache --dry-run');
  expect(stdout).toContain('+CACHE_URL = "" if TESTING else env.str("CACHE_URL", "")');
  expect(files(shop)).toEqual(before);
});

test('status says what is on, and what was changed by hand', async () => {
  const shop = await committed('--features', 'celery,cache');
  appendFileSync(join(shop, 'pages/tasks.py'), '\nMINE = 1\n');
  const { exitCode, stdout } = await run(shop, ['status']);
  expect(exitCode).toBe(0);
  expect(stdout).toMatch(/celery[\s\S]*cache[\s\S]*Changed by you[\s\S]*pages\/tasks\.py/);
  expect(stdout).not.toContain('shop/settings.py');
});

test('other answers are merged like features', async () => {
  const shop = await committed('--features', 'api');
  await done(shop, 'update --pagination cursor --title Other');
  expect(files(shop)).toEqual(
    files(await committed('--features', 'api', '--pagination', 'cursor', '--title', 'Other')),
  );
});

test.each([
  ['an unknown feature', 'add celry', /did you mean celery\?/],
  ['a feature that another one needs', 'remove api', /react cannot work without api.*remove api react/],
])('%s is refused', async (_, line, message) => {
  const shop = await committed('--features', 'react');
  const before = files(shop);
  expectFailure(await run(shop, line.split(' ')), 2, message);
  expect(files(shop)).toEqual(before);
});

test.each([
  ['missing', undefined, /No \.mvt\.json was found here/],
  ['damaged', '{', /\.mvt\.json is not valid JSON.*Restore it/],
  ['empty', '{"version": "0.1.0"}', /\.mvt\.json has no "title".*Restore it from your repository; [^.]+\.$/],
  [
    'that of a project of others',
    '{"version": "0.1.0", "deploy": ["heroku"]}',
    /The project was made without create-mvt-app: .* deploy targets, and remove them again: [^.]+\.$/,
  ],
  [
    'of no version',
    '{"version": "npm:other@1.0.0"}',
    /version: "npm:other@1\.0\.0" is not a version.*Restore it/,
  ],
  ['newer', '{"version": "99.0.0"}', /written by create-mvt-app 99\.0\.0.*npx create-mvt-app@99\.0\.0/],
])('a record that is %s is named, and nothing is touched', async (_, text, message) => {
  const shop = await committed();
  const record = join(shop, '.mvt.json');
  if (text === undefined) rmSync(record);
  else writeFileSync(record, text);
  commit(shop);
  const before = files(shop);
  expectFailure(await change(shop, 'add cache'), 2, message);
  expect(files(shop)).toEqual(before);
});

test('translations of the owner stay, those of a new feature come, and what compiles them is said', async () => {
  const shop = await committed('--features', 'i18n', '--languages', 'en,de');
  const [po, mo] = ['po', 'mo'].map((ending) => join(shop, `locale/de/LC_MESSAGES/django.${ending}`)) as [
    string,
    string,
  ];
  appendFileSync(po, '\n#: blog/views.py:1\nmsgid "Posts"\nmsgstr "Beiträge"\n');
  appendFileSync(mo, 'compiled by its owner');
  commit(shop);
  const compiled = readFileSync(mo);
  const { stdout } = await done(shop, 'add websockets');
  expect(stdout).toMatch(/keep +locale\/de\/LC_MESSAGES\/django\.mo/);
  expect(stdout).toContain('manage.py compilemessages');
  expect(readFileSync(mo)).toEqual(compiled);
  const text = readFileSync(po, 'utf8');
  expect(text).toContain('#: blog/views.py:1\nmsgid "Posts"\nmsgstr "Beiträge"\n');
  expect(text).toContain('msgid "Guest"\nmsgstr "Gast"');
});

test('languages change like other answers, and a dry run shows no bytes', async () => {
  const shop = await committed('--features', 'i18n', '--languages', 'en, de');
  const { stdout } = await done(shop, 'update --languages fr,en --dry-run');
  expect(stdout).toContain('Binary files a/locale/de/LC_MESSAGES/django.mo and b/');
  expect(stdout).not.toMatch(/[\u0080-\u009f\ufffd]/);
  await done(shop, 'update --languages fr,en');
  expect(files(shop)).toEqual(files(await committed('--features', 'i18n', '--languages', 'fr,en')));
});

test.each([
  ['dee', /dee, which is not a language code known to Django, did you mean de\?/],
  ['german', /german, which is not a language code .* did you mean de\?/],
  ['en,en', /names en twice/],
  [',', /does not name a language/],
])('languages %j are refused', async (languages, message) => {
  expectFailure(
    await run(temporaryFolder(), ['shop', '--features', 'i18n', '--languages', languages]),
    2,
    message,
  );
});
