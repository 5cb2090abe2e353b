// Root URLs as other people write them: one route more before what would catch it, and the way back byte for byte.
import { appendFileSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect } from 'vitest';
import { change, done, expectOneMore, expectPython, foreign, post, type Texts, withPython } from './apps.ts';
import { listing } from './helpers.ts';

const path = 'mysite/urls.py';
const route = 'path("blog/", include("blog.urls"))';

/** Adds an app and removes it, and gives back the root URLconf that had it. */
async function addAndRemove(urls: string | Buffer, element = route, more: Texts = {}): Promise<string> {
  const site = foreign({ [path]: urls, ...more });
  const before = listing(site);
  const bytes = readFileSync(join(site, path));
  await done(site, 'add app blog', '--model', post);
  expectOneMore(site, path, bytes, element);
  expectPython(site);
  const added = listing(site);
  await done(site, 'add app blog', '--model', post);
  expect(listing(site)).toEqual(added);
  const after = readFileSync(join(site, path), 'utf8');
  await done(site, 'remove app blog');
  expect(listing(site)).toEqual(before);
  return after;
}

describe('a route', () => {
  withPython.each([
    ['path', 'from django.urls import path\n\nurlpatterns = [\n    path("a/", a),\n]\n', route],
    [
      'path and include',
      'from django.urls import include, path\n\nurlpatterns = [\n    path("a/", include("a.urls")),\n]\n',
      route,
    ],
    ['an empty list', 'from django.urls import path\n\nurlpatterns = []\n', route],
    ['no import at all', 'urlpatterns = []\n', route],
    [
      'single quotes',
      "from django.urls import include, path\n\nurlpatterns = [\n    path('a/', a),\n]\n",
      route,
    ],
    ['a tuple', 'from django.urls import path\n\nurlpatterns = (\n    path("a/", a),\n)\n', route],
    ['no trailing comma', 'from django.urls import path\n\nurlpatterns = [\n    path("a/", a)\n]\n', route],
    ['one line', 'from django.urls import path\nurlpatterns = [path("a/", a), path("b/", b)]\n', route],
    ['tabs', 'from django.urls import path\n\nurlpatterns = [\n\tpath("a/", a),\n]\n', route],
    [
      '+=',
      'from django.urls import path\n\nurlpatterns = [\n    path("a/", a),\n]\nurlpatterns += [path("b/", b)]\n',
      route,
    ],
    [
      '+= of files that are served',
      'from django.conf.urls.static import static\nfrom django.urls import path\n\nurlpatterns = [\n    path("a/", a),\n] + static("/media/", document_root="m")\n',
      route,
    ],
    [
      're_path',
      'from django.urls import re_path\n\nurlpatterns = [\n    re_path(r"^a/", a),\n]\n',
      /(re_)?path/,
    ],
    [
      'url',
      'from django.conf.urls import include, url\n\nurlpatterns = [\n    url(r"^a/", a),\n    url(r"^b/", include("b.urls")),\n]\n',
      'url(r"^blog/", include("blog.urls"))',
    ],
    [
      'patterns of languages',
      'from django.conf.urls.i18n import i18n_patterns\nfrom django.urls import path\n\nurlpatterns = i18n_patterns(\n    path("a/", a),\n)\n',
      route,
    ],
    [
      'patterns of languages beside a list',
      'from django.conf.urls.i18n import i18n_patterns\nfrom django.urls import path\n\nurlpatterns = [\n    path("i18n/", a),\n]\nurlpatterns += i18n_patterns(\n    path("a/", a),\n)\n',
      route,
    ],
    [
      'modules that are imported whole',
      'from django import urls\n\nurlpatterns = [\n    urls.path("a/", a),\n]\n',
      /path/,
    ],
    [
      'an import of several lines',
      'from django.urls import (\n    path,\n    reverse,\n)\n\nurlpatterns = [\n    path("a/", reverse),\n]\n',
      route,
    ],
    [
      'other names for them',
      'from django.urls import include as inc, path as p\n\nurlpatterns = [\n    p("a/", inc("a.urls")),\n]\n',
      'p("blog/", inc("blog.urls"))',
    ],
  ])('beside %s', async (_what, urls, element) => {
    if (typeof element === 'string') {
      await addAndRemove(urls, element);
      return;
    }
    const site = foreign({ [path]: urls });
    await done(site, 'add app blog');
    const line =
      readFileSync(join(site, path), 'utf8')
        .split('\n')
        .find((text) => text.includes('blog')) ?? '';
    expect(line).toMatch(element);
    await addAndRemove(urls, line.trim().replace(/,$/, ''));
  });

  withPython('with the line breaks of Windows', async () => {
    const urls = 'from django.urls import path\n\nurlpatterns = [\n    path("a/", a),\n]\n';
    expect(await addAndRemove(urls.replaceAll('\n', '\r\n'))).not.toMatch(/[^\r]\n/);
  });

  withPython('after a byte order mark and in another encoding', async () => {
    await addAndRemove('\ufefffrom django.urls import path\n\nurlpatterns = []\n');
    const latin = '# coding: latin-1\n# Caf\xe9\nfrom django.urls import path\n\nurlpatterns = []\n';
    await addAndRemove(Buffer.from(latin, 'latin1'));
  });
});

