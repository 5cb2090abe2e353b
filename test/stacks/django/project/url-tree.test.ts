// URLconfs that are mounted already, through whatever includes them, are not mounted again; what cannot be read is said.
import { describe, expect, test } from 'vitest';
import { routeApps, routeTo } from '../../../../lib/stacks/django/project/root-urls.ts';
import { blog, imports, urlsProject } from '../../../helpers/django-edits.ts';

/** Routes the app blog, which was there before. */
function route(texts: Record<string, string>, settingsText?: string) {
  const blogUrls = `${imports}urlpatterns = [path("a/", a)]\n`;
  const { files, settings } = urlsProject(
    { 'blog/__init__.py': '', 'blog/urls.py': blogUrls, ...texts },
    settingsText,
  );
  const edit = routeApps(files, settings, [{ ...blog, existing: true }]);
  return { files, settings, edit };
}

describe('mounted already', () => {
  test.each<[string, Record<string, string>, string | undefined]>([
    [
      'under a computed address',
      { 'shop/urls.py': 'urlpatterns = [path(prefix, include("blog.urls"))]\n' },
      undefined,
    ],
    [
      'by a list in an include',
      { 'shop/urls.py': 'urlpatterns = [path("x/", include([path("b/", include("blog.urls"))]))]\n' },
      'x/b/',
    ],
    [
      'by a list with a name, and a namespace',
      {
        'shop/urls.py':
          'app = [path("b/", include("blog.urls"))]\nurlpatterns = [path("", include((app, "app")))]\n',
      },
      'b/',
    ],
    [
      'by a URLconf that is included',
      {
        'shop/urls.py': 'urlpatterns = [path("x/", include("api.urls"))]\n',
        'api/urls.py': 'urlpatterns = [path("y/", include("api.v1"))]\n',
        'api/v1.py': 'urlpatterns = [re_path("^z/", include("blog.urls"))]\n',
      },
      'x/y/z/',
    ],
    [
      'as a module',
      {
        'shop/urls.py':
          'from blog import urls as blog_urls\nurlpatterns = [path("b/", include(blog_urls))]\n',
      },
      'b/',
    ],
    [
      'as a dotted module',
      { 'shop/urls.py': 'import blog.urls\nurlpatterns = [path("b/", include(blog.urls, namespace="b"))]\n' },
      'b/',
    ],
    [
      'beside lists that lead back to themselves',
      {
        'shop/urls.py':
          'plugins = []\nfor app in apps:\n    urlpatterns = app.urls\n    plugins.append(path("", include((urlpatterns, "app"))))\nurlpatterns = [path("b/", include("blog.urls")), path("", include((plugins, "plugins")))]\n',
      },
      'b/',
    ],
    [
      'as a module, on a condition',
      {
        'shop/urls.py':
          'urlpatterns = []\nif settings.SHOP:\n    from blog import urls as blog_urls\n    urlpatterns.extend([path("b/", include(blog_urls))])\n',
      },
      'b/',
    ],
    [
      'by its list',
      {
        'shop/urls.py':
          'from blog.urls import urlpatterns as more\nurlpatterns = [path("b/", include(more))]\n',
      },
      'b/',
    ],
    [
      'by its list, which is added',
      {
        'shop/urls.py': 'from blog.urls import urlpatterns as more\nurlpatterns = []\nurlpatterns += more\n',
      },
      '',
    ],
    [
      'in a list that a function gets',
      { 'shop/urls.py': 'urlpatterns = decorate([path("b/", include("blog.urls"))], never_cache)\n' },
      'b/',
    ],
    [
      'in i18n_patterns that is appended',
      {
        'shop/urls.py':
          'urlpatterns = []\nif settings.X:\n    urlpatterns.extend(i18n_patterns(path("b/", include("blog.urls"))))\n',
      },
      'b/',
    ],
    [
      'from a file of the project that imports it relatively',
      {
        'shop/urls.py': 'from .web import web_urls\nurlpatterns = [path("", include(web_urls))]\n',
        'shop/web.py': 'web_urls = [path("b/", include("blog.urls"))]\n',
      },
      'b/',
    ],
  ])('%s', (_, texts, address) => {
    const { files, settings, edit } = route(texts);
    expect(edit).not.toHaveProperty('byHand');
    if ('text' in edit) expect(edit.text).toBe(files.read(edit.path));
    expect(routeTo(files, settings, 'blog.urls')).toBe(address);
  });
});

describe('in doubt', () => {
  test.each<[string, Record<string, string>, string, string?]>([
    [
      'a name that is put together',
      { 'shop/urls.py': 'urlpatterns = [path("b/", include(f"{name}.urls"))]\n' },
      'f"{name}.urls" in shop/urls.py',
    ],
    [
      'a loop',
      {
        'shop/urls.py':
          'urlpatterns = []\nfor app in APPS:\n    urlpatterns.append(path("", include(app + ".urls")))\n',
      },
      'app + ".urls" in shop/urls.py',
    ],
    [
      'a comprehension',
      { 'shop/urls.py': 'urlpatterns = []\nurlpatterns += [path("", include(app)) for app in APPS]\n' },
      'in shop/urls.py',
    ],
    [
      'a function of the project',
      {
        'shop/urls.py': 'from shop.tools import collect\nurlpatterns = [path("a/", a)] + collect()\n',
        'shop/tools.py': '',
      },
      'collect() in shop/urls.py',
    ],
    [
      'in a file below',
      {
        'shop/urls.py': 'urlpatterns = [path("", include("api.urls"))]\n',
        'api/urls.py': 'urlpatterns = [path("", include(find("blog")))]\n',
      },
      'find("blog") in api/urls.py',
    ],
    [
      'URLs by host',
      { 'shop/urls.py': 'urlpatterns = []\n' },
      'ROOT_HOSTCONF in shop/settings.py',
      'ROOT_URLCONF = "shop.urls"\nROOT_HOSTCONF = "shop.hosts"\n',
    ],
  ])('%s adds nothing and says so', (_, texts, reason, settingsText) => {
    const { edit } = route(texts, settingsText);
    expect(edit).toMatchObject({
      byHand: {
        lines: ['path("blog/", include("blog.urls")),'],
        reason: expect.stringContaining(`${reason} may include it already`),
      },
    });
  });

  test('what only views or packages are behind leaves no doubt', () => {
    const { edit } = route({
      'shop/urls.py': `${imports}urlpatterns = [path("admin/", admin.site.urls), path("api/", include(router.urls)), path("x/", include("package.urls"))] + static("m/")\n`,
    });
    expect(edit).toMatchObject({ text: expect.stringContaining('path("blog/", include("blog.urls"))') });
  });
});
