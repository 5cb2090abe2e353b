// staging folder -> project: the only place where a user's files are made or replaced.
import { dirname, join } from 'node:path';
import fs from 'fs-extra';
import { recordName } from '../blueprint/document.ts';
import { UserError } from '../errors.ts';
import type { PlannedFile } from './plan.ts';
import { missingFolders } from './staging.ts';
import type { Target } from './target.ts';

/** True for a file that a plan writes. */
export function isWritten({ action }: PlannedFile): boolean {
  return action === 'create' || action === 'change';
}

/**
 * Moves a filled staging folder to its place: in one rename when nothing is there yet, else file by file.
 * It runs without a pause, so no signal can stop it half-way; an error takes back what was moved.
 * @throws UserError (exit code 1) with the reason that the system gave
 */
export function publish(plan: readonly PlannedFile[], staging: string, { path, state }: Target): void {
  try {
    if (state === 'missing') fs.renameSync(staging, path);
    else moveFiles(plan, staging, path);
  } catch (error) {
    throw new UserError(`Cannot write ${path}: ${(error as Error).message}. Nothing was changed.`, 1);
  }
}

/** The record goes first: after a kill it tells the next run which project is to be finished. */
function moveFiles(plan: readonly PlannedFile[], staging: string, target: string): void {
  const undo: (() => void)[] = [];
  const files = plan.filter(isWritten);
  files.sort((a, b) => Number(b.path === recordName) - Number(a.path === recordName));
  try {
    for (const { path, action } of files) {
      const to = join(target, path);
      makeFolders(dirname(to), undo);
      const backup = join(staging, `${path}.before`);
      if (action === 'change') fs.copySync(to, backup);
      if (path === recordName && action === 'create') placeNew(join(staging, path), to);
      else fs.renameSync(join(staging, path), to);
      undo.push(() => (action === 'change' ? fs.renameSync(backup, to) : fs.removeSync(to)));
    }
  } catch (error) {
    for (const step of undo.reverse()) step();
    throw error;
  }
}

/**
 * Fails when the file is there meanwhile: so of two runs for one folder, only one goes on.
 * A file system without hard links gets a copy.
 */
function placeNew(from: string, to: string): void {
  try {
    fs.linkSync(from, to);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw error;
    fs.copyFileSync(from, to, fs.constants.COPYFILE_EXCL);
  }
}

function makeFolders(folder: string, undo: (() => void)[]): void {
  for (const path of missingFolders(folder)) {
    fs.mkdirSync(path);
    undo.push(() => fs.rmdirSync(path));
  }
}
