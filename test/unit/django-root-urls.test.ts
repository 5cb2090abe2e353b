// Adding routes of apps to the root URLconf in every style that projects write it in, and taking them out again.
import { describe, expect, test } from 'vitest';
import { type FileEdit, withText } from '../../lib/django/edit.ts';
import { findSettings } from '../../lib/django/project.ts';
import { rootUrlconf, routeApps, routesOf, unrouteApps } from '../../lib/django/root-urls.ts';
import { managePy, memoryFiles } from '../helpers/memory-files.ts';

const blog = { route: 'blog/', urlconf: 'blog.urls' };
const imports = 'from django.urls import include, path\n\n';

function project(texts: string | Record<string, string>, settings = 'ROOT_URLCONF = "shop.urls"\n') {
  const given = typeof texts === 'string' ? { 'shop/urls.py': texts } : texts;
  const files = memoryFiles({
    'manage.py': managePy('shop.settings'),
    'shop/settings.py': `INSTALLED_APPS = []\n${settings}`,
    ...given,
  });
  return { files, settings: findSettings(files) };
}

/** Adds the route, and checks that doing it again changes nothing and that its inverse restores every byte. */
function routed(texts: string | Record<string, string>, settingsText?: string): FileEdit {
  const { files, settings } = project(texts, settingsText);
  const edit = routeApps(files, settings, [blog]);
  if ('byHand' in edit) throw new Error(edit.byHand.reason);
  const changed = withText(files, edit.path, edit.text);
  expect(routeApps(changed, settings, [blog])).toEqual({ path: edit.path, text: edit.text });
  const before = { path: edit.path, text: files.read(edit.path) };
  expect(unrouteApps(changed, settings, [blog], edit.originals)).toEqual(before);
  return edit;
}

