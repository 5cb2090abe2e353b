// What changed between two renderings, put into a project whose owner has changed it as well.
import { recordName } from '../blueprint/record.ts';
import type { Files } from '../files/files.ts';
import { isSameText } from '../files/hash.ts';
import type { Tree } from '../files/tree.ts';
import type { MergedText, Versions } from '../stack/stack.ts';
import { lineEndingOf } from '../text/lines.ts';

/** What a merge comes to; the paths are those of the project. */
export interface Merge {
  /** New texts of files; undefined takes one away. */
  readonly changes: ReadonlyMap<string, string | undefined>;
  /** Files in which both changed the same lines. */
  readonly conflicts: readonly string[];
  /** Files that stay because their owner changed them: the new rendering lacks them, or they are not text. */
  readonly kept: readonly string[];
  /** Files that differ between the renderings and stay away, because their owner deleted them. */
  readonly skipped: readonly string[];
  /** Files that the new rendering lacks and that are gone already. */
  readonly gone: readonly string[];
}

/**
 * Merges the difference between two renderings of a project into its files, the record left out.
 * @param mergeText is asked about files that both changed
 * @param isUnchanged tells whether a file that goes says what it was made to say, however it is laid out
 */
export async function mergeTrees(
  before: Tree,
  after: Tree,
  files: Files,
  mergeText: (path: string, versions: Versions) => Promise<MergedText>,
  isUnchanged: (path: string, base: string, ours: string) => boolean,
): Promise<Merge> {
  const changes = new Map<string, string | undefined>();
  const conflicts: string[] = [];
  const kept: string[] = [];
  const skipped: string[] = [];
  const gone: string[] = [];
  const paths = [...new Set([...before.keys(), ...after.keys()])]
    .filter((path) => path !== recordName)
    .sort();
  for (const path of paths) {
    const base = before.get(path)?.content;
    const theirs = after.get(path)?.content;
    const isText = !(before.get(path) ?? after.get(path))?.encoding;
    if (base === theirs) continue;
    const ours = files.read(path);
    if (isSameText(ours, theirs)) {
      if (ours === undefined) gone.push(path);
      continue;
    }
    if (ours === undefined) {
      if (base === undefined) changes.set(path, theirs);
      else skipped.push(path);
    } else if (theirs === undefined) {
      if (ours === base || (isText && isUnchanged(path, base ?? '', ours))) changes.set(path, undefined);
      else kept.push(path);
    } else if (ours === base) {
      changes.set(path, theirs);
    } else if (isText && base !== undefined && ours === withEndings(base, ours)) {
      changes.set(path, withEndings(theirs, ours));
    } else if (!isText) {
      kept.push(path);
    } else {
      const merged = await mergeText(path, { base: base ?? '', ours, theirs });
      if (merged.text !== ours) changes.set(path, merged.text);
      if (merged.conflicts) conflicts.push(path);
    }
  }
  return { changes, conflicts, kept, skipped, gone };
}

/** A text with the line ends of another one. */
export const withEndings = (text: string, other: string) => text.replace(/\r\n|\r|\n/g, lineEndingOf(other));
