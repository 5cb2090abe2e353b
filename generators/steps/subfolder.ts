// Notes on a project that is not at the top of its repository.
import { folderInRepository } from '../../lib/core/commit/git.ts';
import { subfolderNotes } from '../../lib/stacks/django/subfolder.ts';
import type { Run } from '../run.ts';

/** Adds what its owner has to tell GitHub and the platforms about files that are new. */
export function noteSubfolder(run: Run): void {
  const { plan, root, change } = run;
  const made = plan.filter(({ action }) => action === 'create').map(({ path }) => path);
  const folder = made.length === 0 ? undefined : folderInRepository(root);
  if (folder === undefined) return;
  run.change = { ...change, notes: [...change.notes, ...subfolderNotes(folder, made)] };
}