describe('which entry, and where', () => {
  test.each([
    [
      'the end of the list',
      'urlpatterns = [\n    path("a/", a),\n]\n',
      'urlpatterns = [\n    path("a/", a),\n    NEW,\n]\n',
    ],
    [
      'no trailing comma',
      'urlpatterns = [\n    path("a/", a)\n]\n',
      'urlpatterns = [\n    path("a/", a),\n    NEW\n]\n',
    ],
    ['an empty list', 'urlpatterns = []\n', 'urlpatterns = [NEW]\n'],
    [
      'a tuple',
      'urlpatterns = (\n    path("a/", a),\n)\n',
      'urlpatterns = (\n    path("a/", a),\n    NEW,\n)\n',
    ],
    [
      'an annotation',
      'urlpatterns: list[URLPattern] = [path("a/", a)]\n',
      'urlpatterns: list[URLPattern] = [path("a/", a), NEW]\n',
    ],
    [
      'static files',
      'urlpatterns = [path("a/", a)] + static("m/", root="m")\n',
      'urlpatterns = [path("a/", a), NEW] + static("m/", root="m")\n',
    ],
    [
      'static files later',
      'urlpatterns = [path("a/", a)]\nurlpatterns = urlpatterns + static("m/")\n',
      'urlpatterns = [path("a/", a), NEW]\nurlpatterns = urlpatterns + static("m/")\n',
    ],
    [
      'more when debugging',
      'urlpatterns = [path("a/", a)]\nif settings.DEBUG:\n    urlpatterns += [path("d/", d)]\n',
      'urlpatterns = [path("a/", a), NEW]\nif settings.DEBUG:\n    urlpatterns += [path("d/", d)]\n',
    ],
    [
      'decorated',
      'urlpatterns = [path("a/", a)]\nurlpatterns = decorate(urlpatterns, cache)\n',
      'urlpatterns = [path("a/", a), NEW]\nurlpatterns = decorate(urlpatterns, cache)\n',
    ],
    [
      'append and insert',
      'urlpatterns = [path("a/", a)]\nurlpatterns.append(path("b/", b))\nurlpatterns.insert(0, path("c/", c))\n',
      'urlpatterns = [path("a/", a), NEW]\nurlpatterns.append(path("b/", b))\nurlpatterns.insert(0, path("c/", c))\n',
    ],
    [
      'a sum',
      'web = [path("a/", a)]\napi = [path("b/", b)]\nurlpatterns = web + api\n',
      'web = [path("a/", a), NEW]\napi = [path("b/", b)]\nurlpatterns = web + api\n',
    ],
    [
      'a router first',
      'urlpatterns = router.urls\nurlpatterns += [path("a/", a)]\n',
      'urlpatterns = router.urls\nurlpatterns += [path("a/", a), NEW]\n',
    ],
    [
      'a router inside',
      'urlpatterns = [path("a/", a), *router.urls]\n',
      'urlpatterns = [path("a/", a), *router.urls, NEW]\n',
    ],
    [
      'plain before translated',
      'urlpatterns = i18n_patterns(path("a/", a))\nurlpatterns += [path("b/", b)]\n',
      'urlpatterns = i18n_patterns(path("a/", a))\nurlpatterns += [path("b/", b), NEW]\n',
    ],
    [
      'only translated',
      'urlpatterns = i18n_patterns(\n    path("a/", a),\n    prefix_default_language=False,\n)\n',
      'urlpatterns = i18n_patterns(\n    path("a/", a),\n    NEW,\n    prefix_default_language=False,\n)\n',
    ],
    [
      'before a translated include at the root without a prefix',
      'urlpatterns = i18n_patterns(path("", include("cms.urls")), prefix_default_language=False)\nurlpatterns += [path("b/", b)]\n',
      'urlpatterns = i18n_patterns(NEW, path("", include("cms.urls")), prefix_default_language=False)\nurlpatterns += [path("b/", b)]\n',
    ],
    [
      'after a translated include at the root',
      'urlpatterns = i18n.i18n_patterns(path("", include("cms.urls")))\nurlpatterns += [path("b/", b)]\n',
      'urlpatterns = i18n.i18n_patterns(path("", include("cms.urls")))\nurlpatterns += [path("b/", b), NEW]\n',
    ],
    [
      'before an include at the root',
      'urlpatterns = [\n    path("a/", a),\n    path("", include("pages.urls")),\n]\n',
      'urlpatterns = [\n    path("a/", a),\n    NEW,\n    path("", include("pages.urls")),\n]\n',
    ],
    [
      'before the first element',
      'urlpatterns = [path("", include("pages.urls"))]\n',
      'urlpatterns = [NEW, path("", include("pages.urls"))]\n',
    ],
    ['after a home page', 'urlpatterns = [path("", home)]\n', 'urlpatterns = [path("", home), NEW]\n'],
    [
      'before a slug',
      'urlpatterns = [path("<slug:page>/", page)]\n',
      'urlpatterns = [NEW, path("<slug:page>/", page)]\n',
    ],
    [
      'after a number',
      'urlpatterns = [path("<int:page>/", page)]\n',
      'urlpatterns = [path("<int:page>/", page), NEW]\n',
    ],
    [
      'before everything else',
      'urlpatterns = [path("a/", a), path("<path:rest>", app)]\n',
      'urlpatterns = [path("a/", a), NEW, path("<path:rest>", app)]\n',
    ],
    [
      'after a computed address',
      'urlpatterns = [path(settings.ADMIN, admin.site.urls)]\n',
      'urlpatterns = [path(settings.ADMIN, admin.site.urls), NEW]\n',
    ],
    [
      'CRLF and tabs',
      "urlpatterns = [\r\n\tpath('a/', a),\r\n]\r\n",
      "urlpatterns = [\r\n\tpath('a/', a),\r\n\tNEW,\r\n]\r\n",
    ],
  ])('%s', (_, before, after) => {
    const entry = 'path("blog/", include("blog.urls"))';
    const written = before.includes("'") ? entry.replaceAll('"', "'") : entry;
    const head = before.includes('\r') ? imports.replaceAll('\n', '\r\n') : imports;
    expect(routed(head + before).text).toBe(head + after.replace('NEW', written));
  });
});

