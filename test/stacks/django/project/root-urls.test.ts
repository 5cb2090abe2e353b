// Where routes of apps go in every style that a root URLconf is written in.
import { describe, expect, test } from 'vitest';
import { imports, routed } from '../../../helpers/django-edits.ts';

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
    [
      'the list that all addresses come from',
      'pages = [path("a/", a)]\nurlpatterns = [path(settings.BASE_PATH, include(pages))]\nif settings.DEBUG:\n    urlpatterns += [path("d/", d)]\n',
      'pages = [path("a/", a), NEW]\nurlpatterns = [path(settings.BASE_PATH, include(pages))]\nif settings.DEBUG:\n    urlpatterns += [path("d/", d)]\n',
    ],
    [
      'one of two lists',
      'pages = [path("a/", a)]\nurlpatterns = [path("b/", include(pages)), path("c/", c)]\n',
      'pages = [path("a/", a)]\nurlpatterns = [path("b/", include(pages)), path("c/", c), NEW]\n',
    ],
    [
      'not a list with a namespace',
      'pages = [path("a/", a)]\nurlpatterns = [path("b/", include((pages, "pages")))]\n',
      'pages = [path("a/", a)]\nurlpatterns = [path("b/", include((pages, "pages"))), NEW]\n',
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
      'the list with a comment that asks',
      'urlpatterns = [path("a/", a)]\nurlpatterns += i18n_patterns(\n    path("b/", b),\n    # add new apps here\n    path("c/", c),\n)\n',
      'urlpatterns = [path("a/", a)]\nurlpatterns += i18n_patterns(\n    path("b/", b),\n    # add new apps here\n    NEW,\n    path("c/", c),\n)\n',
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

describe('where the project has its own pages', () => {
  const others = Object.fromEntries(
    ['news', 'polls', 'shop'].flatMap((app) => [
      [`${app}/__init__.py`, ''],
      [`${app}/views.py`, ''],
    ]),
  );
  const own = { ...others, 'news/urls.py': '', 'polls/urls.py': '', 'news/api/urls.py': '' };
  test.each([
    [
      'in the list that has the others',
      'urlpatterns = [\n    path("admin/", admin.site.urls),\n]\nurlpatterns += [\n    path("news/", include("news.urls")),\n]\n',
      'urlpatterns = [\n    path("admin/", admin.site.urls),\n]\nurlpatterns += [\n    path("news/", include("news.urls")),\n    NEW,\n]\n',
    ],
    [
      'not in an empty list',
      'urlpatterns = []\nurlpatterns += [path("a/", a)]\n',
      'urlpatterns = []\nurlpatterns += [path("a/", a), NEW]\n',
    ],
    [
      'in i18n_patterns where the pages are',
      'urlpatterns = [path("i18n/", include("django.conf.urls.i18n"))]\nurlpatterns += i18n_patterns(\n    path("news/", include("news.urls")),\n    path("", include("polls.urls")),\n)\n',
      'urlpatterns = [path("i18n/", include("django.conf.urls.i18n"))]\nurlpatterns += i18n_patterns(\n    path("news/", include("news.urls")),\n    NEW,\n    path("", include("polls.urls")),\n)\n',
    ],
    [
      'not where only an API is',
      'api = [path("api/", include("news.api.urls"))]\nweb = [path("n/", include("news.urls"))]\nurlpatterns = api + web\n',
      'api = [path("api/", include("news.api.urls"))]\nweb = [path("n/", include("news.urls")), NEW]\nurlpatterns = api + web\n',
    ],
    [
      'after the other apps',
      'urlpatterns = [\n    path("news/", include("news.urls")),\n    path("robots.txt", robots),\n]\n',
      'urlpatterns = [\n    path("news/", include("news.urls")),\n    NEW,\n    path("robots.txt", robots),\n]\n',
    ],
    [
      'under the comment that asks for it',
      'urlpatterns = [\n    path("admin/", admin.site.urls),\n    # Your stuff: custom urls includes go here\n    # ...\n    # Media files\n    *static("m/", root="m"),\n]\n',
      'urlpatterns = [\n    path("admin/", admin.site.urls),\n    # Your stuff: custom urls includes go here\n    # ...\n    # Media files\n    NEW,\n    *static("m/", root="m"),\n]\n',
    ],
    [
      'above the line that a comment names',
      'urlpatterns = [\n    path("admin/", admin.site.urls),\n    # Add your own URLs above this line.\n    path(settings.ROOT, include("cms.urls")),\n]\n',
      'urlpatterns = [\n    path("admin/", admin.site.urls),\n    NEW,\n    # Add your own URLs above this line.\n    path(settings.ROOT, include("cms.urls")),\n]\n',
    ],
    [
      'under the title of the apps',
      'urlpatterns = [\n    path("admin/", admin.site.urls),\n    # Local apps\n    path("", include("news.urls")),\n]\n',
      'urlpatterns = [\n    path("admin/", admin.site.urls),\n    # Local apps\n    NEW,\n    path("", include("news.urls")),\n]\n',
    ],
    [
      'before what must be last',
      'urlpatterns = [\n    path("a/", a),\n    path(settings.CMS, cms),  # must be last\n]\n',
      'urlpatterns = [\n    path("a/", a),\n    NEW,\n    path(settings.CMS, cms),  # must be last\n]\n',
    ],
    [
      'in each list that a condition chooses',
      'if settings.DEBUG:\n    urlpatterns = [path("a/", a), path("d/", d)]\nelse:\n    urlpatterns = [path("a/", a)]\n',
      'if settings.DEBUG:\n    urlpatterns = [path("a/", a), path("d/", d), NEW]\nelse:\n    urlpatterns = [path("a/", a), NEW]\n',
    ],
    [
      'in a list that takes the place of another one',
      'urlpatterns = [path("news/", include("news.urls"))]\nif settings.DEBUG:\n    urlpatterns = [path("news/", include("news.urls")), path("d/", d)]\n',
      'urlpatterns = [path("news/", include("news.urls")), NEW]\nif settings.DEBUG:\n    urlpatterns = [path("news/", include("news.urls")), NEW, path("d/", d)]\n',
    ],
    [
      'in groups that are added up',
      'web = [path("news/", include("news.urls"))]\nmore = [path("a/", a)]\ngroups = [more, web]\nif settings.X:\n    groups.append(x)\nurlpatterns = reduce(add, groups)\n',
      'web = [path("news/", include("news.urls")), NEW]\nmore = [path("a/", a)]\ngroups = [more, web]\nif settings.X:\n    groups.append(x)\nurlpatterns = reduce(add, groups)\n',
    ],
    [
      'in chained groups',
      'web = [path("a/", a)]\nurlpatterns = list(chain(web, [path("b/", b)]))\n',
      'web = [path("a/", a), NEW]\nurlpatterns = list(chain(web, [path("b/", b)]))\n',
    ],
    [
      'in a sum of groups',
      'urlpatterns = sum([[path("a/", a)], [path("b/", b)]], [])\n',
      'urlpatterns = sum([[path("a/", a), NEW], [path("b/", b)]], [])\n',
    ],
  ])('%s', (_, before, after) => {
    const written = after.replaceAll('NEW', 'path("blog/", include("blog.urls"))');
    expect(routed({ ...own, 'shop/urls.py': imports + before }).text).toBe(imports + written);
  });
});
