// A project with changes that are in memory only: reads see them, and the disk does not yet.
import { entryOf, type Files, noFiles } from './files.ts';
import { hashOf } from './hash.ts';

export class Workspace implements Files {
  readonly #base: Files;
  readonly #written = new Map<string, string | undefined>();
  readonly #lists = new Map<string, Set<string>>();
  #removed = 0;

  constructor(base: Files) {
    this.#base = base;
  }

  read(path: string): string | undefined {
    return this.#written.has(path) ? this.#written.get(path) : this.#base.read(path);
  }

  glance(path: string): string | undefined {
    if (this.#written.has(path)) return this.#written.get(path);
    return this.#base.glance ? this.#base.glance(path) : this.#base.read(path);
  }

  hash(path: string): string | undefined {
    if (!this.#written.has(path) && this.#base.hash) return this.#base.hash(path);
    const text = this.read(path);
    return text === undefined ? undefined : hashOf(text);
  }

  list(folder: string): readonly string[] {
    const added = this.#lists.get(folder);
    const there = this.#base.list(folder);
    const all = added ? [...new Set([...there, ...added])] : there;
    const prefix = folder === '' ? '' : `${folder}/`;
    return this.#removed === 0 ? all : all.filter((entry) => !this.#isRemoved(prefix + entry));
  }

  has(path: string): boolean {
    if (this.#removed > 0 && this.#isRemoved(path)) return false;
    const { folder, entry } = entryOf(path);
    return this.#lists.get(folder)?.has(entry) || this.#base.has(path);
  }

  /** Puts a text into a file, new or not. */
  write(path: string, text: string): void {
    this.#written.set(path, text);
    if (path.startsWith('../')) return;
    for (let rest = path; rest !== ''; ) {
      const { folder, entry } = entryOf(rest);
      const entries = this.#lists.get(folder) ?? new Set();
      this.#lists.set(folder, entries.add(entry));
      rest = folder && `${folder}/`;
    }
  }

  /** Takes a file away. */
  remove(path: string): void {
    this.#written.set(path, undefined);
    this.#removed++;
  }

  #isRemoved(path: string): boolean {
    return this.#written.has(path) && this.#written.get(path) === undefined;
  }

  /** What differs from the start: each path with its text before and after; undefined means no file. */
  changes(): { path: string; before: string | undefined; after: string | undefined }[] {
    return [...this.#written]
      .map(([path, after]) => ({ path, before: this.#base.read(path), after }))
      .filter(({ before, after }) => before !== after);
  }
}

/** The files of a tree in memory. */
export function treeFiles(tree: ReadonlyMap<string, { readonly content: string }>): Files {
  const workspace = new Workspace(noFiles);
  for (const [path, { content }] of tree) workspace.write(path, content);
  return workspace;
}
