// Commands on projects in memory: what `add` and `remove` would do on disk.
import { type Change, planners } from '../../generators/change/planners.ts';
import type { Context } from '../../generators/context.ts';
import { namedIn } from '../../generators/merge/named.ts';
import { readBlueprint, wantedBlueprint } from '../../generators/merge/wanted.ts';
import { parseArguments } from '../../lib/cli/arguments.ts';
import { recordName } from '../../lib/core/blueprint/record.ts';
import { formatRecord } from '../../lib/core/blueprint/record-text.ts';
import type { Tree } from '../../lib/core/files/tree.ts';
import { treeFiles } from '../../lib/core/files/workspace.ts';
import { mergeText } from '../../lib/core/merge/merge-text.ts';
import { type Merge, mergeTrees } from '../../lib/core/merge/merge-trees.ts';
import { mergedRecord } from '../../lib/core/merge/merged-record.ts';
import { renderBoth } from '../../lib/core/merge/renderings.ts';
import type { ChangingCommand } from '../../lib/core/options/command-names.ts';
import { version } from '../../lib/core/version.ts';
import { openSite } from '../../lib/stacks/django/apps/site.ts';
import { stack } from './django.ts';

export interface Changed {
  readonly tree: Tree;
  readonly change: Change;
  /** Paths that differ from before. */
  readonly paths: readonly string[];
  readonly byHand: readonly { readonly path?: string; readonly lines: readonly string[] }[];
}

/** Carries out a command line on a project in memory. @throws UserError */
export function execute(tree: Tree, ...argv: string[]): Changed {
  const { command, given, words } = parseArguments(argv, stack);
  const site = openSite(treeFiles(tree), stack);
  const context = { command, given, words, stack, cwd: '/', interactive: false } as unknown as Context;
  const change = planners[command as ChangingCommand](site, context, '/nowhere');
  const next: Tree = new Map(tree);
  const changes = site.workspace.changes();
  for (const { path, after } of changes) {
    if (after === undefined) next.delete(path);
    else next.set(path, { ...tree.get(path), content: after });
  }
  return { tree: next, change, paths: changes.map(({ path }) => path), byHand: site.byHand };
}

/** Carries out a command line about features on a project in memory. @throws UserError */
export async function merge(tree: Tree, ...argv: string[]): Promise<{ tree: Tree; merge: Merge }> {
  const context = {
    ...parseArguments(argv, stack),
    stack,
    cwd: '/',
    interactive: false,
  } as unknown as Context;
  const files = treeFiles(tree);
  const recorded = readBlueprint(files, stack);
  const { next } = wantedBlueprint(recorded, namedIn(context), context);
  const renderings = await renderBoth(recorded.blueprint, version, next, stack);
  const merge = await mergeTrees(renderings.before, renderings.after, files, (path, versions) =>
    mergeText(path, versions, stack.mergers),
  );
  const result: Tree = new Map(tree);
  for (const [path, content] of merge.changes) {
    if (content === undefined) result.delete(path);
    else result.set(path, { ...renderings.after.get(path), content });
  }
  result.set(recordName, {
    content: formatRecord(mergedRecord(recorded.record, next, renderings, stack), stack),
  });
  return { tree: result, merge };
}

/** A tree as plain text by path, for comparing. */
export function plain(tree: Tree): Record<string, string> {
  const sorted = [...tree].sort(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(sorted.map(([path, { content }]) => [path, content]));
}
