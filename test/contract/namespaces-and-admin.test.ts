// Apps in foreign projects get the namespaces, packages and admin sites that are there.
import { expect, test } from 'vitest';
import { execute, plain } from '../helpers/changes.ts';
import { add, after, foreign, site } from './foreign-site.ts';

test.each([
  ['a tuple', 'path("store/", include(("store.urls", "market"), namespace="other"))', '', 'market:'],
  ['a list that has one', 'path("api/", include(([path("", include("store.urls"))], "api")))', '', 'api:'],
  [
    'its urls.py, before a tuple',
    'path("api/", include(("store.urls", "api")))',
    'app_name = "store"\n',
    'store:',
  ],
  ['its own urls.py', 'path("", include("store.urls", namespace="x"))', 'app_name = "store"\n', 'store:'],
  ['nothing', 'path("", include("store.urls"))', '', ''],
])('names of routes begin with the namespace that %s gives them', async (_, entry, head, prefix) => {
  const urls = `from django.urls import include, path\n\nurlpatterns = [${entry}]\n`;
  const store = foreign({ urls }, { 'store/urls.py': `${head}urlpatterns = []\n` });
  const { tree, change } = await execute(store, 'add', 'model', 'store.Book', 'title');
  expect(change.byHand).toEqual([]);
  expect(tree.get('store/models.py')?.content).toContain(`reverse("${prefix}book_detail", args=[self.pk])`);
  const removed = await execute(tree, 'remove', 'model', 'store.Book');
  expect(plain(removed.tree)).toEqual(plain(store));
});

test('a package hides a module of its name', async () => {
  const store = foreign({}, { 'store/models/__init__.py': '', 'store/models/shelf.py': '' });
  const { tree } = await execute(store, ...add);
  expect(tree.get('store/models/book.py')?.content).toContain('class Book(');
  expect(tree.get('store/models.py')).toEqual(store.get('store/models.py'));
});

test.each([
  ['an alias', 'from mysite.admin import office as back', 'back.urls'],
  ['its module', 'from mysite import admin as back', 'back.office.urls'],
  ['a dotted module', 'import mysite.admin', 'mysite.admin.office.urls'],
])('models are registered at the site whose addresses go by %s', async (_, line, view) => {
  const urls = `from django.urls import path\n${line}\n\nurlpatterns = [path("x/", ${view})]\n`;
  const code = 'from django.contrib.admin import AdminSite\n\noffice = AdminSite(name="office")\n';
  const admin = await after(foreign({ urls }, { 'mysite/admin.py': code }), 'store/admin.py');
  expect(admin).toContain('from mysite.admin import office\n');
  expect(admin).toContain('@admin.register(Book, site=office)');
});

test('an admin that loads no module by itself is named, and its pages are not tested', async () => {
  const apps = site.apps.map((each) => each.replace(/admin$/, 'admin.apps.SimpleAdminConfig'));
  const project = (urls = site.urls) => execute(foreign({ apps, urls }), ...add);
  const { tree, change } = await project();
  expect(tree.get('store/records/testing.py')?.content).not.toContain('test_admin');
  expect(tree.get('store/admin.py')?.content).toContain('@admin.register(Book)');
  expect(change.notes.join('\n')).toContain('import store.admin');
  const loaded = await project(`${site.urls}\nadmin.autodiscover()\n`);
  expect(loaded.tree.get('store/records/testing.py')?.content).toContain('test_admin');
  expect(loaded.change.notes.join('\n')).not.toContain('store.admin');
});
