// A project as `startproject` and `startapp shop` leave it, in memory.
import type { Tree } from '../../lib/core/files/tree.ts';
import { managePy } from './memory-files.ts';

const files: Readonly<Record<string, string>> = {
  'manage.py': managePy('site1.settings'),
  'site1/__init__.py': '',
  'site1/settings.py':
    'ROOT_URLCONF = "site1.urls"\nINSTALLED_APPS = [\n    "django.contrib.admin",\n    "django.contrib.auth",\n    "django.contrib.contenttypes",\n    "shop",\n]\n',
  'site1/urls.py':
    'from django.contrib import admin\nfrom django.urls import include, path\n\nurlpatterns = [\n    path("admin/", admin.site.urls),\n    path("shop/", include("shop.urls")),\n]\n',
  'shop/__init__.py': '',
  'shop/migrations/__init__.py': '',
};

/** The project with files of its own, by path. */
export function foreignProject(texts: Readonly<Record<string, string>>): Tree {
  const all = { ...files, 'shop/urls.py': 'urlpatterns = []\n', ...texts };
  return new Map(Object.entries(all).map(([path, content]) => [path, { content }]));
}
