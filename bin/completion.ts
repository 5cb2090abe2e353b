// `completion` for the default stack.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { completedNames } from '../lib/cli/completed-names.ts';
import { completionScript } from '../lib/cli/completion.ts';
import { recordName } from '../lib/core/blueprint/record.ts';
import { additions, completionScripts } from './completion-scripts.ts';

/** The script for the shell that the words name, or the names that a script asks for. @throws UserError when they name no shell */
export const completion = (words: readonly string[]): string =>
  words[0] === 'names' ? namesAfter(words.slice(2)) : completionScript(words, completionScripts);

/** One name a line; none where there is no record, or one that cannot be read. */
function namesAfter(words: readonly string[]): string {
  try {
    const names = completedNames(words, readFileSync(recordAround(process.cwd()), 'utf8'), additions);
    return names.map((name) => `${name}\n`).join('');
  } catch {
    return '';
  }
}

function recordAround(folder: string): string {
  const path = join(folder, recordName);
  return existsSync(path) || dirname(folder) === folder ? path : recordAround(dirname(folder));
}
