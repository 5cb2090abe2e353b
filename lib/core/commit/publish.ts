// staging folder -> project: moves files to their places, or puts everything back when one of them cannot be moved.
import { dirname, join } from 'node:path';
import fs from 'fs-extra';
import { recordName } from '../blueprint/record.ts';
import { UserError } from '../text/errors.ts';
import type { Destination } from './destination.ts';
import type { PlannedFile } from './plan.ts';
import { above, missingFolders, stagedPath } from './staging.ts';
import { decode } from './text-file.ts';

/** True for a file that a plan writes. */
export function isWritten({ action }: PlannedFile): boolean {
  return action === 'create' || action === 'change';
}

/** What a removal or a merge needs so that it can be interrupted at any moment and repeated. */
export interface Removal {
  /** Paths of files that are gone, by this run or an earlier one: folders that they leave empty go too. */
  readonly emptied: readonly string[];
  /** The record until all is done. */
  readonly interim?: string | undefined;
}

/**
 * Moves a filled staging folder to its place: in one rename when nothing is there yet, else file by file.
 * It runs without a pause, so no signal can stop it half-way; on an error, what was moved is moved back.
 * @throws UserError (exit code 1) with the reason that the system gave
 */
export function publish(
  plan: readonly PlannedFile[],
  staging: string,
  { path, state }: Pick<Destination, 'path' | 'state'>,
  removal: Removal = { emptied: [] },
): void {
  try {
    if (state === 'missing') moveWhole(plan, staging, path);
    else moveFiles(plan, staging, path, removal);
  } catch (error) {
    throw new UserError(`Cannot write ${path}: ${(error as Error).message}. Nothing was changed.`, 1);
  }
}

/** A new project is there in one moment, after its workflows at the top of the repository. */
function moveWhole(plan: readonly PlannedFile[], staging: string, target: string): void {
  const undo: (() => void)[] = [];
  try {
    for (const { path } of plan.filter((file) => file.path.startsWith('../') && isWritten(file))) {
      const to = join(target, path);
      makeFolders(dirname(to), undo);
      placeNew(stagedPath(staging, path), to);
      undo.push(() => fs.removeSync(to));
    }
    fs.removeSync(join(staging, above));
    fs.renameSync(staging, target);
  } catch (error) {
    for (const step of undo.reverse()) step();
    throw error;
  }
}

/**
 * The record tells the next run after a kill what is to be finished: it goes first, and last when files are removed.
 */
function moveFiles(
  plan: readonly PlannedFile[],
  staging: string,
  target: string,
  { emptied, interim }: Removal,
): void {
  const undo: (() => void)[] = [];
  const removes = emptied.length > 0 || plan.some(({ action }) => action === 'remove');
  const isLast = removes || interim !== undefined;
  const rank = ({ path }: PlannedFile) => (path === recordName ? (isLast ? 1 : -1) : 0);
  const files = plan
    .filter((file) => isWritten(file) || file.action === 'remove')
    .sort((one, other) => rank(one) - rank(other));
  for (const file of files) refuseMeanwhile(file, join(target, file.path));
  const removed = files.filter(({ action }) => action === 'remove').map(({ path }) => path);
  try {
    if (interim !== undefined) putInterim(interim, join(target, recordName), staging, undo);
    for (const { path, action } of files) {
      if (path === recordName && removes)
        removeEmptyFolders(target, [...removed, ...emptied.filter(isBelow)], undo);
      const to = join(target, path);
      const backup = stagedPath(staging, `${path}.before`);
      if (action === 'remove') {
        fs.mkdirSync(dirname(backup), { recursive: true });
        fs.renameSync(to, backup);
        undo.push(() => fs.renameSync(backup, to));
        continue;
      }
      makeFolders(dirname(to), undo);
      if (action === 'change') fs.copySync(to, backup);
      if (path === recordName && action === 'create') placeNew(stagedPath(staging, path), to);
      else fs.renameSync(stagedPath(staging, path), to);
      undo.push(() => (action === 'change' ? fs.renameSync(backup, to) : fs.removeSync(to)));
    }
  } catch (error) {
    for (const step of undo.reverse()) step();
    throw error;
  }
}

/** Replaces the record for the time of a removal. */
function putInterim(interim: string, place: string, staging: string, undo: (() => void)[]): void {
  const before = join(staging, 'record.before');
  const next = join(staging, 'record.interim');
  fs.copySync(place, before);
  fs.writeFileSync(next, interim);
  fs.renameSync(next, place);
  undo.push(() => fs.renameSync(before, place));
}

/** Fails when a file is no longer as it was when its change was planned: another program has modified it. */
function refuseMeanwhile({ path, action, current, encoding, source }: PlannedFile, place: string): void {
  const isThere = fs.existsSync(place);
  const read = () =>
    source ? decode(fs.readFileSync(place)).text : fs.readFileSync(place, encoding ?? 'utf8');
  const isSame = action === 'create' ? !isThere : isThere && read() === current;
  if (!isSame) throw new Error(`${path} was modified while this command was running; run it again`);
}

/** False for what is above the project: whether it is a workflow of this repository was only seen for what is removed now. */
const isBelow = (path: string) => !path.startsWith('../');

/** Removes the folders of files that hold nothing but caches of compiled code, and those above them that are empty then. */
function removeEmptyFolders(target: string, paths: readonly string[], undo: (() => void)[]): void {
  for (const start of new Set(paths.map((path) => dirname(path)))) {
    for (let path = start; path !== '.'; path = dirname(path)) {
      const place = join(target, path);
      if (!fs.existsSync(place)) continue;
      if (fs.readdirSync(place).some((entry) => entry !== '__pycache__')) break;
      fs.removeSync(place);
      undo.push(() => fs.mkdirSync(place));
    }
  }
}

/**
 * Fails when the file exists by now: so of two runs for one folder, only one continues.
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
