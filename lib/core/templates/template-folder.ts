// Templates as a checkout has them: files in a folder.
import { nodeModule } from '../files/node-module.ts';
import type { TemplateSource } from './source.ts';

/** The templates in a folder on disk, which are read when they are asked for. Needs Node.js. */
export function templatesInFolder(root: string): TemplateSource {
  return {
    list: (folder) => filesBelow(`${root}/${folder}`).map((path) => `${folder}/${path}`),
    read: (path) => {
      const { readFileSync, statSync } = fileSystem();
      const file = `${root}/${path}`;
      return statSync(file, { throwIfNoEntry: false })?.isFile() ? readFileSync(file, 'utf8') : undefined;
    },
  };
}

/** The paths of all files below a folder, from it, in order; none when it is not there. */
export function filesBelow(folder: string): string[] {
  const { existsSync, readdirSync, statSync } = fileSystem();
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => statSync(`${folder}/${path}`).isFile())
    .map((path) => path.replaceAll('\\', '/'))
    .sort();
}

/** @throws Error without Node.js */
export function fileSystem(): typeof import('node:fs') {
  const fs = nodeModule('node:fs');
  if (!fs)
    throw new Error('Templates are on disk, which only Node.js reads: hand them in as templatesInMemory().');
  return fs;
}
