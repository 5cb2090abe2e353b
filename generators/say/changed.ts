// What commands on apps and models say at the end, and those on targets in foreign projects.
import type { Run } from '../run.ts';
import { sayInverse, typedLines } from './typed.ts';

/** What came of it, what to type next, and how to undo it. */
export function sayChanged(run: Run): void {
  const { change, plan, interpreter, report, toolchain, project } = run;
  const { style } = report;
  const isChanged = plan.some(({ action }) => action !== 'keep') || change.follow.handover !== undefined;
  const making =
    isChanged && (interpreter === undefined || report.failed)
      ? change.follow.migrations.flatMap((app) =>
          toolchain.followByHand({ packages: false, migrations: [app], migrate: false }, project),
        )
      : [];
  const commands = change.next.map((words) => toolchain.typedCommand(words, project));
  const next = typedLines(run, [...making, ...commands, ...change.typed]);
  const { kept, notes, address } = change;
  report.note({ next, kept, notes, ...(address !== undefined && { address }) });
  const lines = next.map((line) => `  ${style.cyan(line)}`);
  if (report.failed) {
    report.say(
      '',
      'Not everything could be done: see above. Once you have fixed the cause, run this command again.',
      ...notes,
    );
    if (next.length > 0) report.say('Then:', '', ...lines);
    return;
  }
  report.say('', style.bold(isChanged ? change.done : change.nothing));
  if (kept.length > 0) report.say('Your changes were kept.');
  report.say(...notes);
  if (!isChanged) return;
  if (next.length > 0) report.say('', ...lines);
  if (address !== undefined) {
    report.say('', `and open ${style.underline(toolchain.address + address)}`);
  }
  sayInverse(change, report);
}
