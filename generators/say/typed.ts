// Commands that a user can type next.
import { usages } from '../../lib/core/options/command-usages.ts';
import { flagOf } from '../../lib/core/options/flags.ts';
import { startedAs } from '../../lib/core/run/started-as.ts';
import type { Change, Words } from '../../lib/core/stack/change.ts';
import type { Command } from '../../lib/core/stack/command.ts';
import { shellCommand, shellWord } from '../../lib/core/text/shell.ts';
import { typedPath } from '../paths.ts';
import type { Run } from '../run.ts';

/** Command lines to type one after the other, from the folder in which this command was typed. */
export function typedLines({ root }: Run, commands: readonly Words[]): string[] {
  const folder = typedPath(root);
  const cd = folder === '.' || commands.length === 0 ? [] : [['cd', folder]];
  return [...cd, ...commands].map(shellCommand);
}

/** Says how a change is undone. */
export function sayInverse({ inverse }: Change, report: Run['report']): void {
  if (!inverse) return;
  const { style } = report;
  const { command, words } = inverse;
  report.say(
    '',
    style.dim('To undo this:'),
    style.dim(`  ${[startedAs(), ...usages[command].words, ...words].join(' ')}`),
  );
}

/** A command as it is typed in a shell, after the name of the program. */
export function typedCommand({ command, words, given }: Command): string {
  const flags = Object.entries(given).flatMap(([name, value]) => {
    if (typeof value === 'boolean') return [value ? flagOf(name) : `--no-${flagOf(name).slice(2)}`];
    const values = name === 'model' ? (value as readonly string[]) : [String(value)];
    return values.map((each) =>
      each.startsWith('-') ? `${flagOf(name)}=${shellWord(each)}` : `${flagOf(name)} ${shellWord(each)}`,
    );
  });
  return [...usages[command].words, ...words.map(shellWord), ...flags].join(' ');
}
