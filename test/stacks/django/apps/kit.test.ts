// What the pages of all models share: it comes with the first model and goes with the last.
import { expect, test } from 'vitest';
import { shop } from '../../../helpers/blueprints.ts';
import { execute, plain } from '../../../helpers/changes.ts';
import { render, settle } from '../../../helpers/django.ts';
import { foreignProject } from '../../../helpers/foreign-project.ts';

const addPost = ['add', 'model', 'pages.Post', 'title:char:200'] as const;

const shared = (paths: readonly string[]) =>
  paths.filter((path) => /static|records|management/.test(path)).sort();

/** What comes with it in projects of this tool. */
const seed = ['__init__', 'commands/__init__', 'commands/seed'].map((name) => `pages/management/${name}.py`);

const pages = ['delete_page', 'detail_page', 'form', 'form_page', 'heading', 'list_page', 'search'];

test('a project of this tool has it once, whatever apps come later', async () => {
  const { paths, tree } = await execute(render(shop), ...addPost);
  expect(shared(paths)).toEqual([
    ...seed,
    ...['__init__', 'fields', 'pages', 'samples', 'testing', 'views', 'widgets', 'wording'].map(
      (name) => `shop/records/${name}.py`,
    ),
    ...pages.map((name) => `templates/records/${name}.html`),
  ]);

  const more = await execute(tree, 'add', 'app', 'news', '--model=Item title', '--views=function');
  expect(shared(more.paths)).toEqual(['shop/records/shortcuts.py']);

  const fewer = await execute(more.tree, 'remove', 'app', 'news');
  expect([...fewer.tree.keys()].sort()).toEqual([...tree.keys()].sort());

  const none = await execute(fewer.tree, 'remove', 'model', 'pages.Post');
  expect(shared([...none.tree.keys()])).toEqual(shared([...render(shop).keys()]));
});

test('it is the same for a project that is made with models at once', async () => {
  const { tree } = await execute(render(shop), ...addPost);
  const app = { name: 'pages', existing: true, views: 'class', path: '', models: ['Post title'] } as const;
  const whole = render(settle({ ...shop, apps: [app] }));
  for (const path of shared([...tree.keys()])) {
    expect(whole.get(path)?.content, path).toBe(tree.get(path)?.content);
  }
});

test('it is the same in whatever order apps of both styles come', async () => {
  const apps = (['class', 'function'] as const).map((views) => ({
    name: `by_${views}`,
    views,
    path: `${views}/`,
    models: ['Post title access=members'],
  }));
  const [one, other] = [apps, apps.toReversed()].map((each) => render(settle({ ...shop, apps: each })));
  for (const path of shared([...(one?.keys() ?? [])])) {
    expect(other?.get(path)?.content, path).toBe(one?.get(path)?.content);
  }
});

test('what an owner deleted is there again, since new code needs it', async () => {
  const { tree } = await execute(render(shop), ...addPost);
  const without = new Map([...tree].filter(([path]) => path !== 'shop/records/views.py'));
  const { paths } = await execute(without, 'add', 'model', 'pages.Tag', 'name');
  expect(shared(paths)).toEqual(['shop/records/views.py']);
});

test('an app of a foreign project has all of it, and nothing is left once its last model is gone', async () => {
  const before = foreignProject({});
  const added = await execute(before, 'add', 'model', 'shop.Post', 'title:char:200');
  expect(shared(added.paths)).toEqual([
    ...['__init__', 'fields', 'pages', 'testing', 'views', 'widgets', 'wording'].map(
      (name) => `shop/records/${name}.py`,
    ),
    'shop/static/shop/css/shop.css',
    'shop/static/shop/js/shop.js',
    ...[...pages, 'field'].sort().map((name) => `shop/templates/shop/records/${name}.html`),
  ]);
  const removed = await execute(added.tree, 'remove', 'model', 'shop.Post');
  expect(removed.tree).toEqual(before);
});

test('a module of that name stays what it is', async () => {
  const before = foreignProject({ 'shop/records.py': 'TAPES = 3\n' });
  const { tree } = await execute(before, 'add', 'model', 'shop.Post', 'title:char:200');
  expect(tree.get('shop/records.py')?.content).toBe('TAPES = 3\n');
  expect(tree.get('shop/views.py')?.content).toContain('from .record_pages.views import (');
  const removed = await execute(tree, 'remove', 'model', 'shop.Post');
  expect(removed.tree).toEqual(before);
});

const order = ['title', 'owner:fk:User', 'scan:file', 'access=private'] as const;

test('uploads that not everyone may read come with a module, which goes with the last of them', async () => {
  const { tree } = await execute(render(shop), ...addPost);
  const whole = await execute(tree, 'add', 'model', 'pages.Order', ...order);
  expect(shared(whole.paths)).toEqual(['shop/records/uploads.py']);
  const model = ['Deal', ...order].join(' ');
  const both = await execute(whole.tree, 'add', 'app', 'sales', '--model', model);
  expect(shared(both.paths)).toEqual([]);
  const one = await execute(both.tree, 'remove', 'model', 'pages.Order');
  expect(one.tree.has('shop/records/uploads.py')).toBe(true);
  const none = await execute(one.tree, 'remove', 'app', 'sales');
  expect(plain(none.tree)).toEqual(plain(tree));
});

test('uploads that everyone may read, and private records without any, need no such module', async () => {
  for (const words of [['scan:file'], ['owner:fk:User', 'access=private'], ['owner:fk:User', 'scan:file']]) {
    const { tree } = await execute(render(shop), 'add', 'model', 'pages.Note', 'title', ...words);
    expect(tree.has('shop/records/uploads.py')).toBe(false);
    expect(tree.get('pages/models.py')?.content).not.toContain('Storage');
  }
});

test('an app of a foreign project has its own, which goes with its last private upload', async () => {
  const before = foreignProject({});
  const { tree } = await execute(before, 'add', 'model', 'shop.Post', 'title');
  const added = await execute(tree, 'add', 'model', 'shop.Order', ...order);
  expect(added.tree.get('shop/models.py')?.content).toContain('from .records.uploads import PrivateStorage');
  const removed = await execute(added.tree, 'remove', 'model', 'shop.Order');
  expect(plain(removed.tree)).toEqual(plain(tree));
});
