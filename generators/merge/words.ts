// What merging says: the files, what is left to settle by hand, and what is next.
import { relative } from 'node:path';
import { recordName } from '../../lib/core/blueprint/record.ts';
import type { PlannedFile } from '../../lib/core/commit/plan.ts';
import { commandLine } from '../../lib/core/options/commands.ts';
import type { Change } from '../../lib/core/stack/change.ts';
import { drawDiff } from '../../lib/core/terminal/diff.ts';
import { printable } from '../../lib/core/text/printable.ts';
import { shellCommand } from '../../lib/core/text/shell.ts';
import type { Context } from '../context.ts';
import { typedPath } from '../paths.ts';

/** One line for every file. */
export function sayMergeFiles(
  files: readonly PlannedFile[],
  { conflicts }: Change,
  report: Context['report'],
): void {
  for (const { path, action } of files) report.sayFile(path, conflicts.includes(path) ? 'conflict' : action);
}

/** Shows a merge that is not carried out, with every line that would change but those of the record. */
export function sayMergeDryRun(files: readonly PlannedFile[], change: Change, context: Context): void {
  const { report } = context;
  for (const file of files) {
    const { path, action, content, current = '' } = file;
    if (action === 'keep' || action === 'skip' || path === recordName) continue;
    report.say(...drawDiff(file, current, action === 'remove' ? '' : content, report.style), '');
  }
  sayMergeFiles(files, change, report);
  sayConflicts(change, context);
  report.say('', 'Nothing was written: this was a dry run.');
}

/** Names the files in which the owner and the templates changed the same lines. */
export function sayConflicts({ conflicts }: Change, { report }: Context): void {
  if (conflicts.length === 0) return;
  const { style } = report;
  report.complain(
    '',
    `${style.yellow('By hand:')} you and the templates changed the same lines. Both versions stand between <<<<<<< and >>>>>>> in`,
    ...conflicts.map((path) => `    ${style.cyan(printable(path))}`),
  );
}

/** What came of it, and what to type next. */
export function sayMerged(
  files: readonly PlannedFile[],
  { conflicts, kept, notes, follow, next, typed, done, nothing, inverse }: Change,
  root: string,
  python: string | undefined,
  { report, given }: Context,
): void {
  const { style } = report;
  const isChanged = files.some(({ action }) => action !== 'keep' && action !== 'skip');
  const program = python === undefined ? 'python' : python.startsWith(root) ? relative(root, python) : python;
  const manage = (words: readonly string[]) => [program, 'manage.py', ...words];
  const isInstalled = given.install !== false && python !== undefined && conflicts.length === 0;
  const install = [
    ...(follow.packages ? [[program, '-m', 'pip', 'install', '-r', 'requirements.txt']] : []),
    ...(follow.migrations.length > 0
      ? [manage(['makemigrations', ...follow.migrations.map(({ app }) => app)])]
      : []),
    ...(follow.migrate ? [manage(['migrate'])] : []),
  ];
  const commands = isChanged ? [...(isInstalled ? [] : install), ...next.map(manage), ...typed] : [];
  const folder = typedPath(root);
  const cd = folder === '.' || commands.length === 0 ? [] : [['cd', folder]];
  const lines = [...cd, ...commands].map(shellCommand);
  report.note({ next: lines, kept, notes });
  report.say('', ...notes);
  if (conflicts.length > 0) {
    report.say('Settle them, then:', '', ...lines.map((line) => `  ${style.cyan(line)}`));
    return;
  }
  if (!isChanged) {
    report.say(style.bold(nothing));
    return;
  }
  report.say(style.bold(done));
  if (kept.length > 0) report.say('What you changed was kept.');
  if (lines.length > 0) report.say('', ...lines.map((line) => `  ${style.cyan(line)}`));
  if (!inverse) return;
  const { command, words } = inverse;
  report.say(
    '',
    style.dim('Taken back with:'),
    style.dim(`  npx ${commandLine(command)} ${words.join(' ')}`),
  );
}
