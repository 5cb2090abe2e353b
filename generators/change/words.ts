// What add and remove say: the files, what is left to do by hand, and what is next.
import { relative } from 'node:path';
import { recordName } from '../../lib/core/blueprint/record.ts';
import type { PlannedFile } from '../../lib/core/commit/plan.ts';
import { commandLine } from '../../lib/core/options/commands.ts';
import type { Change, Instruction } from '../../lib/core/stack/change.ts';
import { drawDiff } from '../../lib/core/terminal/diff.ts';
import { printable } from '../../lib/core/text/printable.ts';
import { shellCommand } from '../../lib/core/text/shell.ts';
import { settingsFlags } from '../../lib/stacks/django/install/migrations.ts';
import type { Context } from '../context.ts';
import { typedPath } from '../paths.ts';

/** One line for every file. */
export function sayChangeFiles(plan: readonly PlannedFile[], report: Context['report']): void {
  for (const { path, action } of plan) report.sayFile(path, action);
}

/** Shows a plan that is not carried out, with every line that would change but those of the record. */
export function sayChangeDryRun(plan: readonly PlannedFile[], { report }: Context): void {
  for (const file of plan) {
    const { path, action, content, current = '' } = file;
    if (action === 'keep' || path === recordName) continue;
    report.say(...drawDiff(file, current, content, report.style), '');
  }
  sayChangeFiles(plan, report);
  report.say('', 'Nothing was written: this was a dry run.');
}

/** Says what a program could not be sure of, with the exact lines. */
export function sayByHand(instructions: readonly Instruction[], { report }: Context): void {
  const { style } = report;
  for (const { path, where, lines, reason, patch } of instructions) {
    report.complain(
      '',
      `${style.yellow('By hand:')} ${printable(where)}${path === undefined ? '' : ` in ${style.bold(printable(path))}`}, because ${printable(reason)}:`,
      ...lines.map((line) => `    ${style.cyan(line)}`),
      ...(patch ? ['', 'The same as a patch, for "git apply":', '', ...patch] : []),
    );
  }
}

/** What to type next, and how to take it back. */
export function sayWhatIsNext(
  change: Change,
  plan: readonly PlannedFile[],
  root: string,
  python: string | undefined,
  { report, given }: Context,
): void {
  const { style } = report;
  const folder = typedPath(root);
  const program = python === undefined ? 'python' : python.startsWith(root) ? relative(root, python) : python;
  const isChanged = plan.some(({ action }) => action !== 'keep');
  const making =
    isChanged && (python === undefined || report.failed)
      ? change.follow.migrations.map(({ app }) => ['makemigrations', app])
      : [];
  const commands = [...making, ...change.next].map((words) => [
    program,
    'manage.py',
    ...words,
    ...settingsFlags(given.settings),
  ]);
  const typed = [...commands, ...change.typed];
  const next = [...(folder === '.' || typed.length === 0 ? [] : [['cd', folder]]), ...typed].map(
    shellCommand,
  );
  const { kept, notes, address } = change;
  report.note({ next, kept, notes, ...(address !== undefined && { address }) });
  if (report.failed) {
    report.say('', 'Not all of it is done: see above.', ...notes);
    if (next.length > 0) report.say('Then:', '', ...next.map((line) => `  ${style.cyan(line)}`));
    return;
  }
  report.say('', style.bold(isChanged ? change.done : change.nothing));
  if (change.kept.length > 0) report.say('What you changed was kept.');
  report.say(...change.notes);
  if (!isChanged) return;
  if (next.length > 0) report.say('', ...next.map((line) => `  ${style.cyan(line)}`));
  if (change.address !== undefined) {
    report.say('', `and open ${style.underline(`http://127.0.0.1:8000/${change.address}`)}`);
  }
  if (change.inverse === undefined) return;
  const { command, words } = change.inverse;
  report.say(
    '',
    style.dim('Taken back with:'),
    style.dim(`  npx ${commandLine(command)} ${words.join(' ')}`),
  );
}
