// Files of a project that exist only in a test.
import { entryOf, type Files } from '../../lib/core/files/files.ts';

/** A project of these files, by path. */
export function memoryFiles(texts: Readonly<Record<string, string>>): Files {
  return {
    read: (path) => texts[path],
    list(folder) {
      const start = folder === '' ? '' : `${folder}/`;
      const names = Object.keys(texts)
        .filter((path) => path.startsWith(start))
        .map((path) => path.slice(start.length).replace(/\/.*/s, '/'));
      return [...new Set(names)].toSorted();
    },
    has(path) {
      const { folder, entry } = entryOf(path);
      return this.list(folder).includes(entry);
    },
  };
}

/** A manage.py that names a settings module. */
export function managePy(module: string): string {
  return `import os\n\nos.environ.setdefault("DJANGO_SETTINGS_MODULE", "${module}")\n`;
}
