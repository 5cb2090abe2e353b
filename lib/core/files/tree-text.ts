// A tree as JSON: what `create-mvt-app render` prints, and another version of it reads.
import type { Tree } from './tree.ts';

export function writeTree(tree: Tree): string {
  return `${JSON.stringify(Object.fromEntries(tree), null, 2)}\n`;
}

export function readTree(json: string): Tree {
  return new Map(Object.entries(JSON.parse(json)));
}
