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
