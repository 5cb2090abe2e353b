// What git would lose: the files of a project with changes that are in no commit.
import { askGit } from './ask-git.ts';

/** Files by their path from the project's folder. */
export interface Uncommitted {
  /** Those that differ from the last commit. */
  readonly changed: readonly string[];
  /** Those that git does not know. */
  readonly unknown: ReadonlySet<string>;
}

/**
 * The files of a folder that are not committed.
 * @returns undefined when the folder is in no repository, or git is not there
 */
export async function uncommitted(folder: string): Promise<Uncommitted | undefined> {
  const list = async (...words: string[]) => {
    const { exitCode, stdout } = await askGit(folder, [...words, '-z']);
    return exitCode === 0 ? stdout.split('\0').filter(Boolean) : undefined;
  };
  const [modified, staged, others] = await Promise.all([
    list('ls-files', '--modified', '--deleted'),
    list('diff', '--cached', '--name-only', '--relative'),
    list('ls-files', '--others', '--exclude-standard'),
  ]);
  if (!modified || !staged || !others) return undefined;
  return { changed: [...new Set([...modified, ...staged])].sort(), unknown: new Set(others) };
}
