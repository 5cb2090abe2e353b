// tree + folder -> plan: what would happen to each file. Reads the disk, writes nothing.
import { lstatSync, readFileSync, realpathSync, type Stats } from 'node:fs';
import { join, sep } from 'node:path';
import { isWorkflowAbove } from '../blueprint/placement.ts';
import { recordName } from '../blueprint/record.ts';
import type { FileAction } from '../files/file-action.ts';
import { isSameText } from '../files/hash.ts';
import { folderOf } from '../files/paths.ts';
import type { Tree, TreeFile } from '../files/tree.ts';
import type { FileChange } from '../stack/change.ts';
import { UserError } from '../text/errors.ts';
import type { DiskFiles } from './disk.ts';
import { folderInRepository } from './git.ts';
import type { TextFile } from './text-file.ts';

export interface PlannedFile extends TreeFile {
  readonly path: string;
  readonly action: FileAction;
  /** What is in the file now, when it is there. */
  readonly current?: string;
  /** How the file is encoded, when it was there. */
  readonly source?: Omit<TextFile, 'text'>;
}

export type ConflictAnswer = 'keep' | 'overwrite' | 'abort';

/**
 * Compares a tree with the folder it is to go into.
 * @throws UserError when a folder is where a file must go, a file where a folder must, or a link leaves the folder.
 */
export function planTree(tree: Tree, folder: string): PlannedFile[] {
  const checked = new Map<string, boolean>();
  return [...tree].map(([path, file]) => {
    refuseAbove(folder, path);
    const hasFolder = isFolderThere(folder, folderOf(path), checked);
    const stats = hasFolder ? lstatSync(join(folder, path), { throwIfNoEntry: false }) : undefined;
    if (!stats) return { path, ...file, action: 'create' };
    if (!stats.isFile()) {
      throw new UserError(
        `${join(folder, path)} is not a regular file, but a file has to go there: move it away first.`,
      );
    }
    const current = readFileSync(join(folder, path), file.encoding ?? 'utf8');
    return { path, ...file, current, action: isSameText(current, file.content) ? 'identical' : 'conflict' };
  });
}

/**
 * What changes come to on disk, in the order of their paths.
 * @throws UserError for a file that is read-only, no plain file or in an encoding that lacks what is put in, and for
 * links that leave the project.
 */
export function planChanges(changes: readonly FileChange[], disk: DiskFiles): PlannedFile[] {
  const checked = new Map<string, boolean>();
  const sorted = changes.toSorted((one, other) => (one.path < other.path ? -1 : 1));
  return sorted.map(({ path, before, after, ...kind }) => {
    refuseAbove(disk.root, path);
    isFolderThere(disk.root, folderOf(path), checked);
    const place = join(disk.root, path);
    const stats = lstatSync(place, { throwIfNoEntry: false });
    if (before === undefined && !stats) return { path, content: after ?? '', ...kind, action: 'create' };
    if (!stats?.isFile()) {
      throw new UserError(
        `${place} is a link or not a regular file, so it is not replaced: put a regular file there.`,
      );
    }
    const mode = stats.mode & 0o777;
    if ((mode & 0o222) === 0)
      throw new UserError(`${place} is read-only: make it writable and try again.`, 1);
    const source = disk.file(path);
    if (!source) throw new UserError(`${place} cannot be read: change its permissions and try again.`, 1);
    if (source.encoding === 'latin1' && /[^\0-\xff]/.test(after ?? '')) {
      throw new UserError(
        `${place} is not encoded as UTF-8 and cannot represent the text to be added: save it as UTF-8 and try again.`,
      );
    }
    const file = { path, content: after ?? '', current: before ?? '', ...kind, mode, source };
    return { ...file, action: after === undefined ? 'remove' : 'change' };
  });
}

/** @throws UserError for a path above the project that is not a workflow at the top of the repository it is in */
function refuseAbove(root: string, path: string): void {
  if (!path.startsWith('../')) return;
  const folder = folderInRepository(root);
  if (folder !== undefined && isWorkflowAbove(path, folder)) return;
  const place = folder === undefined ? 'at the top of its repository, or in none' : `in ${folder}`;
  throw new UserError(
    `${recordName} says that ${path} belongs to this project, but the project is ${place}: correct "repository" and the paths of workflows in that file.`,
  );
}

/**
 * Whether a folder of the project is there, with those above it.
 * @param checked what is known of folders already
 * @throws UserError for a file where a folder must be, and for a link that leads out of the project
 */
function isFolderThere(root: string, path: string, checked: Map<string, boolean>): boolean {
  if (path === '') return true;
  const known = checked.get(path);
  if (known !== undefined) return known;
  const place = join(root, path);
  const stats = isFolderThere(root, folderOf(path), checked) && lstatSync(place, { throwIfNoEntry: false });
  if (stats) refuseBadFolder(root, place, stats);
  checked.set(path, Boolean(stats));
  return Boolean(stats);
}

function refuseBadFolder(root: string, place: string, stats: Stats): void {
  if (stats.isSymbolicLink() && !`${realpathOf(place)}${sep}`.startsWith(realpathSync(root) + sep)) {
    throw new UserError(`${place} is a link that leads out of the project: nothing is written through it.`);
  }
  if (!stats.isDirectory() && !stats.isSymbolicLink()) {
    throw new UserError(`${place} is a file, but a folder has to go there: move it away first.`);
  }
}

function realpathOf(link: string): string {
  try {
    return realpathSync(link);
  } catch {
    return '';
  }
}

/**
 * Turns every conflict into a decision.
 * @param answer is asked for each file that differs
 * @throws UserError when an answer is `abort`
 */
export async function settleConflicts(
  plan: readonly PlannedFile[],
  answer: (file: PlannedFile) => ConflictAnswer | Promise<ConflictAnswer>,
): Promise<PlannedFile[]> {
  const settled: PlannedFile[] = [];
  for (const file of plan) {
    const decision = file.action === 'conflict' ? await answer(file) : undefined;
    if (decision === 'abort') {
      const others = plan.filter(({ action }) => action === 'conflict').map(({ path }) => path);
      throw new UserError(
        `${others.join(', ')} would be overwritten: nothing was written. Use --on-conflict keep, overwrite or ask.`,
      );
    }
    settled.push(decision ? { ...file, action: decision === 'keep' ? 'skip' : 'change' } : file);
  }
  return settled;
}
