// Command lines carried out on projects in memory.
import { parseArguments } from '../../lib/cli/arguments.ts';
import { changedTree } from '../../lib/core/execute/changed-tree.ts';
import { execute as executeCommand } from '../../lib/core/execute/execute.ts';
import type { Tree } from '../../lib/core/files/tree.ts';
import { treeFiles } from '../../lib/core/files/workspace.ts';
import type { Change } from '../../lib/core/stack/change.ts';
import type { Outside } from '../../lib/core/stack/stack.ts';
import { stack } from './django.ts';

export interface Changed {
  readonly tree: Tree;
  readonly change: Change;
  /** Paths that differ from before. */
  readonly paths: readonly string[];
}

/** Carries out a command line on a project in memory. @throws UserError */
export const execute = (tree: Tree, ...argv: string[]) => executeWith({}, tree, ...argv);

/** The same with something of the world outside. @throws UserError */
export async function executeWith(
  outside: Partial<Outside>,
  tree: Tree,
  ...argv: string[]
): Promise<Changed> {
  const { changes, change } = await executeCommand(
    treeFiles(tree),
    parseArguments(argv, stack),
    stack,
    outside,
  );
  return { tree: changedTree(tree, changes), change, paths: changes.map(({ path }) => path) };
}

/** Several command lines, one after the other. @throws UserError */
export async function executeAll(tree: Tree, lines: readonly (readonly string[])[]): Promise<Tree> {
  let result = tree;
  for (const argv of lines) result = (await execute(result, ...argv)).tree;
  return result;
}

/** A tree as plain text by path, for comparing. */
export function plain(tree: Tree): Record<string, string> {
  const sorted = [...tree].sort(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(sorted.map(([path, { content }]) => [path, content]));
}
