// Notes on a project that is not at the top of its repository, since platforms look there.
import { folderInRepository } from '../../lib/core/commit/git.ts';
import type { Run } from '../run.ts';

/** Adds what its owner has to tell GitHub and the platforms about files that are new. */
export function noteSubfolder(run: Run): void {
  const { plan, root, change, stack } = run;
  const made = plan.filter(({ action }) => action === 'create').map(({ path }) => path);
  const folder = made.length === 0 ? undefined : folderInRepository(root);
  if (folder === undefined) return;
  const notes = stack.targets.flatMap(({ inSubfolder }) =>
    inSubfolder && made.includes(inSubfolder.file) ? [inSubfolder.note(folder)] : [],
  );
  run.change = { ...change, notes: [...change.notes, ...notes] };
}
