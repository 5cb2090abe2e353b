// What commands that merge two renderings say at the end.
import type { Run } from '../run.ts';
import { sayInverse, typedLines } from './typed.ts';

/** What came of it, what to type next, and how to undo it. */
export function sayMerged(run: Run): void {
  const { change, plan, report } = run;
  const { conflicts, kept, notes } = change;
  const { style } = report;
  const isChanged =
    plan.some(({ action }) => action !== 'keep' && action !== 'skip') || change.follow.handover !== undefined;
  const next = typedLines(run, isChanged ? commandsAfter(run) : []);
  const lines = next.map((line) => `  ${style.cyan(line)}`);
  report.note({ next, kept, notes });
  report.say('', ...notes);
  if (conflicts.length > 0) {
    if (lines.length > 0) report.say('Resolve them, then:', '', ...lines);
    else report.say('Resolve them, then run this command again.');
    return;
  }
  if (report.failed) {
    report.say(
      'The files are up to date, but not everything was set up: see above. Once you have fixed the cause, run this command again.',
    );
    return;
  }
  if (!isChanged) {
    report.say(style.bold(change.nothing));
    return;
  }
  report.say(style.bold(change.done));
  if (kept.length > 0) report.say('Your changes were kept.');
  if (next.length > 0) report.say('', ...lines);
  sayInverse(change, report);
}

/** What was not installed, and what comes after that. */
function commandsAfter({ change, given, interpreter, toolchain, project }: Run) {
  const { follow, conflicts, next, typed } = change;
  const isInstalled = given.install !== false && interpreter !== undefined && conflicts.length === 0;
  return [
    ...(isInstalled ? [] : toolchain.followByHand(follow, project)),
    ...next.map((words) => toolchain.typedCommand(words, project)),
    ...typed,
  ];
}
