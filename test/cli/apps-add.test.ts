// `add app` on a project that this tool made: its files, its registration, and doing it again.
import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../helpers/command.ts';
import { change, done, expectPython, post, withPython } from './apps.ts';
import { expectFailure, fileLines, flaws, listing, makeProject } from './helpers.ts';

const shell = [
  '__init__.py',
  'admin.py',
  'apps.py',
  'migrations/__init__.py',
  'models.py',
  'templates/blog/index.html',
  'tests.py',
  'urls.py',
  'views.py',
];
const pages = ['confirm_delete', 'detail', 'form', 'list'].map((page) => `templates/blog/post_${page}.html`);

const lineOf = (project: string, path: string, text: string) =>
  readFileSync(join(project, path), 'utf8')
    .split('\n')
    .filter((line) => line.includes(text));

const created = (result: Parameters<typeof fileLines>[0]) =>
  fileLines(result).flatMap((line) => (line.startsWith('create blog/') ? [line.slice(12)] : []));

describe.each(['class', 'function'])('with views as a %s', (views) => {
  withPython.each([
    ['no models', [], shell],
    ['a model', ['--model', post], [...shell, 'forms.py', ...pages]],
  ])('an app of %s has the documented layout and is registered', async (_what, args, files) => {
    const shop = await makeProject(temporaryFolder());
    const result = await done(shop, 'add app blog', '--views', views, ...args);
    expect(created(result).sort()).toEqual([...files].sort());
    expect(fileLines(result).filter((line) => line.startsWith('change'))).toEqual([
      'change .mvt.json',
      ...(args.length > 0 ? ['change README.md'] : []),
      'change shop/settings.py',
      'change shop/urls.py',
    ]);
    expect(lineOf(shop, 'shop/settings.py', 'blog')).toEqual(['    "blog",']);
    expect(lineOf(shop, 'shop/urls.py', 'blog')).toEqual(['    path("blog/", include("blog.urls")),']);
    expect(lineOf(shop, 'blog/urls.py', 'app_name = ')).toEqual(['app_name = "blog"']);
    const kind = views === 'class' ? /^class \w+View\(/m : /^def \w+\(request/m;
    expect(readFileSync(join(shop, 'blog/views.py'), 'utf8')).toMatch(kind);
    expect(flaws(shop)).toEqual([]);
    expectPython(shop);
  });
});

test('what is next names the migration only where there are models, and the way back', async () => {
  const shop = await makeProject(temporaryFolder());
  const plain = await done(shop, 'add app news');
  expect(plain.stdout).not.toContain('makemigrations');
  expect(plain.stdout).toContain('npx create-mvt-app remove app news');
  const { stdout } = await done(shop, 'add app blog', '--model', post);
  expect(stdout).toMatch(/manage\.py makemigrations blog\n.*manage\.py migrate\n.*manage\.py runserver\n/);
  expect(stdout).toContain('http://127.0.0.1:8000/blog/');
});

test.each([
  ['articles', 'articles/'],
  ['articles/', 'articles/'],
  ['/articles/', 'articles/'],
  ['a/b', 'a/b/'],
])('--path %s', async (path, route) => {
  const shop = await makeProject(temporaryFolder());
  const { stdout } = await done(shop, 'add app blog', '--path', path);
  expect(lineOf(shop, 'shop/urls.py', 'blog')).toEqual([`    path("${route}", include("blog.urls")),`]);
  expect(stdout).toContain(`http://127.0.0.1:8000/${route}\n`);
});

test('a name with a dash becomes one with an underscore', async () => {
  const shop = await makeProject(temporaryFolder());
  await done(shop, 'add app my-news');
  expect(listing(shop)).toHaveProperty('my_news/urls.py');
  expect(lineOf(shop, 'shop/settings.py', 'news')).toEqual(['    "my_news",']);
  const before = listing(shop);
  await done(shop, 'remove app my-news');
  expect(Object.keys(listing(shop)).filter((path) => path.startsWith('my_news'))).toEqual([]);
  await done(shop, 'add app my_news');
  expect(listing(shop)).toEqual(before);
});

test.each([
  ['a folder in the project', 'shop/static/css', []],
  ['the folder above, where it is the only project', '', []],
  ['elsewhere, with --cwd', 'elsewhere', ['--cwd', '../shop']],
])('it is the same from %s', async (_what, place, args) => {
  const reference = await makeProject(temporaryFolder());
  await done(reference, 'add app blog', '--model', post);
  const folder = temporaryFolder();
  const shop = await makeProject(folder);
  mkdirSync(join(folder, 'elsewhere'));
  const { stdout } = await done(join(folder, place), 'add app blog', '--model', post, ...args);
  const { '.env': _one, ...expected } = listing(reference);
  const { '.env': _other, ...found } = listing(shop);
  expect(found).toEqual(expected);
  expect(stdout).toMatch(/^ {2}cd .+\n {2}python manage\.py makemigrations blog/m);
});

describe('a second time', () => {
  test.each([[[]], [['--model', post, '--model', 'Tag name']]])(
    'the same changes nothing and says so: %j',
    async (args) => {
      const shop = await makeProject(temporaryFolder());
      await done(shop, 'add app blog', ...args);
      const before = listing(shop);
      const { stdout } = await done(shop, 'add app blog', ...args);
      expect(stdout.trim()).toBe('The app blog is already up to date: nothing had to be changed.');
      expect(listing(shop)).toEqual(before);
    },
  );

  test.each([
    ['another address', ['--path', 'news']],
    ['another style', ['--views', 'function']],
    ['a model', ['--model', 'Post title']],
  ])('with %s is refused', async (_what, args) => {
    const shop = await makeProject(temporaryFolder());
    await done(shop, 'add app blog');
    const before = listing(shop);
    const again = await change(shop, 'add app blog', ...args);
    expectFailure(again, 2, /^error: The app blog already exists, added with --views class.*add model blog/);
    expect(listing(shop)).toEqual(before);
  });

  test('what was deleted meanwhile comes back, and what was edited stays', async () => {
    const shop = await makeProject(temporaryFolder());
    await done(shop, 'add app blog', '--model', post);
    const { '.mvt.json': _record, ...before } = listing(shop);
    rmSync(join(shop, 'blog/templates/blog/post_list.html'));
    rmSync(join(shop, 'blog/forms.py'));
    appendFileSync(join(shop, 'blog/models.py'), '\n# mine\n');
    const result = await done(shop, 'add app blog', '--model', post);
    expect(fileLines(result)).toEqual(
      expect.arrayContaining(['create blog/forms.py', 'create blog/templates/blog/post_list.html']),
    );
    const { '.mvt.json': _again, ...after } = listing(shop);
    expect(after).toEqual({ ...before, 'blog/models.py': `${before['blog/models.py']}\n# mine\n` });
  });
});

test('new files that a .gitignore leaves out are named, with the line that adds them', async () => {
  const shop = await makeProject(temporaryFolder());
  execFileSync('git', ['init', '--quiet'], { cwd: shop });
  expect((await done(shop, 'add app news')).stdout).not.toContain('git add');
  appendFileSync(join(shop, '.gitignore'), 'blog/templates/\n');
  const { stdout } = await done(shop, 'add app blog');
  expect(stdout).toContain('Add them with: git add --force blog/templates/blog/index.html\n');
});
