// Makes sure that git can restore what a merge changes.
import { flagOf } from '../../lib/core/options/flags.ts';
import { UserError } from '../../lib/core/text/errors.ts';
import type { Run } from '../run.ts';

/** @throws UserError when there is no repository, or changes are not committed */
export async function refuseUncommitted(run: Run): Promise<void> {
  const { plan } = run;
  const isChanged = plan.some(({ action }) => action !== 'keep' && action !== 'skip');
  if (!run.uncommitted || !isChanged) return;
  const state = await run.uncommitted;
  const orForce = `or use ${flagOf('force')} to continue without a backup`;
  if ('fault' in state) {
    throw new UserError(
      `${state.fault}, so changes made by a merge could not be undone: ${state.remedy}, ${orForce}.`,
    );
  }
  const inTheWay = plan.filter(({ action, path }) => action === 'change' && state.unknown.has(path));
  const paths = [...state.changed, ...inTheWay.map(({ path }) => path)];
  if (paths.length === 0) return;
  const shown = `${paths.slice(0, 5).join(', ')}${paths.length > 5 ? ` and ${paths.length - 5} more` : ''}`;
  throw new UserError(`Not committed yet: ${shown}. Commit or stash these changes first, ${orForce}.`);
}
