// What the last command changed in a project, and what has to change to take it back.

import type { StackTables } from '../additions/tables.ts';
import { type ProjectRecord, recordName } from '../blueprint/record.ts';
import { readRecord } from '../blueprint/record-text.ts';
import type { Files } from '../files/files.ts';
import { digestOf, isHashOf } from '../files/hash.ts';
import type { FileChange } from '../stack/change.ts';
import { UserError } from '../text/errors.ts';
import type { PlannedFile } from './plan.ts';
import type { TextFile } from './text-file.ts';

/** A file that a command changed. */
export interface KeptFile {
  readonly path: string;
  /** As it was before; undefined for one that was not there. */
  readonly before?: KeptText | undefined;
  /** The digest of its text afterwards; undefined for one that is gone. */
  readonly after?: string | undefined;
}

/** The text of a file, and how it is written. */
export interface KeptText extends TextFile {
  readonly mode?: number | undefined;
}

/** A command that changed files of a project. */
export interface LastCommand {
  /** As it is typed, without its options. */
  readonly typed: string;
  /** The command that takes it back and keeps what was changed since. */
  readonly inverse?: string | undefined;
  /** The commit that it was run on; undefined where there was none. */
  readonly head?: string | undefined;
  /** False until it has done everything: it may have been killed. */
  readonly isWhole: boolean;
  readonly files: readonly KeptFile[];
}

const digest = (text: string | undefined) => (text === undefined ? undefined : digestOf(text));

/** The files that a plan changes. */
export function keptOf(plan: readonly PlannedFile[]): KeptFile[] {
  return plan.flatMap(({ path, action, content, current, mode, source }) => {
    if (action !== 'create' && action !== 'change' && action !== 'remove') return [];
    const before = source && { text: current ?? '', mode, ...source };
    return [{ path, before, after: action === 'remove' ? undefined : digestOf(content) }];
  });
}

/**
 * Joins the files of a command to those of an earlier one that it goes on with: what was before is what was before
 * the earlier one, unless the owner has changed the file in between.
 */
export function joined(
  earlier: readonly KeptFile[],
  files: readonly KeptFile[],
  read: Files['read'],
): KeptFile[] {
  const paths = new Set(files.map(({ path }) => path));
  const byPath = new Map(earlier.map((each) => [each.path, each]));
  const isFrom = (kept: KeptFile, text: string | undefined) =>
    kept.path === recordName || [kept.after, digest(kept.before?.text)].includes(digest(text));
  return [
    ...earlier.filter((each) => !paths.has(each.path) && isFrom(each, read(each.path))),
    ...files.map((each) => {
      const start = byPath.get(each.path);
      return start && isFrom(start, each.before?.text) ? { ...each, before: start.before } : each;
    }),
  ];
}

/** A file that steps after the command may change. */
export function watched(path: string, file: TextFile | undefined): KeptFile {
  return { path, before: file, after: digest(file?.text) };
}

/**
 * The files of a command whose steps are done, without those that are as they were.
 * @param paths of the files that steps may have changed
 */
export function settled(
  files: readonly KeptFile[],
  paths: readonly string[],
  read: Files['read'],
): KeptFile[] {
  return files
    .map((each) => (paths.includes(each.path) ? { ...each, after: digest(read(each.path)) } : each))
    .filter(({ before, after }) => after !== digest(before?.text));
}

/** True when a command that was killed has changed files before. */
export const hasStarted = ({ files }: LastCommand, read: Files['read']): boolean =>
  files.some(({ path, before }) => read(path) !== before?.text);

/**
 * What takes a command back: each file as it was before, and the files gone that its steps have made.
 * One that was killed may have written only some of them.
 * @throws UserError that names the files that were changed since
 */
export function takenBack(last: LastCommand, files: Files, stack: StackTables): FileChange[] {
  const made = madeBySteps(last, files, stack);
  const changed: string[] = [];
  const changes = [...last.files, ...made].flatMap(({ path, before, after }): FileChange[] => {
    const text = files.read(path);
    if (text === before?.text) return [];
    const isLeft = digest(text) === after || (path === recordName && !last.isWhole);
    if (!isLeft) changed.push(path);
    const { mode } = before ?? {};
    return [{ path, before: text, after: before?.text, ...(mode !== undefined && { mode }) }];
  });
  if (changed.length === 0) return changes;
  const instead = last.inverse === undefined ? '' : `, or use "${last.inverse}", which keeps them`;
  throw new UserError(
    `"${last.typed}" cannot be undone, because files were changed after it: ${changed.sort().join(', ')}. Take these changes back first${instead}.`,
  );
}

/** Files that only the record tells of: migrations, which are made after everything else. */
function madeBySteps({ files: kept }: LastCommand, files: Files, stack: StackTables): KeptFile[] {
  const record = kept.find(({ path }) => path === recordName);
  const now = files.read(recordName);
  if (!record || now === undefined) return [];
  const hashesIn = (text: string | undefined): ProjectRecord['files'] =>
    readRecord(recordName, text, stack).files;
  const known = new Set([...Object.keys(hashesIn(record.before?.text)), ...kept.map(({ path }) => path)]);
  return Object.entries(hashesIn(now)).flatMap(([path, hash]) => {
    const text = known.has(path) ? undefined : files.read(path);
    return text === undefined ? [] : [{ path, after: isHashOf(hash, text) ? digestOf(text) : '' }];
  });
}
