// What is said about files: what happens to each, what a dry run would change, and what is left to do by hand.
import { recordName } from '../../lib/core/blueprint/record.ts';
import type { PlannedFile } from '../../lib/core/commit/plan.ts';
import { isWritten } from '../../lib/core/commit/publish.ts';
import { lineOf } from '../../lib/core/run/handover.ts';
import type { Change } from '../../lib/core/stack/change.ts';
import { drawDiff, unifiedDiff } from '../../lib/core/terminal/diff.ts';
import type { Report } from '../../lib/core/terminal/report.ts';
import { printable, printableLine } from '../../lib/core/text/printable.ts';
import type { Run } from '../run.ts';

/** One line for every file. */
export function sayFiles({ plan, change: { conflicts }, report }: Run): void {
  for (const { path, action } of plan) report.sayFile(path, conflicts.includes(path) ? 'conflict' : action);
}

/** True for a file whose lines a dry run shows: the record is nobody's to read. */
const isShown = ({ path, action }: PlannedFile) =>
  action !== 'keep' && action !== 'skip' && action !== 'identical' && path !== recordName;

/** What a dry run would change in a file, for the JSON document. */
export const diffOf = (file: PlannedFile): string | undefined =>
  isShown(file) && !file.encoding
    ? `${unifiedDiff(file.path, file.current ?? '', file.content).join('\n')}\n`
    : undefined;

/** Shows a plan that is not carried out: its files, then every line that would change. */
export function sayDryRun(run: Run): void {
  const { plan, report } = run;
  sayFiles(run);
  for (const file of plan.filter(isShown))
    report.show('', ...drawDiff(file, file.current ?? '', file.content, report.style));
  const { handover } = run.change.follow;
  if (handover) {
    report.say(
      '',
      'It would also run:',
      ...handover.commands.map((each) => `    ${report.style.cyan(printableLine(lineOf(each)))}`),
    );
  }
  sayConflicts(run);
  sayNothingWritten(report);
}

/** The end of every dry run. */
export const sayNothingWritten = (report: Report) =>
  report.say('', 'Nothing was written: this was a dry run.');

/** Names the files in which lines are in conflict: by this change, or still. */
function sayConflicts({ change: { conflicts }, plan, report }: Run): void {
  const fresh = new Set(plan.filter(isWritten).map(({ path }) => path));
  const { style } = report;
  const say = (what: string, paths: readonly string[]) => {
    if (paths.length === 0) return;
    const lines = paths.map((path) => `    ${style.cyan(printable(path))}`);
    report.complain('', `${style.yellow('By hand:')} ${what} are between <<<<<<< and >>>>>>> in`, ...lines);
  };
  say(
    'you and the templates changed the same lines. Both versions',
    conflicts.filter((path) => fresh.has(path)),
  );
  say(
    'lines are still in conflict. Both versions',
    conflicts.filter((path) => !fresh.has(path)),
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
      ...(patch ? ['', 'The same as a patch for "git apply":', ''] : []),
    );
    if (patch) report.complainWithPatch(patch.map(printableLine));
  }
}

/** Says what the change leaves to the owner: conflicts, and edits by hand. */
export function sayLeftovers(run: Run): void {
  sayConflicts(run);
  sayByHand(run.change, run.report);
}
