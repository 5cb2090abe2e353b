// The README of a project says who may do what, and says it no longer when a model is gone.
import { expect, test } from 'vitest';
import { shop } from '../../../helpers/blueprints.ts';
import { execute } from '../../../helpers/changes.ts';
import { render } from '../../../helpers/django.ts';

const rowsIn = (readme = '') => readme.split('\n').filter((line) => line.startsWith('| `'));

test('each model has a row, in one order whatever was added first', async () => {
  const apps = [
    {
      name: 'store',
      views: 'class',
      path: 'store/',
      models: ['Order number customer:fk:auth.User access=private', 'Line text order:fk:Order'],
    },
    { name: 'blog', views: 'class', path: 'blog/', models: ['Post title', 'Note title access=members'] },
  ] as const;
  const both = render({ ...shop, apps });
  let tree = render(shop);
  for (const words of [
    ['add', 'app', 'blog'],
    [
      'add',
      'app',
      'store',
      '--access',
      'private',
      '--model',
      'Order number customer:fk:auth.User',
      '--model',
      'Line text order:fk:Order',
    ],
    ['add', 'model', 'blog.Post', 'title'],
    ['add', 'model', 'blog.Note', 'title', '--access', 'members'],
  ]) {
    ({ tree } = await execute(tree, ...words));
  }
  const readme = tree.get('README.md')?.content;
  expect(readme).toBe(both.get('README.md')?.content);
  expect(rowsIn(readme).filter((row) => / may |staff|logged/.test(row))).toEqual([
    '| `blog.Note` | everyone | whoever is logged in |',
    '| `blog.Post` | everyone | permitted staff |',
    '| `store.Line` | the customer of its order and permitted staff | the customer of its order and permitted staff |',
    '| `store.Order` | its customer and permitted staff | its customer and permitted staff |',
  ]);
  for (const words of [
    ['remove', 'app', 'store'],
    ['remove', 'model', 'blog.Note'],
    ['remove', 'app', 'blog'],
  ]) {
    ({ tree } = await execute(tree, ...words));
  }
  expect(tree.get('README.md')?.content).toBe(render(shop).get('README.md')?.content);
});

test('a table that was laid out anew and a README without the place for it are left in peace', async () => {
  const { tree } = await execute(render(shop), 'add', 'app', 'blog', '--model', 'Post title');
  const wide = (tree.get('README.md')?.content ?? '').replace(
    '| Model | Read | Change |',
    '| Model       | Read     | Change          |',
  );
  const laidOut = new Map(tree).set('README.md', { content: wide });
  const added = await execute(laidOut, 'add', 'model', 'blog.Apple', 'name');
  expect(rowsIn(added.tree.get('README.md')?.content).slice(0, 2)).toEqual([
    '| `blog.Apple` | everyone | permitted staff |',
    '| `blog.Post` | everyone | permitted staff |',
  ]);
  const own = new Map(render(shop)).set('README.md', { content: '# Mine\n' });
  const mine = await execute(own, 'add', 'app', 'blog', '--model', 'Post title');
  expect(mine.tree.get('README.md')?.content).toBe('# Mine\n');
});

test.each([
  ['of Windows', (text: string) => text.replaceAll('\n', '\r\n')],
  ['that are mixed', (text: string) => text.replaceAll('\n', '\r\n').replace('\r\n\r\n', '\n\r\n')],
  ['that are mixed otherwise', (text: string) => `${text}The end.\r\n`],
])('line endings %s stay', async (_, rewrite) => {
  const content = rewrite(render(shop).get('README.md')?.content ?? '');
  const before = new Map(render(shop)).set('README.md', { content });
  const one = await execute(before, 'add', 'app', 'blog', '--model', 'Post title');
  const two = await execute(one.tree, 'add', 'model', 'blog.Note', 'title');
  expect(rowsIn(two.tree.get('README.md')?.content).length).toBeGreaterThan(1);
  const less = await execute(two.tree, 'remove', 'model', 'blog.Note');
  expect(less.tree.get('README.md')).toEqual(one.tree.get('README.md'));
  const none = await execute(less.tree, 'remove', 'app', 'blog');
  expect(none.tree.get('README.md')?.content).toBe(content);
});

test('adding a model says who may do what', async () => {
  const { change } = await execute(
    render(shop),
    'add',
    'app',
    'blog',
    '--model',
    'Post title author:fk:auth.User',
  );
  expect(change.notes).toContain('blog.Post: everyone may read, its author and permitted staff may write.');
});
