// Apps and models in foreign projects that are not as new ones: users, log-in, static files, admin, template engines.
import { expect, test } from 'vitest';
import { execute, executeWith, plain } from '../helpers/changes.ts';
import { add, after, foreign, has, site } from './foreign-site.ts';

/** What the tests of the app's models share. */
const helpers = 'store/records/testing.py';

test('users of an own model get whatever it requires', async () => {
  const tests = await after(foreign({ more: 'AUTH_USER_MODEL = "store.Member"\n' }), helpers);
  expect(tests).toContain('asked = {model.USERNAME_FIELD, *model.REQUIRED_FIELDS}');
  expect(tests).not.toContain('create_user');
  expect(await after(foreign(), helpers)).toContain('objects.create_user(name');
});

test('users without permissions can only have models for members', async () => {
  const users = (bases: string, body = '') =>
    foreign(
      { more: 'AUTH_USER_MODEL = "store.Member"\n' },
      {
        'store/models.py': `from django.contrib.auth.models import AbstractBaseUser, PermissionsMixin\nfrom django.db import models\n\n\nclass Member(${bases}):\n    email = models.EmailField(unique=True)\n${body}`,
      },
    );
  const plainUsers = users('AbstractBaseUser');
  await expect(execute(plainUsers, ...add)).rejects.toThrow(
    'The user model store.Member has no permissions, which say who may write: add django.contrib.auth.models.PermissionsMixin to its bases first, or use --access members.',
  );
  await execute(plainUsers, ...add, '--access', 'members');
  await execute(users('AbstractBaseUser, PermissionsMixin'), ...add);
  await execute(
    users('AbstractBaseUser', '\n    def has_perm(self, name, obj=None):\n        return True\n'),
    ...add,
  );
});

test('backends without permissions can only have models for members', async () => {
  const backends = (
    list: string,
    code = 'class ByEmail:\n    def authenticate(self, request):\n        pass\n',
  ) => foreign({ more: `AUTHENTICATION_BACKENDS = [${list}]\n` }, { 'mysite/backends.py': code });
  const own = backends('"mysite.backends.ByEmail"');
  await expect(execute(own, ...add)).rejects.toThrow(
    'No entry of AUTHENTICATION_BACKENDS in mysite/settings.py has permissions, which say who may write: add "django.contrib.auth.backends.ModelBackend" to it first, or use --access members.',
  );
  const { tree } = await execute(own, ...add, '--access', 'members');
  // Nobody may use its admin.
  expect(tree.get(helpers)?.content).not.toContain('test_admin');
  await execute(backends('"mysite.backends.ByEmail", "django.contrib.auth.backends.ModelBackend"'), ...add);
  await execute(backends('"mysite.backends.ByEmail", "axes.backends.AxesBackend"'), ...add);
  await execute(backends('"mysite.backends.ByEmail"', 'class ByEmail(ModelBackend):\n    pass\n'), ...add);
  await execute(
    backends('"mysite.backends.ByEmail"', 'class ByEmail:\n    def has_perm(self): ...\n'),
    ...add,
  );
});

test.each([
  ['of Django', 'django.contrib.auth.middleware.LoginRequiredMiddleware', ''],
  ['of the project', 'mysite.doors.Guard', 'if not request.user.is_authenticated:\n    redirect("login")\n'],
])('tests log in where a middleware %s asks for it', async (_, entry, code) => {
  const guarded = foreign({ middleware: [...site.middleware, entry] }, { 'mysite/doors.py': code });
  expect(await after(guarded, helpers)).toContain('every page of this site asks visitors to log in');
});

test.each([
  ['does nothing', ''],
  ['logs visitors in', 'if not request.user.is_authenticated:\n    auth.login(request, user)\n'],
])('a middleware that %s asks for nothing', async (_, code) => {
  const harmless = foreign(
    { middleware: [...site.middleware, 'mysite.doors.Guard'] },
    { 'mysite/doors.py': code },
  );
  expect(await after(harmless, helpers)).not.toContain('every page of this site asks visitors to log in');
});

