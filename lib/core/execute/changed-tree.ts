// Changes put into a tree in memory.
import type { Tree, TreeFile } from '../files/tree.ts';
import type { FileChange } from '../stack/change.ts';

/** A tree after changes; the one that is given stays as it is. */
export function changedTree(tree: ReadonlyMap<string, TreeFile>, changes: readonly FileChange[]): Tree {
  const result: Tree = new Map(tree);
  for (const { path, after, mode, encoding } of changes) {
    if (after === undefined) result.delete(path);
    else {
      const added = { ...(mode !== undefined && { mode }), ...(encoding && { encoding }) };
      result.set(path, { ...tree.get(path), ...added, content: after });
    }
  }
  return result;
}
