// Lines that a formatter has laid out as merging never would: they come back as they were, to the byte.
import { beforeAll, expect, test } from 'vitest';
import { layoutsBetween, withLayouts } from '../../../../lib/core/files/layouts.ts';
import type { Tree } from '../../../../lib/core/files/tree.ts';
import { shop } from '../../../helpers/blueprints.ts';
import { execute, executeAll, plain } from '../../../helpers/changes.ts';
import { render } from '../../../helpers/django.ts';

/** As ruff and black with line-length = 60: brackets around values, and entries on lines of their own. */
const shortLines = (text: string) =>
  text
    .replace(/^( +)(\w+) = ("[^"\n]{20,}")$/gm, '$1$2 = (\n$1    $3\n$1)')
    .replace(/^( +)(\w+ = [\w.]+\()(\w[^()\n]*)\)$/gm, '$1$2\n$1    $3\n$1)');

/** A project whose Python is laid out so; `.mvt.json` is as it was. */
const laidOut = (tree: Tree): Tree =>
  new Map(
    [...tree].map(([path, file]) => [
      path,
      path.endsWith('.py') ? { ...file, content: shortLines(file.content) } : file,
    ]),
  );

let ours: Tree;

beforeAll(async () => {
  const tree = await execute(
    render({ ...shop, package: 'project' }),
    ...['add', 'app', 'blog', '--model', 'Post title body:text status:choice:draft,published'],
  );
  ours = laidOut(tree.tree);
});

test.each([
  ['i18n', ['add', 'i18n'], ['remove', 'i18n']],
  ['PostgreSQL', ['update', '--database', 'postgresql'], ['update', '--database', 'sqlite']],
  ['heroku', ['deploy', 'heroku'], ['remove', 'deploy', 'heroku']],
])('%s leaves every byte as it was, the record included', async (_, go, back) => {
  const added = await execute(ours, ...go);
  expect(added.change.notes.join()).not.toContain('layout');
  const removed = await execute(added.tree, ...back);
  expect(plain(removed.tree)).toEqual(plain(ours));
});

test('of two features, each gives back what it found, in whatever order they go', async () => {
  const both = await executeAll(ours, [
    ['add', 'i18n'],
    ['add', 'auth'],
  ]);
  for (const order of [
    ['auth', 'i18n'],
    ['i18n', 'auth'],
  ]) {
    const removed = await executeAll(
      both,
      order.map((name) => ['remove', name]),
    );
    expect(plain(removed)).toEqual(plain(ours));
  }
});

test('adding an app in between keeps what is known, and edits stay', async () => {
  const { tree: added } = await execute(ours, 'add', 'i18n');
  const edited: Tree = new Map(added);
  const path = 'blog/models.py';
  const { content = '', ...file } = added.get(path) ?? {};
  edited.set(path, { ...file, content: `${content}\n\nMINE = 1\n` });
  const removed = await executeAll(edited, [
    ['add', 'app', 'shelf'],
    ['remove', 'i18n'],
    ['remove', 'app', 'shelf'],
  ]);
  expect(removed.get(path)?.content).toBe(`${ours.get(path)?.content}\n\nMINE = 1\n`);
});

test('lines that are not where they were stay as they are', () => {
  const layouts = layoutsBetween('a\nb\nc\n', 'a\n b\nc\n', 'x') ?? [];
  expect(withLayouts('0\na\nb\nc\nd\n', layouts)).toBe('0\na\n b\nc\nd\n');
  expect(withLayouts('a\nB\nc\n', layouts)).toBe('a\nB\nc\n');
  expect(withLayouts('a\nb\nc\na\nb\nc\n', layouts)).toBe('a\nb\nc\na\nb\nc\n');
});

test('lines that are in a text several times are told apart by those around them, or not at all', () => {
  const text = 'x\na\na\ny\n';
  const layouts = layoutsBetween(text, 'x\na\n a\ny\n', 'x') ?? [];
  expect(withLayouts(text, layouts)).toBe('x\na\n a\ny\n');
  const many = 'a\nb\n'.repeat(20);
  expect(
    layoutsBetween(
      many,
      many.replace(/((?:a\nb\n){10})b/, '$1 b').replace(/^((?:a\nb\n){9}a\n)b/, '$1 b'),
      'x',
    ),
  ).toBeUndefined();
});
