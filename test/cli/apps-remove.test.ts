// `remove app` and `remove model`: the exact inverse, what is kept, what is said about tables, and what is refused.
import { appendFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { keys, runInTerminal, temporaryFolder } from '../helpers/command.ts';
import { change, done, foreign, owned, post, write } from './apps.ts';
import { expectFailure, fileLines, flaws, listing, makeProject } from './helpers.ts';

const comment = 'Comment post:fk:blog.Post body:text';

test('removing everything that was added gives back every byte, in any order', async () => {
  const shop = await makeProject(temporaryFolder());
  const before = listing(shop);
  const steps: (readonly [string, string])[] = [
    ['add app news', 'remove app news'],
    ['add app blog', 'remove app blog'],
    ['add model blog.Post title cover:image', 'remove model blog.Post'],
    ['add model pages.Page title:char:80:unique', 'remove model pages.Page'],
    ['add model news.Item post:fk:blog.Post', 'remove model news.Item'],
  ];
  for (const [add] of steps) await done(shop, add);
  expect(listing(shop)['requirements.txt']).toMatch(/^Pillow/m);
  for (const at of [4, 3, 2, 0, 1]) await done(shop, steps[at]?.[1] ?? '');
  expect(listing(shop)).toEqual(before);
});

test('each step back gives the project of the step before', async () => {
  const site = foreign();
  const before = listing(site);
  await done(site, 'add app blog', '--model', post);
  const withPost = listing(site);
  await done(site, `add model blog.${comment}`);
  const withComment = listing(site);
  await done(site, 'add app news', '--path', 'today');
  await done(site, 'remove app news');
  expect(listing(site)).toEqual(withComment);
  await done(site, 'remove model blog.Comment');
  expect(listing(site)).toEqual(withPost);
  await done(site, 'remove app blog');
  expect(listing(site)).toEqual(before);
});

test('it lists what goes, and says that tables stay and how to drop them', async () => {
  const shop = await makeProject(temporaryFolder());
  await done(shop, 'add app blog', '--model', post, '--model', comment);
  const model = await done(shop, 'remove model blog.Comment');
  expect(fileLines(model)).toContain('change blog/models.py');
  expect(model.stdout).toMatch(/^ +remove {2}blog\/templates\/blog\/comment_list\.html$/m);
  expect(model.stdout).toContain('The model blog.Comment was removed.');
  expect(model.stdout).toMatch(/table blog_comment stays in the database until a migration drops it/);
  expect(model.stdout).toMatch(/manage\.py makemigrations blog\n.*manage\.py migrate blog/);
  const app = await done(shop, 'remove app blog');
  expect(app.stdout).toMatch(/^ +remove {2}blog\/__init__\.py$/m);
  expect(app.stdout).toContain('The app blog was removed.');
  expect(app.stdout).toMatch(/tables? stays? in the database until a migration drops \w+: blog_post\./);
  expect(app.stdout).toContain('migrate blog zero');
  await done(shop, 'add app news');
  expect((await done(shop, 'remove app news')).stdout).not.toMatch(/table/i);
});

describe('what its owner has changed is kept and named', () => {
  test('files of an app', async () => {
    const shop = await makeProject(temporaryFolder());
    const before = listing(shop);
    await done(shop, 'add app blog', '--model', post);
    appendFileSync(join(shop, 'blog/views.py'), '\n# mine\n');
    appendFileSync(join(shop, 'blog/templates/blog/post_list.html'), '<p>Mine</p>\n');
    write(shop, { 'blog/services.py': 'MINE = 1\n' });
    const edited = listing(shop);
    const { stdout } = await done(shop, 'remove app blog');
    const kept = ['blog/views.py', 'blog/templates/blog/post_list.html'];
    for (const path of kept) expect(stdout).toMatch(new RegExp(`^ +keep {2}${path}$`, 'm'));
    expect(stdout).toContain('Your changes were kept.');
    const after = Object.entries(listing(shop)).filter(([, what]) => !what.startsWith('folder'));
    const files = Object.entries(before).filter(([, what]) => !what.startsWith('folder'));
    const mine = [...kept, 'blog/services.py'].map((path) => [path, edited[path]]);
    expect(Object.fromEntries(after)).toEqual({ ...Object.fromEntries(files), ...Object.fromEntries(mine) });
  });

  test('code of a model', async () => {
    const shop = await makeProject(temporaryFolder());
    await done(shop, 'add app blog', '--model', post, '--model', comment);
    const place = join(shop, 'blog/models.py');
    const text = readFileSync(place, 'utf8').replace(
      'class Comment(models.Model):',
      'class Comment(models.Model):\n    # mine',
    );
    writeFileSync(place, text);
    appendFileSync(join(shop, 'blog/templates/blog/comment_form.html'), '<p>Mine</p>\n');
    const { stdout } = await done(shop, 'remove model blog.Comment');
    expect(stdout).toMatch(/^ +keep {2}blog\/models\.py \(Comment\)$/m);
    expect(stdout).toMatch(/^ +keep {2}blog\/templates\/blog\/comment_form\.html$/m);
    expect(readFileSync(place, 'utf8')).toContain('    # mine\n');
    expect(readFileSync(join(shop, 'blog/forms.py'), 'utf8')).not.toContain('CommentForm');
  });

  test('settings and addresses that were edited meanwhile', async () => {
    const shop = await makeProject(temporaryFolder());
    await done(shop, 'add app blog');
    const settings = join(shop, 'shop/settings.py');
    const urls = join(shop, 'shop/urls.py');
    writeFileSync(settings, `${readFileSync(settings, 'utf8')}\nMINE = 1\n`);
    writeFileSync(urls, readFileSync(urls, 'utf8').replace('path("blog/", include', 'path("mine/", include'));
    await done(shop, 'remove app blog');
    expect(readFileSync(settings, 'utf8')).toMatch(/"pages",\n\]\n[\s\S]*\nMINE = 1\n$/);
    expect(readFileSync(urls, 'utf8')).not.toContain('blog');
  });

  test('nothing of an app that its owner has taken out already', async () => {
    const shop = await makeProject(temporaryFolder());
    const before = owned(shop);
    await done(shop, 'add app blog', '--model', post);
    rmSync(join(shop, 'blog'), { recursive: true });
    for (const path of ['shop/settings.py', 'shop/urls.py']) {
      writeFileSync(join(shop, path), before[path]?.replace(/^\d+ /, '') ?? '');
    }
    await done(shop, 'remove app blog');
    expect(owned(shop)).toEqual(before);
    expect(flaws(shop).filter((path) => path.startsWith('blog'))).toEqual([]);
  });
});

