// Where a Django project is: the folder of its manage.py, at, above or below the place a command was typed in.
import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { UserError } from '../../../core/text/errors.ts';
import { isOthersFolder } from './other-folders.ts';

/**
 * The root of the Django project that `cwd` belongs to.
 * @param cwd absolute
 * @throws UserError when there is none, or several below and none above
 */
export function findRoot(cwd: string): string {
  const around = rootAround(cwd);
  if (around !== undefined) return around;
  const children = foldersIn(cwd);
  const below = [...children, ...children.flatMap(foldersIn)].filter(isRoot);
  const [only, second] = below;
  if (only !== undefined && second === undefined) return only;
  if (only === undefined) {
    throw new UserError(
      `No Django project was found in ${cwd}, above it or directly below it: there is no manage.py. Change to one, name it with --cwd, or create one: create-mvt-app <directory>.`,
    );
  }
  const places = below.map((folder) => relative(cwd, folder));
  throw new UserError(
    `There are several Django projects here, in ${places.join(', ')}: choose one, as in --cwd ${places[0]}.`,
  );
}

/** The root of the Django project that a folder is in, if it is in one. */
export function rootAround(cwd: string): string | undefined {
  for (let folder = cwd; ; folder = dirname(folder)) {
    if (isRoot(folder)) return folder;
    if (folder === dirname(folder)) return undefined;
  }
}

function isRoot(folder: string): boolean {
  const file = join(folder, 'manage.py');
  return existsSync(file) && statSync(file).isFile();
}

function foldersIn(folder: string): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !isOthersFolder(entry.name))
      .map((entry) => join(folder, entry.name))
      .sort();
  } catch {
    return [];
  }
}
