// What adding and removing print: --dry-run with its diff, --json, --quiet, colours, and exit codes.
import { appendFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { run, temporaryFolder } from '../helpers/command.ts';
import { change, done, foreign, post } from './apps.ts';
import { fileLines, listing, makeProject } from './helpers.ts';

describe('--dry-run', () => {
  test('shows every line that would change, and writes nothing', async () => {
    const shop = await makeProject(temporaryFolder());
    const before = listing(shop);
    const { stdout } = await done(shop, 'add app blog', '--model', post, '--dry-run');
    expect(stdout).toMatch(/^--- a\/shop\/settings\.py\n\+\+\+ b\/shop\/settings\.py\n@@ .*\n/m);
    expect(stdout).toMatch(/^ {5}"pages",\n\+ {4}"blog",\n/m);
    expect(stdout).toMatch(/^\+ {4}path\("blog\/", include\("blog\.urls"\)\),\n/m);
    expect(stdout).toMatch(/^\+class Post\(models\.Model\):\n/m);
    expect(stdout).toContain('Nothing was written: this was a dry run.');
    expect(stdout).not.toContain('is now part of the project');
    expect(listing(shop)).toEqual(before);
  });

  test('lists the files that the real run then writes', async () => {
    const shop = await makeProject(temporaryFolder());
    const dry = await done(shop, 'add app blog', '--model', post, '--dry-run');
    expect(fileLines(await done(shop, 'add app blog', '--model', post))).toEqual(fileLines(dry));
    const { stdout } = await done(shop, 'remove app blog', '--dry-run');
    expect(stdout).toMatch(/^ +remove {2}blog\/views\.py$/m);
    expect(stdout).toMatch(/^- {4}"blog",\n/m);
    expect(readdirSync(shop)).toContain('blog');
  });

  test('is coloured where colours are wanted, and only there', async () => {
    const shop = await makeProject(temporaryFolder());
    const args = ['add', 'app', 'blog', '--no-install', '--dry-run'];
    const env = { NO_COLOR: undefined, FORCE_COLOR: '1' };
    const { stdout } = await run(shop, args, { env });
    expect(stdout).toContain('\x1b[32m+    "blog",\x1b[39m');
    expect((await run(shop, [...args, '--no-color'], { env })).stdout).not.toContain('\x1b');
    expect((await run(shop, args)).stdout).not.toContain('\x1b');
  });

  test('of something done already shows no change', async () => {
    const shop = await makeProject(temporaryFolder());
    await done(shop, 'add app blog');
    const { stdout } = await done(shop, 'add app blog', '--dry-run');
    expect(stdout.trim()).toBe('Nothing was written: this was a dry run.');
  });

  test('says what would be left to do by hand', async () => {
    const site = foreign({
      'mysite/settings.py': 'INSTALLED_APPS = find_apps()\nROOT_URLCONF = "mysite.urls"\n',
    });
    const before = listing(site);
    const { exitCode, stdout } = await change(site, 'add app blog', '--dry-run');
    expect(exitCode).toBe(1);
    expect(stdout).toContain('INSTALLED_APPS = [*INSTALLED_APPS, "blog.apps.BlogConfig"]');
    expect(listing(site)).toEqual(before);
  });
});

describe('--json prints one document', () => {
  const json = async (cwd: string, line: string, ...more: string[]) => {
    const result = await change(cwd, line, ...more, '--json');
    const document = JSON.parse(result.stdout);
    expect(document).toMatchObject({ exitCode: result.exitCode, ok: result.exitCode === 0 });
    return { stderr: result.stderr, document };
  };

  test('of an app that was added and removed', async () => {
    const shop = await makeProject(temporaryFolder());
    const before = Object.keys(listing(shop));
    const { document, stderr } = await json(shop, 'add app blog', '--model', post);
    expect(stderr).toBe('');
    expect(document).toMatchObject({ directory: shop, dryRun: false, byHand: [], kept: [], steps: [] });
    expect(document.next).toEqual([
      'python manage.py makemigrations blog',
      'python manage.py migrate',
      'python manage.py runserver',
    ]);
    const news = Object.entries(listing(shop)).filter(
      ([path, what]) => !before.includes(path) && !what.startsWith('folder'),
    );
    const changed = ['.mvt.json', 'README.md', 'shop/settings.py', 'shop/urls.py'];
    expect(document.files).toHaveLength(news.length + changed.length);
    expect(document.files).toEqual(
      expect.arrayContaining([
        ...news.map(([path]) => ({ path, action: 'create' })),
        ...changed.map((path) => ({ path, action: 'change' })),
      ]),
    );
    const removal = await json(shop, 'remove app blog');
    expect(removal.document.files).toHaveLength(document.files.length);
    expect(removal.document).toMatchObject({ byHand: [], kept: [], steps: [] });
    expect(Object.keys(listing(shop))).toEqual(before);
  });

  test('of a dry run', async () => {
    const shop = await makeProject(temporaryFolder());
    const before = listing(shop);
    const { document } = await json(shop, 'add app blog', '--dry-run');
    expect(document).toMatchObject({ dryRun: true, byHand: [] });
    expect(document.files).toContainEqual({
      ...{ path: 'blog/apps.py', action: 'create' },
      diff: expect.stringMatching(/^--- a\/blog\/apps\.py\n\+\+\+ b\/blog\/apps\.py\n@@ .+ @@\n\+\S/),
    });
    expect(document.files).toContainEqual({ path: '.mvt.json', action: 'change' });
    expect(listing(shop)).toEqual(before);
  });

  test('with what has to be done by hand', async () => {
    const site = foreign({
      'mysite/settings.py': 'INSTALLED_APPS = find_apps()\nROOT_URLCONF = "mysite.urls"\n',
    });
    const { document } = await json(site, 'add app blog');
    expect(document).toMatchObject({ ok: false, exitCode: 1 });
    expect(document.byHand).toEqual([
      {
        path: 'mysite/settings.py',
        where: 'add at the end',
        lines: ['INSTALLED_APPS = [*INSTALLED_APPS, "blog.apps.BlogConfig"]'],
        reason: 'INSTALLED_APPS is computed',
      },
    ]);
  });

  test('with what is kept', async () => {
    const shop = await makeProject(temporaryFolder());
    await done(shop, 'add app blog');
    appendFileSync(join(shop, 'blog/views.py'), '\n# mine\n');
    const { document } = await json(shop, 'remove app blog');
    expect(document.kept).toEqual(['blog/views.py']);
    expect(document.files).toContainEqual({ path: 'blog/views.py', action: 'keep' });
  });

  test.each([
    ['a bad name', 'add app class'],
    ['an unknown app', 'remove app blgo'],
    ['an unknown command', 'add ap'],
    ['faults of a model', 'add model pages.Post title:chr body:txt'],
  ])('of a failure: %s', async (_what, line) => {
    const shop = await makeProject(temporaryFolder());
    const { document, stderr } = await json(shop, line);
    expect(document).toMatchObject({ ok: false, exitCode: 2, error: expect.any(String) });
    expect(stderr.split('\n')[0]).toBe(`error: ${document.error.split('\n')[0]}`);
  });
});

test('--quiet prints nothing when all goes well, and what is wrong when not', async () => {
  const shop = await makeProject(temporaryFolder());
  const silent = { exitCode: 0, stdout: '', stderr: '' };
  expect(await change(shop, 'add app blog', '--model', post, '--quiet')).toEqual(silent);
  expect(await change(shop, 'add model blog.Tag name', '--quiet')).toEqual(silent);
  expect(await change(shop, 'remove model blog.Tag', '--quiet')).toEqual(silent);
  expect(await change(shop, 'remove app blog', '--quiet')).toEqual(silent);
  const failed = await change(shop, 'remove app blog', '--quiet');
  expect(failed).toMatchObject({ exitCode: 2, stdout: '' });
  expect(failed.stderr).toMatch(/^error: .+$/);
  const site = foreign({
    'mysite/settings.py': 'INSTALLED_APPS = find_apps()\nROOT_URLCONF = "mysite.urls"\n',
  });
  const byHand = await change(site, 'add app blog', '--quiet');
  expect(byHand).toMatchObject({ exitCode: 1, stdout: '' });
  expect(byHand.stderr).toContain('INSTALLED_APPS = [*INSTALLED_APPS, "blog.apps.BlogConfig"]');
});
