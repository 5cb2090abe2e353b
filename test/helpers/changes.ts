// Commands on projects in memory: what `add` and `remove` would do on disk.

import { type Change, planners } from '../../generators/change/planners.ts';
import type { Context } from '../../generators/context.ts';
import { openSite } from '../../lib/apps/site.ts';
import { parseArguments } from '../../lib/cli/arguments.ts';
import type { ChangingCommand } from '../../lib/cli/commands.ts';
import { treeFiles } from '../../lib/commit/workspace.ts';
import type { Tree } from '../../lib/render/tree.ts';

export interface Changed {
  readonly tree: Tree;
  readonly change: Change;
  /** Paths that differ from before. */
  readonly paths: readonly string[];
  readonly byHand: readonly { readonly path?: string; readonly lines: readonly string[] }[];
}

/** Carries out a command line on a project in memory. @throws UserError */
export function execute(tree: Tree, ...argv: string[]): Changed {
  const { command, given, words } = parseArguments(argv);
  const site = openSite(treeFiles(tree));
  const context = { command, given, words, cwd: '/', interactive: false } as unknown as Context;
  const change = planners[command as ChangingCommand](site, context, '/nowhere');
  const next: Tree = new Map(tree);
  const changes = site.workspace.changes();
  for (const { path, after } of changes) {
    if (after === undefined) next.delete(path);
    else next.set(path, { ...tree.get(path), content: after });
  }
  return { tree: next, change, paths: changes.map(({ path }) => path), byHand: site.byHand };
}

/** A tree as plain text by path, for comparing. */
export function plain(tree: Tree): Record<string, string> {
  const sorted = [...tree].sort(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(sorted.map(([path, { content }]) => [path, content]));
}
