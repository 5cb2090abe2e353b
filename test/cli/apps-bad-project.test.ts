// Projects that cannot be changed: none, several, damaged, read-only, or leading elsewhere; one line and nothing written.
import { chmodSync, mkdirSync, readFileSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { run, temporaryFolder } from '../helpers/command.ts';
import { change, done, foreign, managePy, plainSettings, write } from './apps.ts';
import { expectFailure, listing, makeProject, runUnprivileged } from './helpers.ts';

async function refuses(folder: string, message: RegExp, exitCode = 2, args: readonly string[] = []) {
  const before = listing(folder);
  const result = await run(folder, ['add', 'app', 'blog', '--no-install', ...args]);
  expectFailure(result, exitCode, message);
  expect(listing(folder)).toEqual(before);
}

describe('which project', () => {
  test('none', async () => {
    const folder = temporaryFolder();
    for (const line of [
      'add app blog',
      'add model blog.Post title',
      'remove app blog',
      'remove model blog.Post',
    ]) {
      expectFailure(await change(folder, line), 2, /No Django project was found in .*no manage\.py.*--cwd/);
    }
    expect(listing(folder)).toEqual({});
  });

  test('several below', async () => {
    const folder = temporaryFolder();
    for (const name of ['one', 'two']) foreign({}, join(folder, name));
    await refuses(folder, /several Django projects here, in one, two: choose one, as in --cwd one/);
    await done(folder, 'add app blog', '--cwd', 'two');
    expect(listing(folder)).toHaveProperty('two/blog/apps.py');
    expect(listing(folder)).not.toHaveProperty('one/blog');
  });

  test('a folder called manage.py', async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'manage.py'));
    await refuses(folder, /No Django project/);
  });
});

describe('which settings', () => {
  const two = {
    'manage.py':
      'import sys\n\nfrom django.core.management import execute_from_command_line\n\nexecute_from_command_line(sys.argv)\n',
    'mysite/settings.py': plainSettings,
    'mysite/settings_live.py': plainSettings,
    'other/__init__.py': '',
    'other/settings.py': plainSettings,
  };

  test('two that could be meant, and --settings says which', async () => {
    const site = foreign(two);
    await refuses(site, /Both \S+ and \S+ could be the settings: choose one, as in --settings /);
    const before = listing(site);
    await done(site, 'add app blog', '--settings', 'other.settings');
    expect(listing(site)['other/settings.py']).toContain('"blog.apps.BlogConfig"');
    expect(listing(site)['mysite/settings.py']).toBe(before['mysite/settings.py']);
  });

  test('DJANGO_SETTINGS_MODULE says which, and --settings counts more', async () => {
    const site = foreign(two);
    const env = { DJANGO_SETTINGS_MODULE: 'other.settings' };
    const args = ['add', 'app', 'blog', '--no-install'];
    expect(await run(site, args, { env })).toMatchObject({ exitCode: 0, stderr: '' });
    expect(listing(site)['other/settings.py']).toContain('"blog.apps.BlogConfig"');
    const both = foreign(two);
    await run(both, [...args, '--settings', 'mysite.settings'], { env });
    expect(listing(both)['mysite/settings.py']).toContain('"blog.apps.BlogConfig"');
  });

  test('a module in DJANGO_SETTINGS_MODULE that is missing', async () => {
    const site = foreign();
    const before = listing(site);
    const env = { DJANGO_SETTINGS_MODULE: 'mysite.live' };
    expectFailure(
      await run(site, ['add', 'app', 'blog'], { env }),
      2,
      /DJANGO_SETTINGS_MODULE names mysite\.live/,
    );
    expect(listing(site)).toEqual(before);
  });

  test('none at all', async () => {
    const site = foreign({ 'manage.py': managePy('gone.settings'), 'mysite/settings.py': 'DEBUG = True\n' });
    await refuses(
      site,
      /manage\.py names gone\.settings, and no module with INSTALLED_APPS was found.*--settings/,
    );
  });
});

test.each([
  [
    'the settings',
    'mysite/settings.py',
    'INSTALLED_APPS = [\n    "a"\n    "b",,\n]\n',
    /settings\.py has a syntax error at line 3, column 9/,
  ],
  [
    'the settings, further on',
    'mysite/settings.py',
    `${plainSettings}def (:\n`,
    /settings\.py has a syntax error at line \d+, column \d+/,
  ],
  [
    'the root URLs',
    'mysite/urls.py',
    'urlpatterns = [\n    path("a/" a),\n]\n',
    /urls\.py has a syntax error at line 2, column \d+/,
  ],
])('a syntax error in %s', (_what, path, text, message) => refuses(foreign({ [path]: text }), message));

