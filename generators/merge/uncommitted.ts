// Makes sure that git can give back what a merge changes.
import type { PlannedFile } from '../../lib/core/commit/plan.ts';
import type { Uncommitted } from '../../lib/core/merge/uncommitted.ts';
import { flagOf } from '../../lib/core/options/flags.ts';
import { UserError } from '../../lib/core/text/errors.ts';

/**
 * @param state what git said before
 * @throws UserError when there is no repository, or changes are not committed
 */
export function refuseUncommitted(
  root: string,
  files: readonly PlannedFile[],
  state: Uncommitted | undefined,
): void {
  const orForce = `or give ${flagOf('force')} to go on without a way back`;
  if (!state) {
    throw new UserError(
      `${root} is in no git repository, so nothing could give back what a merge changes: run "git init", "git add ." and "git commit" there, ${orForce}.`,
    );
  }
  const inTheWay = files.filter(({ action, path }) => action === 'change' && state.unknown.has(path));
  const paths = [...state.changed, ...inTheWay.map(({ path }) => path)];
  if (paths.length === 0) return;
  const shown = `${paths.slice(0, 5).join(', ')}${paths.length > 5 ? ` and ${paths.length - 5} more` : ''}`;
  throw new UserError(`Not committed yet: ${shown}. Commit or stash that first, ${orForce}.`);
}
