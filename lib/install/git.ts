// The git repository of a new project, with its first commit.
import { dirname, join } from 'node:path';
import fs from 'fs-extra';
import { commandIn, runTool } from './run-tool.ts';
import type { StepResult } from './steps.ts';

const message = 'Initial commit';

/**
 * Makes a repository in `folder` and commits `files`, unless the folder lies in a repository already.
 * It is whole or not there: when a command fails, what was made of it is removed again.
 * Only the named files are added, so nothing that a user had there, and no secret, can slip in.
 */
export async function createRepository(
  folder: string,
  files: readonly string[],
  signal: AbortSignal,
): Promise<StepResult> {
  const git = (words: readonly string[], input = '') =>
    runTool(['git', ...words], { cwd: folder, input, signal });

  if (isInRepository(folder)) return { status: 'skipped', detail: 'the folder is in a repository already' };
  const commands: { words: string[]; input?: string }[] = [
    { words: ['init', '--quiet', ...(await branchArguments())] },
    {
      words: ['--literal-pathspecs', 'add', '--force', '--pathspec-from-file=-', '--pathspec-file-nul'],
      input: files.join('\0'),
    },
    { words: ['commit', '--quiet', '--message', message] },
  ];
  for (const { words, input } of commands) {
    const { ok, missing, lastLines } = await git(words, input);
    if (ok) continue;
    fs.removeSync(join(folder, '.git'));
    return {
      status: 'failed',
      detail: missing
        ? 'git is not on the PATH: install it, or use --no-git'
        : `git ${words.find((word) => !word.startsWith('-'))} failed`,
      output: missing ? [] : lastLines,
      command: commandIn(folder, ['git', 'init'], ['git', 'add', '.'], ['git', 'commit', '-m', message]),
    };
  }
  return { status: 'done' };

  /** The branch is `main`, unless the user's configuration says otherwise. */
  async function branchArguments(): Promise<string[]> {
    const { ok, missing } = await git(['config', 'init.defaultBranch']);
    return ok || missing ? [] : ['--initial-branch', 'main'];
  }
}

/** True when `folder` or a folder above it holds a repository, readable to git or not. */
function isInRepository(folder: string): boolean {
  if (fs.existsSync(join(folder, '.git'))) return true;
  const parent = dirname(folder);
  return parent !== folder && isInRepository(parent);
}