describe('how it is written', () => {
  test.each([
    [
      'include is imported',
      'from django.urls import path\nurlpatterns = [path("a/", a)]\n',
      'from django.urls import include, path\nurlpatterns = [path("a/", a), path("blog/", include("blog.urls"))]\n',
    ],
    [
      'both are imported',
      'urlpatterns = []\n',
      'from django.urls import include, path\n\nurlpatterns = [path("blog/", include("blog.urls"))]\n',
    ],
    [
      'aliases',
      'from django.urls import include as inc, path as p\nurlpatterns = [p("", inc("a.urls"))]\n',
      'from django.urls import include as inc, path as p\nurlpatterns = [p("blog/", inc("blog.urls")), p("", inc("a.urls"))]\n',
    ],
    [
      'a module',
      'from django import urls\nurlpatterns = [urls.path("a/", a)]\n',
      'from django import urls\nurlpatterns = [urls.path("a/", a), urls.path("blog/", urls.include("blog.urls"))]\n',
    ],
    [
      're_path',
      'from django.urls import include, re_path\nurlpatterns = [re_path(r"^.*$", app)]\n',
      'from django.urls import include, re_path\nurlpatterns = [re_path(r"^blog/", include("blog.urls")), re_path(r"^.*$", app)]\n',
    ],
    [
      'url',
      "from django.conf.urls import url\nurlpatterns = [url(r'^a/$', a)]\n",
      "from django.conf.urls import include, url\nurlpatterns = [url(r'^a/$', a), url(r'^blog/', include('blog.urls'))]\n",
    ],
    [
      'path rather than url',
      'from django.conf.urls import include, url\nfrom django.urls import path\nurlpatterns = [url(r"^a/$", a)]\n',
      'from django.conf.urls import include, url\nfrom django.urls import path\nurlpatterns = [url(r"^a/$", a), path("blog/", include("blog.urls"))]\n',
    ],
    [
      'patterns',
      "from django.conf.urls.defaults import *\nurlpatterns = patterns('',\n    (r'^a/', include('a.urls')),\n)\n",
      "from django.conf.urls.defaults import *\nurlpatterns = patterns('',\n    (r'^a/', include('a.urls')),\n    url(r'^blog/', include('blog.urls')),\n)\n",
    ],
    [
      'patterns and a catch-all',
      "from django.conf.urls import include, patterns, url\nurlpatterns = patterns('',\n    url(r'^', include('a.urls')),\n)\n",
      "from django.conf.urls import include, patterns, url\nurlpatterns = patterns('',\n    url(r'^blog/', include('blog.urls')),\n    url(r'^', include('a.urls')),\n)\n",
    ],
    [
      'patterns without url',
      "from django.conf.urls import patterns\nurlpatterns = patterns('')\n",
      "from django.conf.urls import include, patterns, url\nurlpatterns = patterns('', url(r'^blog/', include('blog.urls')))\n",
    ],
  ])('%s', (_, before, after) => {
    expect(routed(before).text).toBe(after);
  });
});

describe('where urlpatterns is', () => {
  test('in a list of another file', () => {
    const api = `${imports}api_urls = [path("a/", a)]\n`;
    const edit = routed({
      'shop/urls.py': 'from .api import api_urls\nurlpatterns = api_urls + other()\n',
      'shop/api.py': api,
    });
    expect(edit.path).toBe('shop/api.py');
  });

  test('imported as a whole', () => {
    const edit = routed({
      'shop/urls.py': 'from core.urls import *\n',
      'core/urls.py': `${imports}urlpatterns = []\n`,
    });
    expect(edit.path).toBe('core/urls.py');
  });

  test('guessed beside computed settings', () => {
    const { files, settings } = project({ 'shop/urls.py': '' }, 'ROOT_URLCONF = NAME + SUFFIX\n');
    expect(rootUrlconf(files, settings)).toBe('shop/urls.py');
  });

  test('in a package of urls', () => {
    expect(routed({ 'shop/urls/__init__.py': `${imports}urlpatterns = []\n` }).path).toBe(
      'shop/urls/__init__.py',
    );
  });
});

