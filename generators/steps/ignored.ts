// Files that were written and that git ignores: a clone would lack them.
import { askGit } from '../../lib/core/merge/ask-git.ts';
import { shellCommand } from '../../lib/core/text/shell.ts';
import type { Run } from '../run.ts';

/** Notes new files that the rules of a repository leave out, as `static/` and `.*` in a .gitignore do. */
export async function nameIgnored(run: Run): Promise<void> {
  const { change, plan, root } = run;
  const created = plan.filter(({ action }) => action === 'create').map(({ path }) => path);
  if (created.length === 0) return;
  // https://git-scm.com/docs/git-ls-files
  const words = [
    '--literal-pathspecs',
    'ls-files',
    '--others',
    '--ignored',
    '--exclude-standard',
    '-z',
    '--',
  ];
  const { exitCode, stdout } = await askGit(root, [...words, ...created]);
  const ignored = exitCode === 0 ? stdout.split('\0').filter(Boolean) : [];
  if (ignored.length === 0) return;
  const note = `A .gitignore leaves out new files, which a clone would lack. Add them with: ${shellCommand(['git', 'add', '--force', ...ignored])}`;
  run.change = { ...change, notes: [...change.notes, note] };
}
