// `add model` in an app that its owner has changed: every line of the owner survives, imports are merged, and it goes out again.
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../helpers/command.ts';
import { change, done, expectPython, owned, post, withPython, write } from './apps.ts';
import { listing, makeProject } from './helpers.ts';

/** What an owner does to the files of the app `blog` with the model `Post`. */
const edits: Readonly<Record<string, (text: string) => string>> = {
  'blog/models.py': (text) =>
    `${text.replace('from django.db import models', 'import decimal\n\nfrom django.db import connection, models')}\n\nclass Draft(models.Model):\n    """Mine."""\n\n    rate = models.DecimalField(default=decimal.Decimal("0.5"), max_digits=4, decimal_places=2)\n\n    def used(self):\n        return connection.queries  # mine\n`,
  'blog/views.py': (text) =>
    `${text}\n\ndef archive(request):\n    return HttpResponse("archive")  # mine\n`
      .replace(/^from django\.http import .*\n/m, '')
      .replace(
        /^from django/m,
        'from django.http import HttpRequest, HttpResponse, Http404  # mine too\nfrom django',
      ),
  'blog/urls.py': (text) =>
    text.replace(
      'urlpatterns = [\n',
      'urlpatterns = [\n    # mine\n    path("archive/", views.archive, name="archive"),\n',
    ),
  'blog/forms.py': (text) =>
    `${text}\n\nclass SearchForm(forms.Form):\n    """Mine."""\n\n    words = forms.CharField()\n`,
  'blog/admin.py': (text) => `${text}\nadmin.site.site_title = "Mine"\n`,
  'blog/tests.py': (text) =>
    `${text}\n\nclass MineTests(TestCase):\n    def test_mine(self):\n        self.assertTrue(True)\n`,
  'blog/templates/blog/post_list.html': (text) => `${text}<p>Mine</p>\n`,
};

async function editedBlog(views: string): Promise<string> {
  const shop = await makeProject(temporaryFolder());
  await done(shop, 'add app blog', '--model', post, '--views', views);
  for (const [path, edit] of Object.entries(edits)) {
    const text = readFileSync(join(shop, path), 'utf8');
    const edited = edit(text);
    expect(edited, path).not.toBe(text);
    writeFileSync(join(shop, path), edited);
  }
  return shop;
}

/** Lines of one text that another lacks, or has in another order; imports are left out, for they are merged. */
function lost(before: string, after: string): string[] {
  const lines = after.split('\n');
  let at = 0;
  return before.split('\n').filter((line) => {
    if (/^(from|import) /.test(line)) return false;
    const found = lines.indexOf(line, at);
    if (found >= 0) at = found + 1;
    return found < 0;
  });
}

const spec = 'Comment post:fk:blog.Post body:text email:email created:datetime:null';

