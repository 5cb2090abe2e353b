// `undo` for every command that changes a project: the files are as they were, wherever it was stopped, and nothing of others is lost.
import { describe, expect, test } from 'vitest';
import { expectSame } from '../../lib/api/same.ts';
import { recordName } from '../../lib/core/blueprint/record.ts';
import {
  hasStarted,
  joined,
  keptOf,
  type LastCommand,
  takenBack,
} from '../../lib/core/commit/last-command.ts';
import type { PlannedFile } from '../../lib/core/commit/plan.ts';
import { changedTree } from '../../lib/core/execute/changed-tree.ts';
import { hashOf } from '../../lib/core/files/hash.ts';
import type { Tree } from '../../lib/core/files/tree.ts';
import { treeFiles } from '../../lib/core/files/workspace.ts';
import { shop } from '../helpers/blueprints.ts';
import { execute, executeAll } from '../helpers/changes.ts';
import { render, stack } from '../helpers/django.ts';

const start = await executeAll(
  render({ ...shop, package: 'project', features: ['auth'], deploy: ['heroku'] }),
  [
    [
      'add',
      'app',
      'blog',
      '--model',
      'Post title:char:200 body:text',
      '--model',
      'Comment post:fk:Post text',
    ],
    ['add', 'app', 'shop', '--model', 'Tea name'],
  ],
);

/** What differs between two trees, as a plan. */
function planOf(before: Tree, after: Tree): PlannedFile[] {
  const source = { hasBom: false, encoding: 'utf8' } as const;
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((path): PlannedFile[] => {
    const [was, is] = [before.get(path)?.content, after.get(path)?.content];
    if (was === is) return [];
    if (was === undefined) return [{ path, content: is ?? '', action: 'create' }];
    const action = is === undefined ? 'remove' : 'change';
    const { mode } = before.get(path) ?? {};
    const file = { path, content: is ?? '', current: was, source, action } as const;
    return [mode === undefined ? file : { ...file, mode }];
  });
}

const lastOf = (plan: readonly PlannedFile[], isWhole = true): LastCommand => {
  return { typed: 'create-mvt-app add app blog', isWhole, files: keptOf(plan) };
};

const undone = (tree: Tree, last: LastCommand) => changedTree(tree, takenBack(last, treeFiles(tree), stack));

/** A tree in which some files are changed already. */
const partly = (before: Tree, plan: readonly PlannedFile[]) =>
  changedTree(
    before,
    plan.map(({ path, action, content }) => ({
      path,
      before: '',
      after: action === 'remove' ? undefined : content,
    })),
  );

describe.each([
  ['add', 'app', 'news', '--model', 'Item title'],
  ['add', 'model', 'shop.Cup', 'size:int'],
  ['remove', 'app', 'blog'],
  ['remove', 'model', 'blog.Comment'],
  ['add', 'field', 'blog.Post', 'due:date:null'],
  ['remove', 'field', 'blog.Post.body'],
  ['rename', 'field', 'blog.Post.body', 'text'],
  ['rename', 'model', 'blog.Post', 'Article'],
  ['change', 'field', 'blog.Post.title', 'char:300'],
  ['change', 'model', 'blog.Post', '--access', 'members'],
  ['change', 'app', 'blog', '--views', 'function'],
  ['add', 'api', 'celery'],
  ['remove', 'auth'],
  ['deploy', 'aws'],
  ['remove', 'deploy', 'heroku'],
  ['update', '--database', 'postgresql'],
])('%s %s %s %s', (...argv) => {
  test('is undone byte for byte, wherever it was stopped', async () => {
    const { tree, change } = await execute(start, ...argv);
    const plan = planOf(start, tree);
    expect(plan.length).toBeGreaterThan(1);
    expectSame(undone(tree, lastOf(plan)), start, argv.join(' '));
    const killed = lastOf(plan, false);
    for (const count of [0, 1, Math.ceil(plan.length / 2)]) {
      const broken = partly(start, plan.slice(0, count));
      if (change.interim !== undefined) broken.set(recordName, { content: change.interim });
      expectSame(undone(broken, killed), start, `${count} files`);
    }
  });
});

const { tree: after } = await execute(start, 'add', 'model', 'shop.Cup', 'size:int');
const plan = planOf(start, after);

test('migrations that were made after it go with it', () => {
  const path = 'shop/migrations/0002_cup.py';
  const record = JSON.parse(after.get(recordName)?.content ?? '');
  const content = JSON.stringify({ ...record, files: { ...record.files, [path]: hashOf('cup = 1\n') } });
  const migrated = new Map(after).set(path, { content: 'cup = 1\n' }).set(recordName, { content });
  const last = lastOf(planOf(start, new Map(after).set(recordName, { content })));
  expectSame(undone(migrated, last), start, 'with a migration');
  const edited = new Map(migrated).set(path, { content: 'cup = 2\n' });
  expect(() => undone(edited, last)).toThrow(`changed after it: ${path}.`);
});

test('what was changed since is named, with the command that keeps it, and nothing is undone', () => {
  const edited = new Map(after).set('shop/views.py', { content: 'MINE = 1\n' });
  edited.delete('shop/forms.py');
  const last = { ...lastOf(plan), inverse: 'create-mvt-app remove model shop.Cup' };
  expect(() => undone(edited, last)).toThrow(
    '"create-mvt-app add app blog" cannot be undone, because files were changed after it: shop/forms.py, shop/views.py. Take these changes back first, or use "create-mvt-app remove model shop.Cup", which keeps them.',
  );
  const other = new Map(after).set('shop/notes.txt', { content: 'mine' });
  expectSame(
    undone(other, last),
    new Map(start).set('shop/notes.txt', { content: 'mine' }),
    'a file of their own',
  );
});

test('a command that finishes a killed one is undone together with it', () => {
  const [half, rest] = [plan.slice(0, plan.length / 2), plan.slice(plan.length / 2)];
  const broken = partly(start, half);
  const files = treeFiles(broken);
  const killed = lastOf(plan, false);
  expect(hasStarted(killed, (path) => files.read(path))).toBe(true);
  expect(hasStarted(killed, (path) => start.get(path)?.content)).toBe(false);
  const all = joined(killed.files, keptOf(rest), (path) => files.read(path));
  expectSame(undone(after, { ...killed, isWhole: true, files: all }), start, 'both');
});

test('what was changed between a killed command and the next is kept', () => {
  const mine = { content: 'MINE = 1\n' };
  const broken = partly(start, plan.slice(0, 3)).set('shop/views.py', mine);
  const all = joined(
    lastOf(plan, false).files,
    keptOf(planOf(broken, after)),
    (path) => broken.get(path)?.content,
  );
  const back = undone(after, { ...lastOf(plan), files: all });
  expectSame(back, new Map(start).set('shop/views.py', mine), 'the edit');
});
