// Checkouts with the line ends of Windows, as git makes them with core.autocrlf.
import { beforeAll, expect, test } from 'vitest';
import { readRecord } from '../../../lib/core/blueprint/record-text.ts';
import { hashOf, isHashOf, isSameText } from '../../../lib/core/files/hash.ts';
import { sha256 } from '../../../lib/core/files/sha256.ts';
import type { Tree } from '../../../lib/core/files/tree.ts';
import { shop } from '../../helpers/blueprints.ts';
import { execute, plain } from '../../helpers/changes.ts';
import { render, stack } from '../../helpers/django.ts';

const windows = (tree: Tree): Tree =>
  new Map(
    [...tree].map(([path, file]) => {
      const isText = !file.encoding && !file.content.startsWith('#!');
      return [path, isText ? { ...file, content: file.content.replaceAll('\n', '\r\n') } : file];
    }),
  );

const filesOf = (tree: Tree) => readRecord('.mvt.json', tree.get('.mvt.json')?.content, stack).files;

/** Paths that the record knows with another text. */
const changedIn = (tree: Tree) =>
  Object.entries(filesOf(tree)).flatMap(([path, hash]) =>
    isHashOf(hash, tree.get(path)?.content ?? '') ? [] : [path],
  );

const model = ['--model', 'Post title'];
let created: Tree;
let withApp: Tree;

beforeAll(async () => {
  created = render({ ...shop, package: 'project' });
  withApp = (await execute(created, 'add', 'app', 'blog', ...model)).tree;
});

test('line ends do not count, those of bytes do, and hashes of 0.1.0 are known', () => {
  expect(hashOf('a\r\nb\r\n')).toBe(hashOf('a\nb\n'));
  expect(hashOf('\0\r\n')).not.toBe(hashOf('\0\n'));
  expect(isHashOf(sha256('a\r\n').slice(0, 16), 'a\r\n')).toBe(true);
  expect(isHashOf(hashOf('a\n'), 'b\n')).toBe(false);
  expect(isSameText('a\r\n', 'a\n')).toBe(true);
  expect(isSameText(undefined, '')).toBe(false);
});

test('an app is removed whole, and the project is as it was made', async () => {
  const { tree, change } = await execute(windows(withApp), 'remove', 'app', 'blog');
  expect(change.kept).toEqual([]);
  expect(plain(tree)).toEqual(plain(windows(created)));
});

test('an app that is added has the line ends of the project, and nothing counts as changed', async () => {
  const { tree } = await execute(windows(created), 'add', 'app', 'blog', ...model);
  expect(plain(tree)).toEqual(plain(windows(withApp)));
  expect(changedIn(tree)).toEqual([]);
});

test('so has what a feature and a target bring, but for scripts', async () => {
  const added = await execute(windows(withApp), 'add', 'auth');
  const deployed = await execute(added.tree, 'deploy', 'digitalocean');
  const unix = await execute((await execute(withApp, 'add', 'auth')).tree, 'deploy', 'digitalocean');
  expect([...added.change.conflicts, ...deployed.change.conflicts]).toEqual([]);
  expect(plain(deployed.tree)).toEqual(plain(windows(unix.tree)));
  expect(changedIn(deployed.tree)).toEqual([]);
});

test('an update that changes nothing writes nothing', async () => {
  const again = await execute(windows(created), 'update');
  expect(again.paths).toEqual([]);
});

test('a foreign project gets an app and a target with its own line ends, and loses them whole', async () => {
  const foreign = windows(created);
  foreign.delete('.mvt.json');
  const { tree: more } = await execute(foreign, 'add', 'app', 'blog', ...model);
  const { tree: deployed } = await execute(more, 'deploy', 'heroku');
  const mixed = [...deployed].filter(
    ([, { content, encoding }]) => !encoding && !content.startsWith('#!') && /(?<!\r)\n/.test(content),
  );
  expect(mixed.map(([path]) => path)).toEqual([]);
  const removed = await execute(deployed, 'remove', 'deploy', 'heroku');
  expect(removed.change.kept).toEqual([]);
  expect(plain((await execute(removed.tree, 'remove', 'app', 'blog')).tree)).toEqual(plain(foreign));
});
