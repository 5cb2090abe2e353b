// The temporary folder that a project is written into before it is moved to its place.
import { basename, dirname, join } from 'node:path';
import fs from 'fs-extra';
import { UserError } from '../errors.ts';

const leftover = /^\.create-mvt-app-(\d+)$/;

/**
 * The staging folder of this process for a project at `target`: inside it when it exists, else beside it,
 * so that everything can be moved by renaming.
 */
export function stagingFolder(target: string, place: string): string {
  const folder = fs.existsSync(target) ? target : place;
  return join(folder, `.create-mvt-app-${process.pid}`);
}

/**
 * Makes an empty staging folder.
 * @throws UserError when the system does not let it
 */
export function openStaging(staging: string): void {
  try {
    fs.mkdirSync(staging);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new UserError(`Cannot write into ${dirname(staging)}: ${code ?? message}. Choose another place.`);
  }
}

/** True for the staging folder of a process that no longer runs. */
export function isLeftover(name: string): boolean {
  const pid = Number(leftover.exec(name)?.[1]);
  if (!pid || pid === process.pid) return pid === process.pid;
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}

/** Removes this process's staging folder, and those beside it that a killed run left. */
export function sweep(staging: string): void {
  const folder = dirname(staging);
  for (const entry of fs.existsSync(folder) ? fs.readdirSync(folder) : []) {
    if (entry === basename(staging) || isLeftover(entry)) {
      fs.removeSync(join(folder, entry));
    }
  }
}
