// views.py of an app whose views are written in the other style: nearly every line is another one, so lines would conflict.
import type { MergedText, Versions } from '../../core/stack/stack.ts';
import { splitLines } from '../../core/text/lines.ts';
import { definitionsOf } from './python/definitions.ts';
import { mergeModule } from './python/merge.ts';
import { boundNames } from './python/names.ts';
import { parseModule } from './python/syntax.ts';
import { unmergeModule } from './python/unmerge.ts';

/**
 * Takes the views of one style out of a module and puts what is left, the owner's own, behind those of the other.
 * @returns undefined where the style is the same, or its owner has changed one of the views
 */
export function mergeViews({ base, ours, theirs }: Versions): MergedText | undefined {
  if (ours === base || !isOtherStyle(base, theirs)) return undefined;
  const { text: own, kept } = unmergeModule(ours, base, mergeModule(undefined, base).undo);
  const { text, clashes } = mergeModule(theirs, own);
  const bound = boundNames(parseModule(text));
  const isWhole =
    kept.length + clashes.length === 0 &&
    [...boundNames(parseModule(own))].every((name) => bound.has(name)) &&
    ownLines(ours, base).every((line) => hasLine(text, line));
  return isWhole ? { text, conflicts: false } : undefined;
}

const namesIn = (text: string) => definitionsOf(parseModule(text)).flatMap(({ name }) => name ?? []);

/** True when most views go by another name: `PostListView` and `post_list`. */
function isOtherStyle(base: string, theirs: string): boolean {
  const [before, after] = [namesIn(base), namesIn(theirs)];
  const same = before.filter((name) => after.includes(name));
  return same.length * 2 < Math.min(before.length, after.length);
}

const hasLine = (text: string, line: string) => splitLines(text).some((each) => each.trim() === line);

/** Imports are told by the names that they bind. */
function ownLines(ours: string, base: string): string[] {
  return splitLines(ours)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !/^(from|import) /.test(line) && !hasLine(base, line));
}
