// `completion` for the default stack.
import { completionScript } from '../lib/cli/completion.ts';
import { stackTables } from '../lib/stacks/tables.ts';

const [tables] = stackTables;

/** The script for the shell that the words name. @throws UserError when they name none that is known */
export function completion(words: readonly string[]): string {
  return completionScript(words, tables);
}
