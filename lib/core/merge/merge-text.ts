// Three texts -> one: what their owner changed and what the templates changed, both in one file.
import type { MergedText, Outside, Stack, Versions } from '../stack/stack.ts';
import { lineEndingOf } from '../text/lines.ts';
import { hasConflicts } from './conflict.ts';

/**
 * Merges a file as its stack does for files of its kind, else line by line.
 * The line endings are those of the project's file.
 * @throws UserError when it cannot be done
 */
export async function mergeText(
  path: string,
  versions: Versions,
  { mergers }: Pick<Stack, 'mergers'>,
  outside: Pick<Outside, 'mergeText'>,
): Promise<MergedText> {
  const merger = mergers.find(({ match }) => match.test(path));
  if (merger) return merger.merge(versions, path);
  const { base, ours, theirs } = versions;
  const eol = lineEndingOf(ours);
  return outside.mergeText(path, { ours, base: withEnding(base, eol), theirs: withEnding(theirs, eol) });
}

/** A text that was merged before: its marks say whether there were conflicts. */
export function asMerged(text: string): MergedText {
  return { text, conflicts: hasConflicts(text) };
}

const withEnding = (text: string, eol: string) => text.replace(/\r\n|\r|\n/g, eol);
