// Adds a model to an app of a foreign project, and holds it to what is always so.
import { expect } from 'vitest';
import { execute, plain } from '../../../helpers/changes.ts';
import { foreignProject } from '../../../helpers/foreign-project.ts';

const add = ['add', 'model', 'shop.Zebra', 'name'];

/** Adds a model to an app, and checks that removing it gives every byte back. */
export async function added(texts: Record<string, string>, ...more: string[]) {
  const base = foreignProject(texts);
  const { tree, change } = await execute(base, ...add, ...more);
  const again = await execute(tree, ...add, ...more);
  expect(plain(again.tree)).toEqual(plain(tree));
  const { tree: removed, change: back } = await execute(tree, 'remove', 'model', 'shop.Zebra');
  expect(back.kept).toEqual([]);
  expect(back.byHand).toEqual([]);
  expect(plain(removed)).toEqual(plain(base));
  return { change, text: (path: string) => tree.get(path)?.content };
}
