// A project that this tool did not make, in memory, with what its settings say.
import { execute } from '../helpers/changes.ts';

export const site = {
  apps: ['admin', 'auth', 'contenttypes', 'sessions', 'messages', 'staticfiles'].map(
    (name) => `django.contrib.${name}`,
  ),
  middleware: ['django.middleware.security.SecurityMiddleware'],
  urls: 'from django.contrib import admin\nfrom django.urls import path\n\nurlpatterns = [path("admin/", admin.site.urls)]\n',
  more: '',
};

/** A project that this tool did not make, with an app of its own. */
export function foreign(changes: Partial<typeof site> = {}, texts: Record<string, string> = {}) {
  const { apps, middleware, urls, more } = { ...site, ...changes };
  const files = {
    'manage.py': 'os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mysite.settings")\n',
    'mysite/__init__.py': '',
    'mysite/settings.py': `INSTALLED_APPS = ${JSON.stringify([...apps, 'store'])}\nMIDDLEWARE = ${JSON.stringify(middleware)}\nROOT_URLCONF = "mysite.urls"\n${more}`,
    'mysite/urls.py': urls,
    'store/__init__.py': '',
    'store/models.py': 'from django.db import models\n\n\nclass Shelf(models.Model):\n    pass\n',
    'store/tests.py': 'from django.test import TestCase\n',
    'store/admin.py': 'from django.contrib import admin\n',
    ...texts,
  };
  return new Map(Object.entries(files).map(([path, content]) => [path, { content }] as const));
}

export const add = ['add', 'model', 'store.Book', 'title', 'author:fk:auth.User', 'state:choice:new,old'];
export const has = (versions: Record<string, string>) => ({
  installedVersion: (name: string) => versions[name],
});

/** A file after a model was added. */
export async function after(project: ReturnType<typeof foreign>, path: string): Promise<string> {
  return (await execute(project, ...add)).tree.get(path)?.content ?? '';
}
