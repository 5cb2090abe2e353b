// The temporary folder that a project is written into before it is moved to its place.
import { dirname, join } from 'node:path';
import fs from 'fs-extra';
import { recordName } from '../blueprint/record.ts';
import { UserError } from '../text/errors.ts';

export interface Staging {
  readonly folder: string;
  /** Folders above it that had to be made, the highest first. */
  readonly made: readonly string[];
}

/** The staging folder of this process in a folder. */
export function stagingFolder(place: string): string {
  return join(place, `.create-mvt-app-${process.pid}`);
}

/** Where a file is staged; those above the project have a folder of their own. */
export function stagedPath(staging: string, path: string): string {
  return join(staging, path.replaceAll('../', `${above}/`));
}

/** The folder of the files above the project. */
export const above = '.above';

const namePattern = /^\.create-mvt-app-(\d+)$/;

/** Where the staging folders of a target are: in it when it exists, otherwise next to it, so that moving is renaming. */
function placeFor(target: string): string {
  return fs.existsSync(target) ? target : dirname(target);
}

/**
 * Makes an empty staging folder.
 * @throws UserError when the system does not let it
 */
export function openStaging(target: string): Staging {
  const folder = stagingFolder(placeFor(target));
  const made: string[] = [];
  try {
    for (const parent of missingFolders(dirname(folder))) {
      fs.mkdirSync(parent);
      made.push(parent);
    }
    fs.mkdirSync(folder);
  } catch (error) {
    removeEmpty(made);
    const { code, message } = error as NodeJS.ErrnoException;
    throw new UserError(`Cannot write into ${dirname(folder)}: ${code ?? message}. Choose another place.`);
  }
  return { folder, made };
}

/** Removes a staging folder, and the folders made for it that hold nothing else. */
export function closeStaging({ folder, made }: Staging): void {
  fs.removeSync(folder);
  removeEmpty(made);
}

/** Removes the staging folders that killed runs have left at a target. */
export function sweep(target: string): void {
  for (const folder of leftovers(target)) fs.removeSync(folder);
}

/** The record of a project as it was before a run that was killed; undefined when no such run has left one. */
export function recordLeft(target: string): string | undefined {
  const names = ['record.before', `${recordName}.before`];
  const paths = leftovers(target).flatMap((folder) => names.map((name) => join(folder, name)));
  const found = paths.find((path) => fs.existsSync(path));
  return found === undefined ? undefined : fs.readFileSync(found, 'utf8');
}

function leftovers(target: string): string[] {
  const place = placeFor(target);
  const entries = fs.existsSync(place) ? fs.readdirSync(place) : [];
  return entries.filter(isLeftover).map((entry) => join(place, entry));
}

/** True for the staging folder of a process that no longer runs. */
export function isLeftover(name: string): boolean {
  const pid = Number(namePattern.exec(name)?.[1]);
  if (!pid) return false;
  try {
    process.kill(pid, 0);
    return pid === process.pid;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}

/** The folders of a path that do not exist yet, the highest first. */
export function missingFolders(path: string): string[] {
  return fs.existsSync(path) ? [] : [...missingFolders(dirname(path)), path];
}

function removeEmpty(folders: readonly string[]): void {
  for (const folder of folders.toReversed()) {
    if (fs.readdirSync(folder).length === 0) fs.rmdirSync(folder);
  }
}
