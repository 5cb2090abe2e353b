// A tree of files in memory, and how it is drawn.

export interface TreeFile {
  readonly content: string;
  /** For a file that is not text: each character of the content is one byte. */
  readonly encoding?: 'latin1';
  /** Permissions such as 0o755, where they are not those of any new file. */
  readonly mode?: number;
}

/** Files by their path from the project's root, with `/` between the parts. */
export type Tree = Map<string, TreeFile>;

interface Folder extends Map<string, Folder> {}

/** Draws paths as `tree` does, folders before files, one line each. */
export function drawTree(paths: Iterable<string>): string[] {
  const top: Folder = new Map();
  for (const path of paths) {
    let folder = top;
    for (const part of path.split('/')) {
      const inner = folder.get(part) ?? new Map();
      folder.set(part, inner);
      folder = inner;
    }
  }
  return drawFolder(top, '');
}

function drawFolder(folder: Folder, indent: string): string[] {
  const rank = ([name, inner]: [string, Folder]) => (inner.size > 0 ? 0 : 1) + name;
  const entries = [...folder].sort((a, b) => (rank(a) < rank(b) ? -1 : 1));
  return entries.flatMap(([name, inner], index) => {
    const last = index === entries.length - 1;
    const line = `${indent}${last ? '└── ' : '├── '}${name}${inner.size > 0 ? '/' : ''}`;
    return [line, ...drawFolder(inner, `${indent}${last ? '    ' : '│   '}`)];
  });
}