describe('by hand', () => {
  test.each([
    ['it is computed', { 'shop/urls.py': 'urlpatterns = collect()\n' }, 'computed'],
    [
      'it depends',
      { 'shop/urls.py': 'if X:\n    urlpatterns = [a]\nelse:\n    urlpatterns = [b]\n' },
      'several places',
    ],
    ['there is none', { 'shop/urls.py': '' }, 'no urlpatterns'],
    ['no file', {}, 'ROOT_URLCONF'],
    [
      'path is something else',
      { 'shop/urls.py': 'from os import path\nurlpatterns = []\n' },
      'path means something else',
    ],
  ])('%s', (_, texts, reason) => {
    const { files, settings } = project(texts);
    const edit = routeApps(files, settings, [blog]);
    expect(edit).toMatchObject({
      byHand: { lines: ['path("blog/", include("blog.urls")),'], reason: expect.stringContaining(reason) },
    });
  });
});

test('several routes at once', () => {
  const text = `${imports}urlpatterns = [\n    path("<int:page>/", page),\n    path("", include("pages.urls")),\n]\n`;
  const { files, settings } = project(text);
  const routes = [blog, { route: 'shop.v1/', urlconf: 'shop.urls_v1' }];
  const edit = routeApps(files, settings, routes) as FileEdit;
  expect(edit.text).toContain(
    '    path("blog/", include("blog.urls")),\n    path("shop.v1/", include("shop.urls_v1")),\n    path("",',
  );
  expect(unrouteApps(withText(files, edit.path, edit.text), settings, routes, edit.originals)).toEqual({
    path: 'shop/urls.py',
    text,
  });
});

test('a regular expression of a route with special characters', () => {
  const { files, settings } = project('from django.urls import include, re_path\nurlpatterns = []\n');
  const edit = routeApps(files, settings, [{ route: 'v1.0/', urlconf: 'v1.urls' }]) as FileEdit;
  expect(edit.text).toContain('re_path("^v1\\\\.0/", include("v1.urls"))');
});

test('imports that something else uses stay', () => {
  const { files, settings } = project('from django.urls import path\nurlpatterns = []\n');
  const edit = routeApps(files, settings, [blog]) as FileEdit;
  const used = edit.text.replace('urlpatterns = [', 'urlpatterns = [path("b/", include("b.urls")), ');
  expect(unrouteApps(withText(files, edit.path, used), settings, [blog], edit.originals)).toEqual({
    path: 'shop/urls.py',
    text: 'from django.urls import include, path\nurlpatterns = [path("b/", include("b.urls"))]\n',
  });
});

test('routes are read', () => {
  const { files, settings } = project(
    'urlpatterns = [path("a/", include("a.urls")), re_path(r"^b/$", b), path("c/", include(("c.urls", "c"))), x, path(X, y)]\n',
  );
  const file = 'shop/urls.py';
  expect(routesOf(files, settings)).toEqual([
    { route: 'a/', urlconf: 'a.urls', file },
    { route: 'b/$', file },
    { route: 'c/', urlconf: 'c.urls', file },
  ]);
});

test('a syntax error is named and refused', () => {
  const { files, settings } = project('urlpatterns = [\n    path("a/" a),\n]\n');
  expect(() => routeApps(files, settings, [blog])).toThrow('shop/urls.py has a syntax error at line 2');
});

test('a route that a statement of its own adds counts, and is taken out by hand', () => {
  const { files, settings } = project(
    'urlpatterns = []\nurlpatterns.append(path("blog/", include("blog.urls")))\n',
  );
  expect(routeApps(files, settings, [blog])).toEqual({
    path: 'shop/urls.py',
    text: files.read('shop/urls.py'),
  });
  expect(unrouteApps(files, settings, [blog])).toMatchObject({
    byHand: { path: 'shop/urls.py', lines: ['path("blog/", include("blog.urls"))'] },
  });
});
