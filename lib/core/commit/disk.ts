// The files of a project on disk, each read once.
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { entryOf, type Files } from '../files/files.ts';
import { digestOf, hashOf } from '../files/hash.ts';
import { readBytes } from './read-bytes.ts';
import { decode, isAsItsText, type TextFile } from './text-file.ts';

export class DiskFiles implements Files {
  readonly root: string;
  readonly #read = new Map<string, TextFile | undefined>();
  readonly #listed = new Map<string, ReadonlySet<string>>();

  /** @param root absolute */
  constructor(root: string) {
    this.root = root;
  }

  read(path: string): string | undefined {
    return this.file(path)?.text;
  }

  list(folder: string): readonly string[] {
    return [...this.#entries(folder)];
  }

  has(path: string): boolean {
    const { folder, entry } = entryOf(path);
    return (folder === '' || this.has(`${folder}/`)) && this.#entries(folder).has(entry);
  }

  #entries(folder: string): ReadonlySet<string> {
    const entries = this.#listed.get(folder) ?? new Set(listFolder(join(this.root, folder)));
    this.#listed.set(folder, entries);
    return entries;
  }

  glance(path: string): string | undefined {
    return (this.#read.get(path) ?? read(join(this.root, path), decode))?.text;
  }

  hash(path: string): string | undefined {
    return read(join(this.root, path), (bytes) =>
      isAsItsText(bytes) ? digestOf(bytes) : hashOf(decode(bytes).text),
    );
  }

  /** A file with what is needed to write it again; undefined when it is not there, is a folder, or may not be read. */
  file(path: string): TextFile | undefined {
    if (!this.#read.has(path)) this.#read.set(path, read(join(this.root, path), decode));
    return this.#read.get(path);
  }
}

/** What is made of the bytes of a file; undefined when it is not there, is a folder, or may not be read. */
function read<T>(path: string, use: (bytes: Buffer) => T): T | undefined {
  try {
    return use(readBytes(path));
  } catch {
    return undefined;
  }
}

function listFolder(path: string): string[] {
  try {
    return readdirSync(path, { withFileTypes: true }).map((entry) =>
      entry.isDirectory() || (entry.isSymbolicLink() && isFolder(join(path, entry.name)))
        ? `${entry.name}/`
        : entry.name,
    );
  } catch {
    return [];
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
