// Three texts -> one: what their owner changed and what the templates changed, both in one file.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inTemporaryFolder } from '../run/temporary-folder.ts';
import type { MergedText, Merger, Versions } from '../stack/stack.ts';
import { UserError } from '../text/errors.ts';
import { lineEndingOf } from '../text/lines.ts';
import { askGit } from './ask-git.ts';
import { hasConflicts, labels } from './conflict.ts';

/**
 * Merges as git does: https://git-scm.com/docs/git-merge-file
 * The line endings are those of the project's file.
 * @param mergers for kinds of files that are merged in another way
 * @throws UserError when git is not there or cannot do it
 */
export async function mergeText(
  path: string,
  versions: Versions,
  mergers: readonly Merger[],
): Promise<MergedText> {
  const merger = mergers.find(({ match }) => match.test(path));
  if (merger) return merger.merge(versions, path);
  const { base, ours, theirs } = versions;
  const eol = lineEndingOf(ours);
  const texts = { ours, base: withEnding(base, eol), theirs: withEnding(theirs, eol) };
  return inTemporaryFolder(async (folder) => {
    for (const [name, text] of Object.entries(texts)) await writeFile(join(folder, name), text);
    const named = ['-L', labels.ours, '-L', 'before', '-L', labels.theirs];
    const words = ['merge-file', '--stdout', ...named, 'ours', 'base', 'theirs'];
    const { exitCode, stdout } = await askGit(folder, words);
    if (exitCode < 0 || exitCode > 127) {
      throw new UserError(`Cannot merge ${path}: git merge-file failed. Install git, and try again.`, 1);
    }
    return { text: stdout, conflicts: exitCode > 0 };
  });
}

/** A text that was merged before: its marks say whether there were conflicts. */
export function asMerged(text: string): MergedText {
  return { text, conflicts: hasConflicts(text) };
}

const withEnding = (text: string, eol: string) => text.replace(/\r\n|\r|\n/g, eol);
