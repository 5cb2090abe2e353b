// What a merge needs to know before: what git could restore, and whether users can be swapped.
import { wantedBy } from '../../lib/core/execute/wanted.ts';
import { uncommitted } from '../../lib/core/merge/uncommitted.ts';
import { keepsUserModel } from '../ask/user-model.ts';
import type { Run } from '../run.ts';

/**
 * Asks git at once, since it answers while files are rendered. An interrupted merge has left changes itself.
 * @throws UserError for all that is wrong with what the command wants of the project
 */
export function askGit(run: Run): void {
  const { disk, command, stack, given, root } = run;
  const { recorded } = wantedBy(disk, command, stack);
  if (!given.force && !given.dryRun && !recorded.record.pending) run.uncommitted = uncommitted(root);
}

/** Keeps the user model of a database that has users. */
export async function keepUserModel(run: Run): Promise<void> {
  const { disk, command, stack } = run;
  const { recorded, next } = wantedBy(disk, command, stack);
  if (!(await keepsUserModel(recorded.blueprint, next, run))) return;
  run.command = { ...command, given: { ...command.given, userModel: 'django' } };
}