describe('refused', () => {
  test('what other models refer to, all at once', async () => {
    const shop = await makeProject(temporaryFolder());
    await done(shop, 'add app blog', '--model', post, '--model', comment);
    await done(shop, 'add app news', '--model', 'Item post:fk:blog.Post posts:m2m:blog.Post:related=items');
    const before = listing(shop);
    const app = await change(shop, 'remove app blog');
    expect(app).toMatchObject({ exitCode: 2, stdout: '' });
    const lines = app.stderr.split('\n').map((line) => line.trim());
    expect(lines[0]).toMatch(/^error: Other models depend on what you want to remove/);
    expect(lines.slice(1)).toEqual([
      'news.Item.post refers to blog.Post.',
      'news.Item.posts refers to blog.Post.',
    ]);
    const model = await change(shop, 'remove model blog.Post');
    expect(model.exitCode).toBe(2);
    expect(model.stderr).toContain('blog.Comment.post refers to blog.Post.');
    expect(listing(shop)).toEqual(before);
  });

  test.each([
    ['remove app blo', /has not added an app "blo".*did you mean blog\?/],
    ['remove app weather', /has not added an app "weather".*it has added blog/],
    ['remove app pages', /has not added an app "pages"/],
    ['remove model blog.Pst', /has not added a model "Pst" to blog.*did you mean Post\?/],
    ['remove model blog.Weather', /has not added a model "Weather" to blog.*it has added Post/],
    ['remove model blo.Post', /has not added an app "blo".*did you mean blog\?/],
    ['remove model blog', /"blog" does not name a model/],
  ])('%s', async (line, message) => {
    const shop = await makeProject(temporaryFolder());
    await done(shop, 'add app blog', '--model', post);
    const before = listing(shop);
    expectFailure(await change(shop, line), 2, message);
    expect(listing(shop)).toEqual(before);
  });

  test('in a project to which nothing was added', async () => {
    const site = foreign();
    const before = listing(site);
    expectFailure(await change(site, 'remove app blog'), 2, /has not added an app "blog".*has not added any/);
    expect(listing(site)).toEqual(before);
  });
});

describe('in a terminal, the tables that stay are named first', () => {
  /** A project with a model, and an environment whose Python notes what it is to do. */
  async function installed() {
    const shop = await makeProject(temporaryFolder());
    await done(shop, 'add app blog', '--model', post);
    const bin = join(shop, '.venv/bin');
    mkdirSync(bin, { recursive: true });
    writeFileSync(join(bin, 'python'), `#!/bin/sh\necho "$*" >> ${join(bin, 'log')}\n`, { mode: 0o755 });
    return { shop, log: () => readFileSync(join(bin, 'log'), 'utf8') };
  }

  test('and the migration that drops one is made if that is wanted', async () => {
    const { shop, log } = await installed();
    const terminal = runInTerminal(shop, ['remove', 'model', 'blog.Post']);
    await terminal.waitFor('Its table blog_post stays in the database until a migration drops it.');
    terminal.type(keys.down);
    await terminal.waitFor('❯ Remove it, and make the migration');
    terminal.type(keys.enter);
    expect(await terminal.exitCode).toBe(0);
    expect(log()).toMatch(/manage\.py makemigrations blog$/m);
    expect(terminal.text()).toMatch(
      /The table goes, with all its rows, when the migration is run:\s+\S+python manage\.py migrate blog$/,
    );
  });

  test('and how those of an app go, for which one may stop', async () => {
    const { shop } = await installed();
    const before = listing(shop);
    const terminal = runInTerminal(shop, ['remove', 'app', 'blog']);
    await terminal.waitFor('These tables stay in the database: blog_post.');
    expect(terminal.text().replace(/\s+/g, ' ')).toContain('run "manage.py migrate blog zero" first');
    terminal.type(keys.up);
    await terminal.waitFor('❯ Stop');
    terminal.type(keys.enter);
    expect(await terminal.exitCode).toBe(130);
    expect(listing(shop)).toEqual(before);
  });
});
