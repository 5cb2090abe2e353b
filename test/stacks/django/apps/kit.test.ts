// What the pages of all models share: projects of this tool have it once, and older ones are updated first.
import { expect, test } from 'vitest';
import type { Tree } from '../../../../lib/core/files/tree.ts';
import { shop } from '../../../helpers/blueprints.ts';
import { execute } from '../../../helpers/changes.ts';
import { render } from '../../../helpers/django.ts';
import { foreignProject } from '../../../helpers/foreign-project.ts';

const form = 'templates/records/form.html';
const addPost = ['add', 'model', 'pages.Post', 'title:char:200'] as const;

const without = (tree: Tree, path: string): Tree => new Map([...tree].filter(([name]) => name !== path));

/** The project as older templates left it: they did not have the file. */
function older(tree: Tree): Tree {
  const record = JSON.parse(tree.get('.mvt.json')?.content ?? '');
  delete record.files[form];
  return new Map([...without(tree, form), ['.mvt.json', { content: JSON.stringify(record) }]]);
}

test('apps of a project of this tool bring nothing that others bring too', async () => {
  const { paths, tree } = await execute(render(shop), ...addPost);
  expect(paths.filter((path) => /static|records/.test(path))).toEqual([]);
  expect(tree.get('pages/templates/pages/post_form.html')?.content).toContain(
    '{% include "records/form.html" %}',
  );
});

test('what an owner deleted is not asked for', async () => {
  const { paths } = await execute(without(render(shop), form), ...addPost);
  expect(paths).toContain('pages/templates/pages/post_form.html');
});

test('a project that never had it is updated first', async () => {
  await expect(execute(older(render(shop)), ...addPost)).rejects.toThrow(
    `${form} is missing: older templates made this project. Run create-mvt-app update first.`,
  );
});

test('an app of a foreign project has all of it, and nothing is left once its last model is gone', async () => {
  const before = foreignProject({});
  const added = await execute(before, 'add', 'model', 'shop.Post', 'title:char:200');
  expect(added.paths.filter((path) => /static|records/.test(path)).sort()).toEqual([
    'shop/static/shop/css/shop.css',
    'shop/static/shop/js/shop.js',
    'shop/templates/shop/records/form.html',
  ]);
  const removed = await execute(added.tree, 'remove', 'model', 'shop.Post');
  expect(removed.tree).toEqual(before);
});
