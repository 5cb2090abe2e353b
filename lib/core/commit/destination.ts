// Where a project goes: what is there already, and whether it can be written.
import { accessSync, constants, existsSync, lstatSync, readdirSync, type Stats, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { StackTables } from '../additions/tables.ts';
import { recordName } from '../blueprint/record.ts';
import { UserError } from '../text/errors.ts';
import { printable } from '../text/printable.ts';
import { isRecordFile } from './blueprint-file.ts';
import { isLeftover, missingFolders } from './staging.ts';

/**
 * `missing` and `empty`: free to use; `starter`: holds only a repository, a licence and a README;
 * `project`: was made by this tool; `occupied`: anything else.
 */
export type DestinationState = 'missing' | 'empty' | 'starter' | 'project' | 'occupied';

export interface Destination {
  /** Absolute. */
  readonly path: string;
  readonly state: DestinationState;
  readonly entries: readonly string[];
}

const starterEntry = /^(\.git|(licen[cs]e|copying|unlicense|readme)(\..*)?)$/i;

/**
 * Looks at the folder that a project is to go into; writes nothing.
 * @throws UserError when no project can be put there.
 */
export function inspectDestination(directory: string, cwd: string, stack: StackTables): Destination {
  if (directory === '')
    throw new UserError('The directory name is empty: give a folder, or "." for the current one.');
  if (/\p{Cc}/u.test(directory)) {
    throw new UserError(`The directory "${printable(directory)}" contains control characters: remove them.`);
  }
  if (/^~(\/|$)/.test(directory)) {
    throw new UserError(
      `"${printable(directory)}" starts with ~, which only shells expand: write the full path.`,
    );
  }
  const path = resolve(cwd, directory);
  const long = path.split('/').find((part) => Buffer.byteLength(part) > 255);
  if (long) {
    throw new UserError(
      `The directory name "${long.slice(0, 20)}…" is longer than 255 bytes, the limit for a folder: choose a shorter one.`,
    );
  }
  const stats = look(path, directory);
  if (!stats) {
    refuseUnwritable(dirname(missingFolders(path)[0] ?? path), directory);
    refuseOtherCase(path);
    return { path, state: 'missing', entries: [] };
  }
  if (!stats.isDirectory()) throw new UserError(`${directory} is a file: choose another directory.`);
  refuseUnwritable(path, directory);
  const entries = readdirSync(path)
    .filter((entry) => !isLeftover(entry))
    .sort();
  return { path, state: stateOf(path, entries, stack), entries };
}

/**
 * What is at `path`, or undefined when nothing is.
 * @throws UserError for a link that leads nowhere, and when the system does not let it look
 */
function look(path: string, directory: string): Stats | undefined {
  try {
    refuseBrokenLinks(path);
    return statSync(path, { throwIfNoEntry: false });
  } catch (error) {
    if (error instanceof UserError) throw error;
    const { code = '', message } = error as NodeJS.ErrnoException;
    const name = printable(directory).slice(0, 60);
    throw new UserError(`Cannot use ${name}: ${reasons[code] ?? message}. Choose another directory.`);
  }
}

const reasons: Record<string, string> = {
  EACCES: 'a folder above it cannot be entered',
  ELOOP: 'its links form a loop',
  ENAMETOOLONG: 'the path is too long',
};

/** Refuses a path that goes through a file, or through a link to nothing. */
function refuseBrokenLinks(path: string): void {
  for (let part = path; part !== dirname(part); part = dirname(part)) {
    const isLink = lstatOf(part)?.isSymbolicLink() ?? false;
    if (isLink && !existsSync(part))
      throw new UserError(`${part} is a broken link: remove it, or choose another directory.`);
    if (part !== path && existsSync(part)) {
      if (statSync(part).isDirectory()) return;
      throw new UserError(`${part} is a file, so nothing can be created below it: choose another directory.`);
    }
  }
}

function lstatOf(path: string): Stats | undefined {
  try {
    return lstatSync(path, { throwIfNoEntry: false });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOTDIR') return undefined;
    throw error;
  }
}

function stateOf(path: string, entries: readonly string[], stack: StackTables): DestinationState {
  if (entries.length === 0) return 'empty';
  if (entries.includes(recordName) && isRecordFile(join(path, recordName), stack)) return 'project';
  return entries.every((entry) => starterEntry.test(entry)) ? 'starter' : 'occupied';
}

function refuseUnwritable(folder: string, directory: string): void {
  try {
    accessSync(folder, constants.W_OK | constants.X_OK);
  } catch {
    throw new UserError(
      `Cannot write into ${folder}: change its permissions, or choose a directory other than ${directory}.`,
    );
  }
}

/** Two folders whose names differ in case only are one on macOS and Windows. */
function refuseOtherCase(path: string): void {
  const parent = dirname(path);
  if (!existsSync(parent)) return;
  const name = basename(path);
  const twin = readdirSync(parent).find((entry) => entry.toLowerCase() === name.toLowerCase());
  if (twin !== undefined) {
    throw new UserError(
      `${join(parent, twin)} already exists and differs from ${name} only in case: choose another name.`,
    );
  }
}