describe.each(['class', 'function'])('in an app with views as a %s', (views) => {
  withPython('that its owner has changed, a model goes in and comes out', async () => {
    const shop = await editedBlog(views);
    const before = listing(shop);
    await done(shop, `add model blog.${spec}`);
    const after = listing(shop);
    expectPython(shop);
    for (const [path, what] of Object.entries(before)) {
      if (path !== '.mvt.json') expect(lost(what, after[path] ?? ''), path).toEqual([]);
    }
    expect(after['blog/models.py']).toMatch(/^class Comment\(models\.Model\):$/m);
    expect(after['blog/models.py']).toMatch(/^from django\.db import connection, models$/m);
    expect(after['blog/models.py']?.match(/^from django\.db import/gm)).toHaveLength(1);
    expect(after['blog/views.py']).toMatch(/^from django\.http import .*Http404.*# mine too$/m);
    expect(after['blog/urls.py']).toContain('"comments/"');
    await done(shop, `add model blog.${spec}`);
    expect(listing(shop)).toEqual(after);
    await done(shop, 'remove model blog.Comment');
    expect(listing(shop)).toEqual(before);
  });

  withPython('the order of models leaves no trace', async () => {
    const [one, other] = [await makeProject(temporaryFolder()), await makeProject(temporaryFolder())];
    const orders = [
      [one, [post, spec]],
      [other, [spec.replace('post:fk:blog.Post ', ''), post]],
    ] as const;
    for (const [shop, specs] of orders) {
      await done(shop, 'add app blog', '--views', views);
      for (const each of specs) await done(shop, `add model blog.${each}`);
    }
    await done(one, 'remove model blog.Comment');
    await done(other, 'remove model blog.Comment');
    const { '.env': _one, ...first } = listing(one);
    const { '.env': _other, ...second } = listing(other);
    expect(second).toEqual(first);
    const together = await makeProject(temporaryFolder());
    await done(together, 'add app blog', '--views', views, '--model', post);
    const { '.env': _third, ...third } = listing(together);
    expect(third).toEqual(first);
  });
});

withPython('code that was moved away stays away, and the new code goes beside it', async () => {
  const shop = await makeProject(temporaryFolder());
  await done(shop, 'add app blog', '--model', post);
  const views = readFileSync(join(shop, 'blog/views.py'), 'utf8');
  write(shop, {
    'blog/posts.py': views,
    'blog/views.py': '"""Mine: see posts.py."""\n\nfrom .posts import *  # noqa: F403\n',
  });
  const before = owned(shop);
  await done(shop, `add model blog.${spec}`);
  const after = listing(shop);
  expectPython(shop);
  expect(after['blog/posts.py']).toBe(before['blog/posts.py']);
  expect(after['blog/views.py']).toContain('from .posts import *  # noqa: F403');
  expect(after['blog/views.py']).not.toContain('class PostListView');
  expect(after['blog/views.py']).toMatch(/^class CommentListView\(/m);
  await done(shop, 'remove model blog.Comment');
  expect(owned(shop)).toEqual(before);
});

withPython.each([
  ['the line breaks of Windows', (text: string) => text.replaceAll('\n', '\r\n')],
  ['a byte order mark', (text: string) => `\ufeff${text}`],
  ['no line break at the end', (text: string) => text.trimEnd()],
  ['blank lines at the end', (text: string) => `${text}\n\n\n`],
  ['a comment at the end', (text: string) => `${text}\n# mine`],
])('files with %s get a model and give it back', async (_what, edit) => {
  const shop = await makeProject(temporaryFolder());
  await done(shop, 'add app blog', '--model', post);
  for (const file of ['models', 'views', 'urls', 'forms', 'admin', 'tests']) {
    const place = join(shop, `blog/${file}.py`);
    writeFileSync(place, edit(readFileSync(place, 'utf8')));
  }
  const before = listing(shop);
  await done(shop, `add model blog.${spec}`);
  expectPython(shop);
  const models = listing(shop)['blog/models.py'] ?? '';
  expect(models).toContain('class Comment(models.Model):');
  if (before['blog/models.py']?.includes('\r\n')) expect(models).not.toMatch(/[^\r]\n/);
  await done(shop, 'remove model blog.Comment');
  expect(listing(shop)).toEqual(before);
});

test('a class of that name that its owner wrote is left alone, and the form goes into a module of its own', async () => {
  const shop = await makeProject(temporaryFolder());
  await done(shop, 'add app blog', '--model', post);
  appendFileSync(
    join(shop, 'blog/forms.py'),
    '\n\nclass CommentForm(forms.Form):\n    mine = forms.CharField()\n',
  );
  const before = listing(shop);
  await done(shop, `add model blog.${spec}`);
  const after = listing(shop);
  expect(after['blog/forms.py']).toBe(before['blog/forms.py']);
  expect(after['blog/forms_comment.py']).toMatch(/^class CommentForm\(/m);
  expect(after['blog/views.py']).toContain('from .forms_comment import CommentForm\n');
  await done(shop, 'remove model blog.Comment');
  expect(listing(shop)).toEqual(before);
});

test('a file with a syntax error is named with line and column, and left alone', async () => {
  const shop = await makeProject(temporaryFolder());
  await done(shop, 'add app blog', '--model', post);
  writeFileSync(join(shop, 'blog/views.py'), 'def broken(:\n    pass\n');
  const { exitCode, stdout } = await change(shop, `add model blog.${spec}`);
  expect(exitCode).toBe(1);
  expect(stdout).toMatch(
    /By hand: .*blog\/views\.py, because the file has a syntax error at line 1, column 12/,
  );
  expect(readFileSync(join(shop, 'blog/views.py'), 'utf8')).toBe('def broken(:\n    pass\n');
});

test.each([
  [
    'with other fields',
    'add model blog.Post title:char:50',
    /^error: The model blog\.Post already exists, added as "Post/,
  ],
  ['without fields', 'add model blog.Post', /^error: The models have an error.*\n.*"Post": has no fields/],
])('a model that is there is refused %s', async (_what, line, message) => {
  const shop = await makeProject(temporaryFolder());
  await done(shop, 'add app blog', '--model', post);
  const before = listing(shop);
  const result = await change(shop, line);
  expect(result).toMatchObject({ exitCode: 2, stdout: '' });
  expect(result.stderr).toMatch(message);
  expect(listing(shop)).toEqual(before);
});
