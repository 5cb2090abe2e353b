// Lays out the Python among the files of a tree.
import type { Tree } from '../../../core/files/tree.ts';
import { wrapLines } from './wrap.ts';

/** The files with long lines of Python wrapped. */
export function wrapTree(tree: Tree): Tree {
  return new Map(
    [...tree].map(([path, file]) => [
      path,
      path.endsWith('.py') ? { ...file, content: wrapLines(file.content) } : file,
    ]),
  );
}
