// Makes sure that git can restore what a merge changes.
import { recordName } from '../../lib/core/blueprint/record.ts';
import { recordIn } from '../../lib/core/blueprint/record-text.ts';
import { hashOf } from '../../lib/core/files/hash.ts';
import { type Uncommitted, type Unknown, uncommitted } from '../../lib/core/merge/uncommitted.ts';
import { flagOf } from '../../lib/core/options/flags.ts';
import { UserError } from '../../lib/core/text/errors.ts';
import type { Run } from '../run.ts';

/** @throws UserError when there is no repository, or changes are not committed */
export async function refuseUncommitted(run: Run): Promise<void> {
  const isChanged = run.plan.some(({ action }) => action !== 'keep' && action !== 'skip');
  if (run.uncommitted && isChanged) refuse(await run.uncommitted, run);
}

/** The same before anything is asked, when nobody knows yet what is going to change. @throws UserError */
export async function refuseBeforeAsking(run: Run): Promise<void> {
  const { given, disk, stack } = run;
  const isAsked = !given.force && !given.dryRun && !recordIn(disk, stack).pending;
  if (isAsked) refuse(await uncommitted(run.root), run);
}

function refuse(state: Uncommitted | Unknown, { plan, disk, stack, toolchain }: Run): void {
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
  const shown = `${paths.slice(0, 5).join(', ')}${paths.length > 5 ? ` and ${paths.length - 5} more` : ''}`;
  throw new UserError(`Not committed yet: ${shown}. Commit or stash these changes first, ${orForce}.`);
}

/** True for a file that is as this tool wrote it or took it away: nothing of its owner's can be lost with it. */
const isOurs = (recorded: string | undefined, text: string | undefined) =>
  recorded === (text === undefined ? undefined : hashOf(text));
