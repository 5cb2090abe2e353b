// The record of a project after a merge.
import type { StackTables } from '../additions/tables.ts';
import type { Blueprint } from '../blueprint/blueprint.ts';
import { type ProjectRecord, recordName } from '../blueprint/record.ts';
import { readRecord } from '../blueprint/record-text.ts';
import type { Tree } from '../files/tree.ts';
import type { Renderings } from './renderings.ts';

/** What is recorded once a project has become what `next` says: files that were not rendered stay as they are. */
export function mergedRecord(
  record: ProjectRecord,
  next: Blueprint,
  { before, after }: Renderings,
  stack: StackTables,
): ProjectRecord {
  const [old, fresh] = [before, after].map((tree) => recordIn(tree, stack)) as [ProjectRecord, ProjectRecord];
  return {
    ...next,
    undo: withDifference(record.undo, old.undo, fresh.undo),
    files: withDifference(record.files, old.files, fresh.files),
  };
}

const recordIn = (tree: Tree, stack: StackTables) =>
  readRecord(recordName, tree.get(recordName)?.content, stack);

/** The entries of `current`, changed as `before` was changed into `after`. */
function withDifference<T>(
  current: Readonly<Record<string, T>>,
  before: Readonly<Record<string, T>>,
  after: Readonly<Record<string, T>>,
): Record<string, T> {
  const result = { ...current };
  const isSame = (key: string) => JSON.stringify(before[key]) === JSON.stringify(after[key]);
  for (const key of Object.keys({ ...before, ...after })) {
    if (isSame(key)) continue;
    const value = after[key];
    if (value === undefined) delete result[key];
    else result[key] = value;
  }
  return result;
}
