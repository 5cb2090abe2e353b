// Finds the project that a command is about, and the program that runs its code.
import { DiskFiles } from '../../lib/core/commit/disk.ts';
import { recordLeft, sweep } from '../../lib/core/commit/staging.ts';
import type { Run } from '../run.ts';

export function findProject(run: Run): void {
  run.disk = new DiskFiles(run.toolchain.findRoot(run.cwd));
}

/** Removes what killed runs left at the place of the project; the record that such a run began with is kept in mind. */
export function sweepLeftovers(run: Run): void {
  run.recordLeft = recordLeft(run.root);
  if (!run.given.dryRun) sweep(run.root);
}

export async function findInterpreter(run: Run): Promise<void> {
  const { toolchain, project, interpreterFlag, cwd, given, line } = run;
  const runsNothing = line.command === 'removeApp' || line.command === 'removeModel';
  const isLooking = runsNothing || given.dryRun || given.install === false;
  run.interpreter = await toolchain.findInterpreter(project, interpreterFlag, cwd, !isLooking);
}

/** The same, unless nothing is to be installed. */
export async function findInterpreterToInstall(run: Run): Promise<void> {
  if (run.given.install !== false) await findInterpreter(run);
}
