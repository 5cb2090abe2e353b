// What is committed: a new project in a repository of its own, and changes of its owner where he asks for that.
import { dirname, join, relative, sep } from 'node:path';
import fs from 'fs-extra';
import { type Surrounding, topFrom } from '../blueprint/placement.ts';
import { gitWords } from '../run/git-words.ts';
import { commandIn, runTool, type ToolResult } from '../run/run-tool.ts';
import type { StepResult } from '../run/step.ts';
import { stagingFolder } from './staging.ts';

const message = 'Initial commit';

/**
 * Makes a repository in `folder` and commits `files`, unless the folder is already in a repository.
 * It is whole or not there, since it is made in a staging folder, which the next run clears away after a kill.
 * Only the named files are added, so nothing that a user had there, and no secret, can slip in.
 */
export async function createRepository(
  folder: string,
  files: readonly string[],
  signal: AbortSignal,
): Promise<StepResult> {
  const git = (words: readonly string[], { cwd = folder, input = '' } = {}) =>
    runTool(gitWords(words), { cwd, input, signal });

  if (repositoryOf(folder) !== undefined)
    return { status: 'skipped', detail: 'the folder is already in a repository' };
  const staging = stagingFolder(folder);
  const cwd = join(staging, 'repository');
  const made = join(cwd, '.git');
  const there = [`--git-dir=${made}`, `--work-tree=${folder}`];
  const add = ['--literal-pathspecs', 'add', '--force', '--pathspec-from-file=-', '--pathspec-file-nul'];
  const commands: { words: string[]; options?: { cwd?: string; input?: string } }[] = [
    { words: ['init', '--quiet', ...(await branchArguments())], options: { cwd } },
    { words: [...there, ...add], options: { input: files.join('\0') } },
    { words: [...there, 'commit', '--quiet', '--message', message] },
  ];
  fs.ensureDirSync(cwd);
  for (const { words, options } of commands) {
    const { ok, missing, lastLines } = await git(words, options);
    if (ok) continue;
    fs.removeSync(staging);
    return {
      status: 'failed',
      detail: missing
        ? 'git is not on the PATH: install it, or use --no-git'
        : `git ${words.find((word) => !word.startsWith('-'))} failed`,
      output: missing ? [] : lastLines,
      command: commandIn(folder, ['git', 'init'], ['git', 'add', '.'], ['git', 'commit', '-m', message]),
    };
  }
  fs.renameSync(made, join(folder, '.git'));
  fs.removeSync(staging);
  return { status: 'done' };

  /** The branch is `main`, unless the user's configuration says otherwise. */
  async function branchArguments(): Promise<string[]> {
    const { ok, missing } = await git(['config', 'init.defaultBranch']);
    return ok || missing ? [] : ['--initial-branch', 'main'];
  }
}

/**
 * Commits files as they are, and nothing else that is staged.
 * @param unknown those that git does not know yet
 */
export async function commitFiles(
  cwd: string,
  files: readonly string[],
  unknown: readonly string[],
  message: string,
  signal: AbortSignal,
): Promise<ToolResult> {
  const git = (words: readonly string[], paths: readonly string[]) =>
    runTool(gitWords(['--literal-pathspecs', ...words, '--pathspec-from-file=-', '--pathspec-file-nul']), {
      cwd,
      input: paths.join('\0'),
      signal,
    });
  const added = unknown.length === 0 ? undefined : await git(['add'], unknown);
  return added?.ok === false
    ? added
    : git(['commit', '--quiet', '--message', message], [...files, ...unknown]);
}

/** The nearest folder, from this one up, that holds a repository, readable to git or not. */
export function repositoryOf(folder: string): string | undefined {
  if (fs.existsSync(join(folder, '.git'))) return folder;
  const parent = dirname(folder);
  return parent === folder ? undefined : repositoryOf(parent);
}

/** The repository around a folder; undefined at the top, and without a repository. */
export function surroundingOf(root: string): Surrounding | undefined {
  const folder = folderInRepository(root);
  if (folder === undefined) return undefined;
  const workflows = join(root, topFrom(folder), '.github/workflows');
  return { folder, workflows: fs.existsSync(workflows) ? fs.readdirSync(workflows) : [] };
}

/** A folder's path from the top of its repository, with `/`; undefined at the top, and without a repository. */
export function folderInRepository(folder: string): string | undefined {
  const top = repositoryOf(folder);
  return top === undefined || top === folder ? undefined : relative(top, folder).split(sep).join('/');
}
