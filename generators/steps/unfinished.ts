// What an earlier run was to install or to migrate and did not, because it failed or was stopped: the next one does it.
import { isWritten } from '../../lib/core/commit/publish.ts';
import { isMergingCommand } from '../../lib/core/options/command-names.ts';
import type { Run } from '../run.ts';
import { leaveToOwner } from './plan.ts';

/** Adds to what has to follow a change all that is missing in the environment of the project. */
export async function findUnfinished(run: Run): Promise<void> {
  const { change, plan, interpreter, given, line, toolchain, project } = run;
  const { follow, byHand, conflicts, blueprint } = change;
  if (given.dryRun || interpreter === undefined || given.install === false) return;
  if (byHand.length + conflicts.length > 0) return;
  const isMerging = isMergingCommand(line.command) && blueprint !== undefined;
  const isDone = !plan.some((file) => isWritten(file) || file.action === 'remove');
  const merging = isMerging ? (isDone ? 'repeated' : 'first') : 'no';
  const complete = await toolchain.complete(follow, { ...project, interpreter }, merging);
  run.change = { ...change, follow: complete };
  leaveToOwner(run);
}
