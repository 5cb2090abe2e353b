// Templates as a checkout has them: files in a folder.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { TemplateSource } from './source.ts';

/** The templates in a folder on disk, which are read when they are asked for. */
export function templatesInFolder(root: string): TemplateSource {
  return {
    list: (folder) => filesBelow(join(root, folder)).map((path) => `${folder}/${path}`),
    read: (path) => {
      const file = join(root, path);
      return statSync(file, { throwIfNoEntry: false })?.isFile() ? readFileSync(file, 'utf8') : undefined;
    },
  };
}

/** The paths of all files below a folder, from it, in order; none when it is not there. */
export function filesBelow(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .sort();
}
