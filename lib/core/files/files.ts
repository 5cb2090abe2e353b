// Read access to the files of a project, on disk or in memory.

/** Paths start at the project's root and have `/` between their parts. */
export interface Files {
  /** The text of a file without a byte order mark, or undefined when there is no such file. */
  read(path: string): string | undefined;
  /** The names in a folder, those of folders with a `/` at the end; none when there is no such folder. '' is the root. */
  list(folder: string): readonly string[];
  /** Whether there is such a file, or such a folder when the path ends in `/`: spelled exactly so, whatever the disk thinks of cases. */
  has(path: string): boolean;
  /** The same as `read`, for a text that is looked at once: it is not kept, as thousands of them would fill the memory. */
  glance?(path: string): string | undefined;
  /** The hash of a file's text, as a record keeps it, or undefined when there is no such file. */
  hash?(path: string): string | undefined;
}

/** No files at all. */
export const noFiles: Files = { read: () => undefined, list: () => [], has: () => false };

/** How `has` takes a path apart: `a/b/` -> `a` and `b/`. */
export function entryOf(path: string): { folder: string; entry: string } {
  const slash = path.lastIndexOf('/', path.length - 2);
  return { folder: path.slice(0, Math.max(slash, 0)), entry: path.slice(slash + 1) };
}