test('a middleware may also forbid what it does not let through', async () => {
  const code = 'if not request.user.is_authenticated:\n    return HttpResponseForbidden()\n';
  const guarded = { middleware: [...site.middleware, 'mysite.doors.Guard'] };
  const tests = await after(foreign(guarded, { 'mysite/doors.py': code }), helpers);
  expect(tests).toContain('self.assertIn(response.status_code, (302, 401, 403, 404))');
});

test('queries are counted after the site has filled its caches', async () => {
  const tests = await after(foreign(), helpers);
  const counted = tests.slice(tests.indexOf('def test_list_asks_as_often'));
  expect(counted.indexOf('self.fetch("list")')).toBeLessThan(counted.indexOf('CaptureQueriesContext'));
});

test.each([
  ['STATICFILES_STORAGE = "whitenoise.storage.CompressedManifestStaticFilesStorage"\n'],
  ['STORAGES = {"staticfiles": {"BACKEND": "x.ManifestStaticFilesStorage"}}\n'],
])('tests need no manifest: %s', async (more) => {
  const tests = await after(foreign({ more }), 'store/tests.py');
  expect(tests).toMatch(
    /@override_settings\(\n {4}STORAGES=\{\n {8}\*\*settings\.STORAGES,\n[^@]+class BookTestCase/,
  );
  const old = await executeWith(has({ django: '3.2' }), foreign({ more }), ...add);
  expect(old.tree.get('store/tests.py')?.content).toMatch(/@override_settings\(\n {4}STATICFILES_STORAGE=/);
});

test('tests do without a debug toolbar that is shown whatever DEBUG says', async () => {
  const toolbar = (more: string) =>
    foreign({ middleware: [...site.middleware, 'debug_toolbar.middleware.DebugToolbarMiddleware'], more });
  const config = 'DEBUG_TOOLBAR_CONFIG = {"SHOW_TOOLBAR_CALLBACK": lambda request: True}\n';
  const { tree } = await execute(toolbar(config), 'add', 'app', 'crm');
  for (const tests of [await after(toolbar(config), 'store/tests.py'), tree.get('crm/tests.py')?.content]) {
    expect(tests).toMatch(/from django\.test import .*modify_settings/);
    expect(tests).toMatch(
      /^@modify_settings\(\n {4}MIDDLEWARE=\{"remove": "debug_toolbar\..*"\}\n\)\nclass /m,
    );
  }
  expect(await after(toolbar(''), 'store/tests.py')).not.toContain('modify_settings');
});

test('names of routes have hyphens where the app writes them so, and come out again', async () => {
  const urls =
    'from django.urls import path\n\nfrom . import views\n\nurlpatterns = [\n    path("shelf/", views.shelf, name="shelf-list"),\n]\n';
  const store = foreign(
    {
      urls: 'from django.urls import include, path\n\nurlpatterns = [path("store/", include("store.urls"))]\n',
    },
    { 'store/urls.py': urls, 'store/views.py': 'def shelf(request):\n    pass\n' },
  );
  const { tree } = await execute(store, 'add', 'model', 'store.BigBook', 'title');
  const text = (path: string) => tree.get(path)?.content ?? '';
  expect(text('store/urls.py')).toContain('name="big-book-detail"');
  expect(text('store/models.py')).toContain('reverse("big-book-detail", args=[self.pk])');
  expect(text('store/views.py')).toContain('url_prefix = "big-book-"');
  expect(text('store/tests.py')).toContain('url_prefix = "big-book-"');
  const removed = await execute(tree, 'remove', 'model', 'store.BigBook');
  expect(plain(removed.tree)).toEqual(plain(store));
});

test('models of an app that registers all of them in a loop are not registered twice', async () => {
  const loop =
    'from django.apps import apps\nfrom django.contrib import admin\n\nfor model in apps.get_app_config("store").get_models():\n    admin.site.register(model)\n';
  expect(await after(foreign({}, { 'store/admin.py': loop }), 'store/admin.py')).toBe(loop);
});

test.each([
  ['all at once', 'admin.site.register(apps.get_app_config("store").get_models())\n'],
  [
    'by a name',
    'models = apps.get_app_config("store").get_models()\nfor model in models:\n    if model not in ():\n        admin.site.register(model)\n',
  ],
])('nor those of an app that registers them %s', async (_, code) => {
  const loop = `from django.apps import apps\nfrom django.contrib import admin\n\n${code}`;
  expect(await after(foreign({}, { 'store/admin.py': loop }), 'store/admin.py')).toBe(loop);
});

test.each([
  ['in a comment', '# for model in apps.get_models():\n#     admin.site.register(model)\n'],
  ['in a text', '"""Not: for model in apps.get_models(): admin.site.register(model)."""\n'],
  ['for something else', 'names = [each.__name__ for each in apps.get_models()]\nsignals.register(names)\n'],
])('a loop %s registers nothing', async (_, code) => {
  const text = `${code}from django.apps import apps\nfrom django.contrib import admin\n`;
  const admin = await after(foreign({}, { 'store/admin.py': text }), 'store/admin.py');
  expect(admin).toContain('@admin.register(Book)');
});

test('models are registered with the admin site that the project has', async () => {
  const urls =
    'from django.urls import path\nfrom .sites import office\n\nurlpatterns = [path("back/", office.urls)]\n';
  const own = foreign({ urls }, { 'mysite/sites.py': 'office = AdminSite(name="office")\n' });
  const admin = await after(own, 'store/admin.py');
  expect(admin).toContain('from mysite.sites import office');
  expect(admin).toContain('@admin.register(Book, site=office)');
  expect(await after(own, helpers)).toContain('def test_admin_shows_records(');
});

test('without an admin nothing is registered, and without its addresses they are not tested', async () => {
  const none = foreign({ apps: site.apps.slice(1), urls: 'urlpatterns = []\n' });
  expect(await after(none, 'store/admin.py')).toBe('from django.contrib import admin\n');
  expect(await after(none, helpers)).not.toContain('test_admin');
  const unrouted = foreign({ urls: 'urlpatterns = []\n' });
  expect(await after(unrouted, 'store/admin.py')).toContain('@admin.register(Book)');
  expect(await after(unrouted, helpers)).not.toContain('test_admin');
});

test('pages are rendered with the engine for them where another one comes first', async () => {
  const more = `TEMPLATES = [
    {"BACKEND": "django.template.backends.jinja2.Jinja2", "DIRS": ["templates"]},
    {"BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True},
]
`;
  const jinja = foreign({ more }, { 'templates/base.html': '{% block content %}{% endblock %}' });
  expect(await after(jinja, 'store/records/views.py')).toContain('template_engine = "django"');
  expect(await after(jinja, 'store/templates/store/records/list_page.html')).toContain(
    '{% extends "store/base.html" %}',
  );
  const { tree } = await execute(jinja, ...add, '--views', 'function');
  expect(tree.get('store/records/shortcuts.py')?.content.match(/using="django"/g)).toHaveLength(4);
});

test('models are refused without users, apps are not', async () => {
  const without = foreign({ apps: ['django.contrib.staticfiles'] });
  await expect(execute(without, ...add)).rejects.toThrow(
    /INSTALLED_APPS in mysite\/settings\.py lacks django\.contrib\.auth/,
  );
  await execute(without, 'add', 'app', 'blog');
  const computed = foreign({ apps: [], more: 'INSTALLED_APPS += others()\n' });
  await execute(computed, ...add);
});

test('code goes as it came after the versions or the middleware of the site have changed', async () => {
  const before = foreign();
  const { tree } = await executeWith(has({ django: '3.2', python: '3.7' }), before, ...add);
  const removed = await executeWith(
    has({ django: '6.1', python: '3.13' }),
    tree,
    'remove',
    'model',
    'store.Book',
  );
  expect(plain(removed.tree)).toEqual(plain(before));
  const again = await executeWith(has({ django: '6.1', python: '3.13' }), tree, ...add);
  expect(plain(again.tree)).toEqual(plain(tree));
});

test('the new tests are run by name, and a note says so where the runner does not find them', async () => {
  const { change } = await execute(foreign(), ...add);
  expect(change.follow.tests).toEqual(['store.tests']);
  expect(change.notes.join()).not.toContain('by name');
  const inPackage = await execute(foreign({}, { '__init__.py': '' }), ...add);
  expect(inPackage.change.notes.join()).toContain('manage.py test store.tests');
});
