// What a merge needs to know before: what git could restore, and what the data of the project lets it do.
import { wantedBy } from '../../lib/core/execute/wanted.ts';
import { uncommitted } from '../../lib/core/merge/uncommitted.ts';
import type { Run } from '../run.ts';
import { needsCommit } from './uncommitted.ts';

/**
 * Asks git at once, since it answers while files are rendered.
 * @throws UserError for all that is wrong with what the command wants of the project
 */
export function askGit(run: Run): void {
  const { disk, command, stack, root } = run;
  wantedBy(disk, command, stack);
  if (needsCommit(run)) run.uncommitted = uncommitted(root);
}

/** Answers what the data of the project leaves no choice about. @throws UserError when the data could not follow */
export async function keepData(run: Run): Promise<void> {
  const { disk, command, stack, toolchain, project, report } = run;
  const { recorded, next } = wantedBy(disk, command, stack);
  const kept = await toolchain.answersForData(recorded.blueprint, next, project, run.given);
  if (kept.remark !== undefined) report.say(kept.remark);
  if (kept.note !== undefined) run.notes.push(kept.note);
  run.command = { ...command, given: { ...command.given, ...kept.given } };
}
