// A tree as JSON: what `create-mvt-app render` prints, and another version of it reads.
import { printableJson } from '../text/printable.ts';
import { isInside } from './paths.ts';
import type { Tree, TreeFile } from './tree.ts';

export function writeTree(tree: Tree): string {
  return `${printableJson(Object.fromEntries(tree))}\n`;
}

/** The tree in a text, or undefined for a text that is not one: files may be removed for what it says. */
export function readTree(json: string): Tree | undefined {
  try {
    const entries = Object.entries(JSON.parse(json));
    return entries.every(([path, file]) => isInside(path) && isFile(file))
      ? new Map(entries as [string, TreeFile][])
      : undefined;
  } catch {
    return undefined;
  }
}

function isFile(value: unknown): boolean {
  const { content, encoding, mode } = Object(value) as Partial<Record<keyof TreeFile, unknown>>;
  return (
    typeof content === 'string' &&
    (encoding === undefined || encoding === 'latin1') &&
    (mode === undefined || typeof mode === 'number')
  );
}