describe('what may not be written', () => {
  test.each(['mysite/settings.py', 'mysite/urls.py'])('%s', async (path) => {
    const site = foreign();
    chmodSync(join(site, path), 0o444);
    await refuses(site, new RegExp(`${path} is read-only: make it writable`), 1);
  });

  test('a file of an app, on its way out', async () => {
    const shop = await makeProject(temporaryFolder());
    await done(shop, 'add app blog');
    chmodSync(join(shop, 'blog/views.py'), 0o444);
    const before = listing(shop);
    expectFailure(await change(shop, 'remove app blog'), 1, /blog\/views\.py is read-only/);
    expect(listing(shop)).toEqual(before);
  });

  test('the folder of the project', async () => {
    const folder = temporaryFolder();
    chmodSync(folder, 0o755);
    const site = foreign({}, join(folder, 'site'));
    chmodSync(site, 0o555);
    const before = listing(site);
    const result = await runUnprivileged(site, ['add', 'app', 'blog', '--no-install']);
    expect(result.stderr).toMatch(/^error: Cannot [^\n]+$/);
    expect([1, 2]).toContain(result.exitCode);
    expect(listing(site)).toEqual(before);
  });
});

describe('links', () => {
  test('settings that lie outside', async () => {
    const folder = temporaryFolder();
    const site = foreign({}, join(folder, 'site'));
    renameSync(join(site, 'mysite/settings.py'), join(folder, 'outside.py'));
    symlinkSync('../../outside.py', join(site, 'mysite/settings.py'));
    await refuses(site, /settings\.py is a link/);
    expect(readFileSync(join(folder, 'outside.py'), 'utf8')).toBe(plainSettings);
  });

  test('the package of the settings, outside', async () => {
    const folder = temporaryFolder();
    const site = foreign({}, join(folder, 'site'));
    renameSync(join(site, 'mysite'), join(folder, 'mysite'));
    symlinkSync('../mysite', join(site, 'mysite'));
    await refuses(site, /mysite is a link that leads out of the project/);
  });

  test('the place of the app, outside and nowhere', async () => {
    const folder = temporaryFolder();
    const site = foreign({}, join(folder, 'site'));
    mkdirSync(join(folder, 'elsewhere'));
    symlinkSync('../elsewhere', join(site, 'blog'));
    await refuses(site, /blog/);
    expect(listing(join(folder, 'elsewhere'))).toEqual({});
    const other = foreign({});
    symlinkSync('nowhere', join(other, 'blog'));
    await refuses(other, /blog/);
  });

  test('a folder of an app that leads outside, when the app is removed', async () => {
    const folder = temporaryFolder();
    const site = foreign({}, join(folder, 'site'));
    await done(site, 'add app blog');
    renameSync(join(site, 'blog/static'), join(folder, 'static'));
    symlinkSync('../../static', join(site, 'blog/static'));
    const before = listing(folder);
    expectFailure(
      await change(site, 'remove app blog'),
      2,
      /blog\/static is a link that leads out of the project/,
    );
    expect(listing(folder)).toEqual(before);
  });
});

test.each([
  ['no JSON', '{', /\.mvt\.json/],
  ['empty', '', /\.mvt\.json/],
  ['no object', '[]', /\.mvt\.json/],
  ['apps that are none', '{"version": "0.1.0", "apps": 1}', /\.mvt\.json/],
  ['an app without a name', '{"version": "0.1.0", "apps": [{}]}', /\.mvt\.json/],
  ['a newer version', '{"version": "99.0.0"}', /\.mvt\.json.*99\.0\.0/],
  [
    'a file outside the project',
    '{"version": "0.1.0", "files": {"../x": "0000000000000000"}}',
    /\.mvt\.json/,
  ],
])('a .mvt.json with %s', async (_what, text, message) => {
  const site = foreign();
  write(site, { '.mvt.json': text });
  await refuses(site, message);
});

test('a record that names a file outside the project takes nothing away there', async () => {
  const folder = temporaryFolder();
  const site = foreign({}, join(folder, 'site'));
  await done(site, 'add app blog');
  write(folder, { 'outside.txt': '' });
  const place = join(site, '.mvt.json');
  const record = JSON.parse(readFileSync(place, 'utf8'));
  const empty = record.files['blog/__init__.py'];
  for (const path of ['blog/../../outside.txt', '../outside.txt']) {
    writeFileSync(place, JSON.stringify({ ...record, files: { ...record.files, [path]: empty } }));
    const before = listing(folder);
    expectFailure(
      await change(site, 'remove app blog'),
      2,
      /\.mvt\.json: files: ".*outside\.txt" is not a path inside the project/,
    );
    expect(listing(folder)).toEqual(before);
  }
});

test('a record with a spec that is damaged is named, when it is needed', async () => {
  const shop = await makeProject(temporaryFolder());
  await done(shop, 'add app blog', '--model', 'Post title');
  const place = join(shop, '.mvt.json');
  writeFileSync(place, readFileSync(place, 'utf8').replace('"Post title"', '"Post title:chr"'));
  const before = listing(shop);
  const result = await change(shop, 'remove model blog.Post');
  expect(result).toMatchObject({ exitCode: 2, stdout: '' });
  expect(result.stderr).toMatch(/\.mvt\.json: apps, blog, model 1.*chr/s);
  expect(result.stderr).not.toMatch(/^ +at /m);
  expect(listing(shop)).toEqual(before);
});
