// What git would lose: the files of a project with changes that are in no commit.
import { runTool } from '../install/run-tool.ts';

/**
 * The paths of files, from `folder`, that differ from the last commit; those that git does not know are in `unknown`.
 * @returns undefined when the folder is in no repository, or git is not there
 */
export async function uncommitted(
  folder: string,
): Promise<{ changed: readonly string[]; unknown: ReadonlySet<string> } | undefined> {
  const list = async (...words: string[]) => {
    const { ok, stdout } = await runTool(['git', ...words, '-z'], { cwd: folder });
    return ok ? stdout.split('\0').filter(Boolean) : undefined;
  };
  const [modified, staged, others] = await Promise.all([
    list('ls-files', '--modified', '--deleted'),
    list('diff', '--cached', '--name-only', '--relative'),
    list('ls-files', '--others', '--exclude-standard'),
  ]);
  if (!modified || !staged || !others) return undefined;
  return { changed: [...new Set([...modified, ...staged])].sort(), unknown: new Set(others) };
}
