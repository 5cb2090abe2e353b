// `completion` for the default stack.
import { completionScript } from '../lib/cli/completion.ts';
import { completionScripts } from './completion-scripts.ts';

/** The script for the shell that the words name. @throws UserError when they name none that is known */
export const completion = (words: readonly string[]): string => completionScript(words, completionScripts);
