// Texts merged by git, as https://git-scm.com/docs/git-merge-file does it.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inTemporaryFolder } from '../run/temporary-folder.ts';
import type { MergedText, Versions } from '../stack/stack.ts';
import { UserError } from '../text/errors.ts';
import { askGit } from './ask-git.ts';
import { labels } from './conflict.ts';

/**
 * Merges a text line by line: https://git-scm.com/docs/git-merge-file
 * @throws UserError when git is not there or cannot do it
 */
export function mergeWithGit(path: string, { base, ours, theirs }: Versions): Promise<MergedText> {
  return inTemporaryFolder(async (folder) => {
    for (const [name, text] of Object.entries({ base, ours, theirs }))
      await writeFile(join(folder, name), text);
    const marks = ['-L', labels.ours, '-L', 'before', '-L', labels.theirs];
    const words = ['merge-file', '--stdout', ...marks, 'ours', 'base', 'theirs'];
    const { exitCode, stdout } = await askGit(folder, words);
    if (exitCode < 0 || exitCode > 127) {
      throw new UserError(`Cannot merge ${path}: git merge-file failed. Install git and try again.`, 1);
    }
    return { text: stdout, conflicts: exitCode > 0 };
  });
}
