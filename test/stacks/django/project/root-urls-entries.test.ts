// How routes of apps are written, imported, read and taken out again, and what is left to do by hand.
import { describe, expect, test } from 'vitest';
import { type FileEdit, withText } from '../../../../lib/stacks/django/project/edit.ts';
import {
  rootUrlconf,
  routeApps,
  routesOf,
  unrouteApps,
} from '../../../../lib/stacks/django/project/root-urls.ts';
import { blog, imports, routed, urlsProject } from '../../../helpers/django-edits.ts';

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
    const { files, settings } = urlsProject({ 'shop/urls.py': '' }, 'ROOT_URLCONF = NAME + SUFFIX\n');
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
      'it depends, and one of the lists is computed',
      { 'shop/urls.py': 'if X:\n    urlpatterns = [a]\nelse:\n    urlpatterns = collect()\n' },
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
    const { files, settings } = urlsProject(texts);
    const edit = routeApps(files, settings, [blog]);
    expect(edit).toMatchObject({
      byHand: { lines: ['path("blog/", include("blog.urls")),'], reason: expect.stringContaining(reason) },
    });
  });
});

test('several routes at once', () => {
  const text = `${imports}urlpatterns = [\n    path("<int:page>/", page),\n    path("", include("pages.urls")),\n]\n`;
  const { files, settings } = urlsProject(text);
  const routes = [blog, { route: 'shop.v1/', urlconf: 'shop.urls_v1' }];
  const edit = routeApps(files, settings, routes) as FileEdit;
  expect(edit.text).toContain(
    '    path("blog/", include("blog.urls")),\n    path("shop.v1/", include("shop.urls_v1")),\n    path("",',
  );
  expect(unrouteApps(withText(files, edit.path, edit.text), settings, routes, edit.undo)).toEqual({
    path: 'shop/urls.py',
    text,
  });
});

test('a regular expression of a route with special characters', () => {
  const { files, settings } = urlsProject('from django.urls import include, re_path\nurlpatterns = []\n');
  const edit = routeApps(files, settings, [{ route: 'v1.0/', urlconf: 'v1.urls' }]) as FileEdit;
  expect(edit.text).toContain('re_path("^v1\\\\.0/", include("v1.urls"))');
});

test('imports that something else uses stay', () => {
  const { files, settings } = urlsProject('from django.urls import path\nurlpatterns = []\n');
  const edit = routeApps(files, settings, [blog]) as FileEdit;
  const used = edit.text.replace('urlpatterns = [', 'urlpatterns = [path("b/", include("b.urls")), ');
  expect(unrouteApps(withText(files, edit.path, used), settings, [blog], edit.undo)).toEqual({
    path: 'shop/urls.py',
    text: 'from django.urls import include, path\nurlpatterns = [path("b/", include("b.urls"))]\n',
  });
});

test('routes are read', () => {
  const { files, settings } = urlsProject(
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
  const { files, settings } = urlsProject('urlpatterns = [\n    path("a/" a),\n]\n');
  expect(() => routeApps(files, settings, [blog])).toThrow('shop/urls.py has a syntax error at line 2');
});

test('a route that a statement of its own adds counts, and is taken out by hand', () => {
  const { files, settings } = urlsProject(
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

describe('the prefix that the project has for its apps', () => {
  const own = Object.fromEntries(['news', 'polls'].map((app) => [`${app}/urls.py`, '']));
  test.each([
    ['P', 'P + "blog/"'],
    ['settings.P + "XX/"', 'settings.P + "blog/"'],
    ['f"{P}XX/"', 'f"{P}blog/"'],
    ['f"{P}/XX/"', 'f"{P}/blog/"'],
    ['"%sXX/" % P', '"%sblog/" % P'],
    ['"{}XX/".format(P)', '"{}blog/".format(P)'],
  ])('with the prefix of %s', (address, expected) => {
    const entries = ['news', 'polls'].map(
      (app) => `    path(${address.replace('XX', app)}, include("${app}.urls")),\n`,
    );
    const text = `${imports}urlpatterns = [\n${entries.join('')}]\n`;
    expect(routed({ ...own, 'shop/urls.py': text }).text).toBe(
      text.replace(/\]\n$/, `    path(${expected}, include("blog.urls")),\n]\n`),
    );
  });
});
