// Files of the owner's own in which lines are still in conflict: they are named with those that the record knows.
import type { DiskFiles } from '../../lib/core/commit/disk.ts';
import { hasConflicts } from '../../lib/core/merge/conflict.ts';
import { markedFiles } from '../../lib/core/merge/marked-files.ts';
import type { Run } from '../run.ts';

/** Paths of files with marks of conflicts, in the repository of a project. */
export async function filesMarked(disk: DiskFiles): Promise<string[]> {
  const paths = await markedFiles(disk.root);
  return paths.filter((path) => hasConflicts(disk.glance(path) ?? '')).sort();
}

/** Adds them to what a change has left to its owner; taking an app or a model out needs nothing that they could stop. */
export async function nameMarked(run: Run): Promise<void> {
  const { change, changes, disk, line } = run;
  if (line.command === 'removeApp' || line.command === 'removeModel') return;
  const isResolved = (path: string) =>
    changes.some((file) => file.path === path && !hasConflicts(file.after ?? ''));
  const marked = (await filesMarked(disk)).filter((path) => !isResolved(path));
  run.change = { ...change, conflicts: [...new Set([...change.conflicts, ...marked])] };
}
