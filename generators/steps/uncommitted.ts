// Makes sure that git can restore what a merge changes.
import { recordName } from '../../lib/core/blueprint/record.ts';
import { recordIn } from '../../lib/core/blueprint/record-text.ts';
import { commitFiles } from '../../lib/core/commit/git.ts';
import { hashOf } from '../../lib/core/files/hash.ts';
import { type Uncommitted, type Unknown, uncommitted } from '../../lib/core/merge/uncommitted.ts';
import { commandLine } from '../../lib/core/options/command-usages.ts';
import { flagOf } from '../../lib/core/options/flags.ts';
import type { Question } from '../../lib/core/terminal/question.ts';
import { UserError } from '../../lib/core/text/errors.ts';
import { printable } from '../../lib/core/text/printable.ts';
import { askOrStop, stop } from '../ask/in-turn.ts';
import type { Run } from '../run.ts';

/**
 * Asks whether to commit first where changes are not committed.
 * @throws UserError when nobody can be asked, or there is no repository
 */
export async function settleUncommitted(run: Run): Promise<void> {
  const isChanged = run.plan.some(({ action }) => action !== 'keep' && action !== 'skip');
  if (run.uncommitted && isChanged) await settle(await run.uncommitted, run);
}

/** The same before anything is asked, when nobody knows yet what is going to change. @throws UserError */
export async function settleBeforeAsking(run: Run): Promise<void> {
  if (needsCommit(run)) await settle(await uncommitted(run.root), run);
}

/** False where a backup is not wanted, or of no use: an interrupted merge has left changes itself. */
export const needsCommit = ({ given, disk, stack, withoutBackup }: Run): boolean =>
  !given.force && !given.dryRun && !withoutBackup && !recordIn(disk, stack).pending;

async function settle(state: Uncommitted | Unknown, run: Run): Promise<void> {
  const { plan, disk, stack, toolchain, asks } = run;
  const orForce = `or use ${flagOf('force')} to continue without a backup`;
  if ('fault' in state) {
    throw new UserError(
      `${state.fault}, so changes made by a merge could not be undone: ${state.remedy}, ${orForce}.`,
    );
  }
  const inTheWay = plan.filter(({ action, path }) => action === 'change' && state.unknown.has(path));
  const { files } = recordIn(disk, stack);
  const paths = [...state.changed, ...inTheWay.map(({ path }) => path)].filter(
    (path) => ![recordName, toolchain.lock].includes(path) && !isOurs(files[path], disk.read(path)),
  );
  if (paths.length === 0) return;
  const shown = `Not committed yet: ${paths.slice(0, 5).join(', ')}${paths.length > 5 ? ` and ${paths.length - 5} more` : ''}.`;
  if (!asks) throw new UserError(`${shown} Commit or stash these changes first, ${orForce}.`);
  const unknown = [...state.unknown].filter((path) => path in files || paths.includes(path));
  if ((await askWhat(shown, run)) === 'commit') await commitAll(state.changed, unknown, run);
  else run.withoutBackup = true;
}

/** @throws UserError (130) for somebody who stops here */
function askWhat(shown: string, { ask, report }: Run): Promise<string> {
  report.say(`${printable(shown)} Lines that a merge changes there could not be given back.`);
  const question: Question = {
    type: 'select',
    name: 'uncommitted',
    message: 'Commit first?',
    choices: [
      { value: 'commit', name: 'Commit everything first' },
      { value: 'go', name: 'Go on without a backup' },
      stop,
    ],
  };
  return askOrStop(question, ask);
}

/** Commits what has changed, with the new files of this tool. @throws UserError when git does not do it */
async function commitAll(
  changed: readonly string[],
  unknown: readonly string[],
  { root, line, signal, report }: Run,
): Promise<void> {
  const message = ['Before', commandLine(line.command), ...line.words].join(' ');
  const { ok, lastLines } = await commitFiles(root, changed, unknown, message, signal);
  if (!ok) throw new UserError(`git could not commit it, and nothing was changed: ${lastLines.at(-1)}.`, 1);
  report.say(`Committed as "${message}".`);
}

/** True for a file that is as this tool wrote it or took it away: nothing of its owner's can be lost with it. */
const isOurs = (recorded: string | undefined, text: string | undefined) =>
  recorded === (text === undefined ? undefined : hashOf(text));
