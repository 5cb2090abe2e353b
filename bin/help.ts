// `--help` for the default stack: a file of its own, which the build makes without shared parts, since it has to be quick.
import { helpText } from '../lib/cli/help.ts';
import { stackTables } from '../lib/stacks/tables.ts';

const [tables] = stackTables;

/** The help on the words of a command line. */
export function help(words: readonly string[]): string {
  return helpText(words, tables);
}
