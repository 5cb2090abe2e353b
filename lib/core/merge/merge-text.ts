// Three texts -> one: what their owner changed and what the templates changed, both in one file.
import type { Files } from '../files/files.ts';
import type { MergedText, Outside, Reader, Stack, Versions } from '../stack/stack.ts';
import { lineEndingOf, splitLines } from '../text/lines.ts';
import { linesOfTokens, readLines } from '../text/tokens.ts';
import { hasConflicts } from './conflict.ts';
import { isSameContent, restyled } from './restyle.ts';
import { mergeLines } from './three-way.ts';

/** What merging a file needs of the world around it. */
interface Merging extends Pick<Outside, 'mergeText'> {
  /** Those of the project. */
  readonly files: Pick<Files, 'read'>;
}

/**
 * Merges a file as its stack does for files of its kind, else line by line, in the layout of the project's file.
 * The line endings are those of the project's file.
 * @throws UserError when it cannot be done
 */
export async function mergeText(
  path: string,
  versions: Versions,
  stack: Pick<Stack, 'mergers' | 'readers'>,
  merging: Merging,
): Promise<MergedText> {
  const merger = stack.mergers.find(({ match }) => match.test(path));
  const merged = merger?.merge(versions, path, merging.files);
  if (merged) return merged;
  const { base, ours, theirs } = versions;
  const eol = lineEndingOf(ours);
  const plain = { ours, base: withEnding(base, eol), theirs: withEnding(theirs, eol) };
  const reader = readerOf(path, stack);
  const styled = restyled(plain, reader);
  const isStyled = styled && (styled.base !== plain.base || styled.theirs !== plain.theirs);
  const ways = !isStyled ? [plain] : styled.isReformatted ? [styled, plain] : [plain, styled];
  const results: MergedText[] = [];
  for (const way of ways) {
    const merged = await merging.mergeText(path, way);
    if (!merged.conflicts) return merged;
    results.push(merged);
  }
  const further = ways.map((way) => mergedFurther(way, reader)).find((merged) => merged !== undefined);
  return further ?? (results[0] as MergedText);
}

/** True for lines that do the same, in a language that says what lines come to. */
function meansTheSame(one: string, other: string, reader: Reader): boolean {
  const meaning = reader.meaning?.(one);
  return meaning !== undefined && meaning === reader.meaning?.(other);
}

/** A text merged where git leaves a conflict; undefined when there is one, or when the text could not be read. */
function mergedFurther(versions: Versions, reader: Reader): MergedText | undefined {
  if (!reader.meaning) return undefined;
  const merged = mergeLines(versions, {
    linesOf: (text) => {
      const tokens = reader.read(text, false);
      return tokens ? linesOfTokens(tokens) : splitLines(text);
    },
    isSame: (one, other) => meansTheSame(one, other, reader),
  });
  return merged.conflicts || !reader.read(merged.text, false) ? undefined : merged;
}

/**
 * What taking a merge back leaves, where that is laid out in another way than its owner had it.
 * @returns undefined where it is not, or where it says something else
 */
export async function relaidText(
  path: string,
  { base, ours, theirs }: Versions,
  merged: MergedText,
  stack: Pick<Stack, 'mergers' | 'readers'>,
  merging: Merging,
): Promise<string | undefined> {
  const isLaidOut = (text: string) => restyled({ base, ours: text, theirs: base }, readerOf(path, stack));
  if (base === '' || merged.conflicts || isLaidOut(withEnding(ours, '\n'))?.base === base) return undefined;
  const back = await mergeText(path, { base: theirs, ours: merged.text, theirs: base }, stack, merging);
  const isRelaid = back.text !== ours && isOnlyLaidOut(path, withEnding(ours, '\n'), back.text, stack);
  return isRelaid ? back.text : undefined;
}

/** True when a file differs from what was rendered in nothing but its layout. */
export function isOnlyLaidOut(
  path: string,
  rendered: string,
  ours: string,
  stack: Pick<Stack, 'readers'>,
): boolean {
  const reader = readerOf(path, stack);
  const text = withEnding(ours, '\n');
  return isSameContent(text, rendered, reader) || meansTheSame(text, rendered, reader);
}

const lines: Reader = { match: /^/, read: readLines };

const readerOf = (path: string, { readers }: Pick<Stack, 'readers'>) =>
  readers.find(({ match }) => match.test(path)) ?? lines;

/** A text that was merged before: its marks say whether there were conflicts. */
export function asMerged(text: string): MergedText {
  return { text, conflicts: hasConflicts(text) };
}

const withEnding = (text: string, eol: string) => text.replace(/\r\n|\r|\n/g, eol);
