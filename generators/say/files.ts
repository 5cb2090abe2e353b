// What is said about files: what happens to each, what a dry run would change, and what is left to do by hand.
import { recordName } from '../../lib/core/blueprint/record.ts';
import type { Change } from '../../lib/core/stack/change.ts';
import { drawDiff } from '../../lib/core/terminal/diff.ts';
import type { Report } from '../../lib/core/terminal/report.ts';
import { printable, printableLine } from '../../lib/core/text/printable.ts';
import type { Run } from '../run.ts';

/** One line for every file. */
export function sayFiles({ plan, change: { conflicts }, report }: Run): void {
  for (const { path, action } of plan) report.sayFile(path, conflicts.includes(path) ? 'conflict' : action);
}

/** Shows a plan that is not carried out, with every line that would change but those of the record. */
export function sayDryRun(run: Run): void {
  const { plan, change, report } = run;
  for (const file of plan) {
    const { path, action, content, current = '' } = file;
    if (action === 'keep' || action === 'skip' || path === recordName) continue;
    report.say(...drawDiff(file, current, content, report.style), '');
  }
  sayFiles(run);
  sayConflicts(change, report);
  sayNothingWritten(report);
}

/** The end of every dry run. */
export const sayNothingWritten = (report: Report) =>
  report.say('', 'Nothing was written: this was a dry run.');

/** Names the files in which the owner and the templates changed the same lines. */
function sayConflicts({ conflicts }: Change, report: Report): void {
  if (conflicts.length === 0) return;
  const { style } = report;
  report.complain(
    '',
    `${style.yellow('By hand:')} you and the templates changed the same lines. Both versions are between <<<<<<< and >>>>>>> in`,
    ...conflicts.map((path) => `    ${style.cyan(printable(path))}`),
  );
}

/** Says what a program could not be sure of, with the exact lines. */
export function sayByHand({ byHand }: Change, report: Report): void {
  const { style } = report;
  for (const { path, where, lines, reason, patch } of byHand) {
    report.complain(
      '',
      `${style.yellow('By hand:')} ${printable(where)}${path === undefined ? '' : ` in ${style.bold(printable(path))}`}, because ${printable(reason)}:`,
      ...lines.map((line) => `    ${style.cyan(printableLine(line))}`),
      ...(patch ? ['', 'The same as a patch for "git apply":', '', ...patch.map(printableLine)] : []),
    );
  }
}

/** Says what the change leaves to the owner: conflicts, and edits by hand. */
export function sayLeftovers({ change, report }: Run): void {
  sayConflicts(change, report);
  sayByHand(change, report);
}
