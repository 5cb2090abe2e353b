// `--help` for the default stack: a file of its own, which the build makes without shared parts, since it has to be quick.
import { commandOf } from '../lib/cli/command-help.ts';
import { helpPages } from './help-pages.ts';

/** The help on the words of a command line: on the command that they name, or on everything. */
export function help(words: readonly string[]): string {
  return helpPages[commandOf(words) ?? 'project'];
}
