// `--help` for the default stack: a file of its own, which the build makes without shared parts, since it has to be quick.
import { commandOf } from '../lib/cli/command-help.ts';
import { wrapHelp } from '../lib/core/terminal/wrap.ts';
import { completionPage, helpPages, overview } from './help-pages.ts';

/**
 * The help on the words of a command line: on the command that they name, or on everything.
 * @param columns the width of the terminal that it has to fit into, if it is for one
 */
export function help(words: readonly string[], columns?: number): string {
  const command = words.length > 0 ? commandOf(words) : undefined;
  const others = words[0] === 'completion' ? completionPage : overview;
  const page = command === undefined ? others : helpPages[command];
  return columns === undefined ? page : wrapHelp(page, columns);
}
