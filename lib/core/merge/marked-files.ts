// Files with marks of conflicts that no record knows, such as those that their owner wrote: git looks for them.
import { askGit } from './ask-git.ts';

/** Prose may show marks, as an explanation of git does. */
const prose = /\.(md|rst|txt)$/i;

/** Paths of files, from a folder, that may have marks; none where there is no repository. */
export async function markedFiles(folder: string): Promise<string[]> {
  const words = ['grep', '--untracked', '-I', '-l', '-z', '-F', '-e', '<<<<<<< ', '--', '.'];
  const { exitCode, stdout } = await askGit(folder, words);
  return exitCode === 0 ? stdout.split('\0').filter((path) => path !== '' && !prose.test(path)) : [];
}