describe('before what would catch its addresses', () => {
  withPython.each([
    ['<slug:page>/', 'path("<slug:page>/", page),'],
    ['an include at the root', 'path("", include("shop.urls")),'],
    ['<path:rest>', 'path("<path:rest>", page),'],
    ['a regular expression for all', 're_path(r"^.*$", page),'],
    ['a regular expression for words', 're_path(r"^(?P<slug>[-\\w]+)/", page),'],
  ])('%s', async (_what, catching) => {
    const urls = `from django.urls import include, path, re_path\n\nurlpatterns = [\n    path("a/", a),\n    ${catching}\n]\n`;
    const lines = (await addAndRemove(urls)).split('\n').map((line) => line.trim());
    expect(lines.indexOf(`${route},`)).toBeGreaterThan(0);
    expect(lines.indexOf(`${route},`)).toBeLessThan(lines.indexOf(catching));
  });

  withPython('but after what only looks so', async () => {
    const urls =
      'from django.urls import path\n\nurlpatterns = [\n    path("", home),\n    path("<int:year>/", year),\n]\n';
    const lines = (await addAndRemove(urls)).split('\n').map((line) => line.trim());
    expect(lines.indexOf(`${route},`)).toBeGreaterThan(lines.indexOf('path("", home),'));
  });
});

withPython.each([
  ['computed', 'from site_urls import build\n\nurlpatterns = build()\n'],
  ['missing', 'handler404 = "mysite.views.missing"\n'],
])('a root URLconf whose urlpatterns are %s is left alone, and the rest is done', async (_what, urls) => {
  const site = foreign({ [path]: urls });
  const before = listing(site);
  const result = await change(site, 'add app blog', '--model', post);
  expect(result.exitCode).toBe(1);
  expect(result.stdout).toMatch(/By hand: .*urlpatterns.* in mysite\/urls\.py, because /);
  expect(result.stdout.split('\n')).toContain(`    ${route},`);
  expect(listing(site)[path]).toBe(before[path]);
  expect(listing(site)['mysite/settings.py']).toContain('"blog.apps.BlogConfig"');
  await done(site, 'remove app blog');
  expect(listing(site)).toEqual(before);
});

withPython('a root URLconf that the project does not have is named, and the lines for it', async () => {
  const site = foreign({ 'mysite/settings.py': 'INSTALLED_APPS = []\nROOT_URLCONF = "elsewhere.urls"\n' });
  rmSync(join(site, path));
  const { exitCode, stdout } = await change(site, 'add app blog');
  expect(exitCode).toBe(1);
  expect(stdout).toMatch(/By hand: .*ROOT_URLCONF names no file of the project/);
  expect(stdout.split('\n')).toContain(`    ${route},`);
});

withPython('a route that its owner wrote already is not written again', async () => {
  const site = foreign();
  appendFileSync(
    join(site, path),
    'from django.urls import include\nurlpatterns += [path("news/", include("blog.urls"))]\n',
  );
  const before = listing(site)[path];
  await done(site, 'add app blog');
  expect(listing(site)[path]).toBe(before);
});
