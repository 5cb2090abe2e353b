// What git would lose: the files of a project with changes that are in no commit.
import { askGit, type GitAnswer } from './ask-git.ts';

/** Files by their path from the project's folder. */
export interface Uncommitted {
  /** Those that differ from the last commit. */
  readonly changed: readonly string[];
  /** Those that git does not know. */
  readonly unknown: ReadonlySet<string>;
}

/** Why git does not know, as a sentence without its full stop, and what to do about it. */
export interface Unknown {
  readonly fault: string;
  readonly remedy: string;
}

/** The files of a folder that are not committed, or why git does not know. */
export async function uncommitted(folder: string): Promise<Uncommitted | Unknown> {
  const answers = await Promise.all([
    askGit(folder, ['ls-files', '--modified', '--deleted', '-z']),
    askGit(folder, ['diff', '--cached', '--name-only', '--relative', '-z']),
    askGit(folder, ['ls-files', '--others', '--exclude-standard', '-z']),
  ]);
  const failed = answers.find(({ exitCode }) => exitCode !== 0);
  if (failed) return reasonOf(failed, folder);
  const [modified = [], staged = [], others = []] = answers.map(({ stdout }) =>
    stdout.split('\0').filter(Boolean),
  );
  return { changed: [...new Set([...modified, ...staged])].sort(), unknown: new Set(others) };
}

function reasonOf({ missing, stderr }: GitAnswer, folder: string): Unknown {
  if (missing) return { fault: 'git is not on the PATH', remedy: 'install it' };
  const [said = 'it did not answer'] = stderr.split('\n').map((line) => line.replace(/^fatal: /, ''));
  if (/^not a git repository\b/.test(said)) {
    const remedy = 'run "git init", "git add ." and "git commit" there';
    return { fault: `${folder} is not in a git repository`, remedy };
  }
  return {
    fault: `git cannot read the repository of ${folder} (${said})`,
    remedy: 'see what "git status" says there',
  };
}
