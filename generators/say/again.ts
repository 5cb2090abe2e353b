// How a command whose words were asked for is typed the next time.
import { startedAs } from '../../lib/core/run/started-as.ts';
import type { Run } from '../run.ts';
import { typedCommand } from './typed.ts';

export function sayAgain({ isAsked, command, report }: Run): void {
  const { style } = report;
  if (isAsked)
    report.say(
      '',
      style.dim('To do the same again without questions:'),
      style.dim(`  ${startedAs()} ${typedCommand(command)}`),
    );
}
