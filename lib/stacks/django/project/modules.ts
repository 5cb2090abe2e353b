// Python modules as files of the project: where a dotted name is defined, and which file an import means.

import type { Files } from '../../../core/files/files.ts';
import { folderOf, within } from '../../../core/files/paths.ts';
import { type Module, parseModule } from '../python/syntax.ts';

/** Reads and parses a Python file of the project; undefined when there is none. */
export function readModule(files: Files, path: string): Module | undefined {
  const text = files.read(path);
  return text === undefined ? undefined : parseModule(text);
}

/** Finds the modules of a project by their dotted names. */
export class ModuleFinder {
  /** @param roots the folders on Python's search path, best first. */
  constructor(
    readonly files: Files,
    readonly roots: readonly string[] = [''],
  ) {}

  /** The file of a module: `a.b` -> `a/b.py` or `a/b/__init__.py`; undefined when it is not the project's. */
  fileOf(dotted: string): string | undefined {
    return this.#first(dotted, (path) =>
      [`${path}/__init__.py`, `${path}.py`].find((file) => this.files.has(file)),
    );
  }

  /** The folder of a package, with or without an `__init__.py`; undefined when it is not the project's. */
  packageOf(dotted: string): string | undefined {
    return this.#first(dotted, (path) => (this.files.has(`${path}/`) ? path : undefined));
  }

  /** Whether a dotted name begins with a module or a package of the project. */
  isLocal(dotted: string): boolean {
    const [top = ''] = dotted.split('.');
    return this.packageOf(top) !== undefined || this.fileOf(top) !== undefined;
  }

  /** The file that `from <dots><dotted> import …` in `file` reads. */
  imported(file: string, dots: number, dotted: string): string | undefined {
    if (dots === 0)
      return this.fileOf(dotted) ?? (dotted.includes('.') ? undefined : this.#beside(file, dotted));
    let folder = folderOf(file);
    for (let up = 1; up < dots; up++) folder = folderOf(folder);
    const path = [folder, ...dotted.split('.')].filter(Boolean).join('/');
    return [path === '' ? '__init__.py' : `${path}/__init__.py`, `${path}.py`].find((name) =>
      this.files.has(name),
    );
  }

  /** The implicit relative imports of Python 2. */
  #beside(file: string, name: string): string | undefined {
    return [`${name}.py`, `${name}/__init__.py`]
      .map((end) => within(folderOf(file), end))
      .find((path) => this.files.has(path));
  }

  #first(dotted: string, find: (path: string) => string | undefined): string | undefined {
    if (!/^\w+(\.\w+)*$/u.test(dotted)) return undefined;
    const path = dotted.replaceAll('.', '/');
    for (const root of this.roots) {
      const found = find(within(root, path));
      if (found !== undefined) return found;
    }
    // The folder of manage.py may itself be a package, whose parent is on the search path, as until Django 1.4.
    const [, inside] = /^[^/]+\/(.+)$/.exec(path) ?? [];
    return inside !== undefined && this.files.has('__init__.py')
      ? this.#first(inside.replaceAll('/', '.'), find)
      : undefined;
  }
}
