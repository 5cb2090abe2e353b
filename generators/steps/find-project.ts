// Finds the project that a command is about, and the Python that runs it.
import { DiskFiles } from '../../lib/core/commit/disk.ts';
import { recordLeft, sweep } from '../../lib/core/commit/staging.ts';
import { managedPython } from '../../lib/stacks/django/install/managed-python.ts';
import { pythonOf } from '../../lib/stacks/django/install/migrations.ts';
import { findRoot } from '../../lib/stacks/django/project/root.ts';
import type { Run } from '../run.ts';

export function findProject(run: Run): void {
  run.disk = new DiskFiles(findRoot(run.cwd));
}

/** Removes what killed runs left in the project; the record that such a run began with is kept in mind. */
export function sweepLeftovers(run: Run): void {
  run.recordLeft = recordLeft(run.root);
  if (!run.given.dryRun) sweep(run.root);
}

export async function findPython(run: Run): Promise<void> {
  const { root, pythonFlag, cwd, disk, given, line } = run;
  const runsNothing = line.command === 'removeApp' || line.command === 'removeModel';
  const isLooking = runsNothing || given.dryRun || given.install === false;
  run.python =
    (await pythonOf(root, pythonFlag, cwd)) ?? (isLooking ? undefined : await managedPython(disk, root));
}

/** The same, unless nothing is to be installed. */
export async function findPythonToInstall(run: Run): Promise<void> {
  if (run.given.install !== false) await findPython(run);
}
