// Read access to the files of a project, on disk or in memory.

/** Paths start at the project's root and have `/` between their parts. */
export interface Files {
  /** The text of a file without a byte order mark, or undefined when there is no such file. */
  read(path: string): string | undefined;
  /** The names in a folder, those of folders with a `/` at the end; none when there is no such folder. '' is the root. */
  list(folder: string): readonly string[];
  /** The same as `read`, for a text that is looked at once: it is not kept, as thousands of them would fill the memory. */
  glance?(path: string): string | undefined;
}
