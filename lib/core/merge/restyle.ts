// Two renderings of a file brought into the layout that its owner's formatter gave it, so that only content differs.
import type { Reader, Versions } from '../stack/stack.ts';
import { sayTheSame, type Token, tokenText } from '../text/tokens.ts';
import { follow, layOutAs } from './apply-layout.ts';
import { bareGap, hasBreak } from './layout.ts';

/** Versions in one layout. */
export interface Restyled extends Versions {
  /** False when their owner has added and removed lines, and laid out none anew. */
  readonly isReformatted: boolean;
}

/**
 * Lays `base` and `theirs` out as `ours` is laid out. Both still say the same as before.
 * @returns undefined when a text cannot be read, or the result would say something else
 */
export function restyled(versions: Versions, reader: Reader): Restyled | undefined {
  const { base, ours, theirs } = versions;
  const isFolded = reader.unordered?.differs(base, ours) ?? false;
  const read = (text: string) => reader.read(text, isFolded);
  const [before, own, after] = [read(base), read(ours), read(theirs)];
  if (!before || !own || !after) return undefined;
  for (const model of ownComments(own, [...before, ...after])) {
    const styledBefore = layOutAs(before, model);
    const styledAfter = follow(after, before, styledBefore);
    const texts = {
      base: unfolded(tokenText(styledBefore), base),
      theirs: unfolded(tokenText(styledAfter), theirs),
    };
    if (texts.base === undefined || texts.theirs === undefined) continue;
    const isWhole =
      saysSame(read(texts.base), before, model) &&
      saysSame(read(texts.theirs), after, model) &&
      commentsOf(styledBefore).every((comment) => commentsOf(styledAfter).includes(comment));
    if (!isWhole) continue;
    const isReformatted = isFolded || before.some((token, index) => !isLaidOutAs(token, styledBefore[index]));
    return { base: texts.base, ours, theirs: texts.theirs, isReformatted };
  }
  return undefined;

  function unfolded(text: string, source: string): string | undefined {
    return isFolded ? reader.unordered?.put(text, source) : text;
  }
}

/** True for the same token on the same kind of line: how many empty lines are above it does not count. */
function isLaidOutAs(one: Token, other: Token | undefined): boolean {
  const breaks = (gap: string) => gap.replace(/\s*(?=\n)/g, '');
  return one.text === other?.text && breaks(one.gap) === breaks(bareGap(other));
}

/** True when two texts say the same. */
export function isSameContent(one: string, other: string, reader: Reader): boolean {
  const isFolded = reader.unordered?.differs(one, other) ?? false;
  if (isFolded && reader.unordered?.put(one, other) !== one) return false;
  const [left, right] = [reader.read(one, isFolded), reader.read(other, isFolded)];
  if (!left || !right || !sayTheSame(left, right)) return false;
  const comments = (text: string) => reader.read(text, false)?.filter(({ isComment }) => isComment) ?? [];
  const sorted = (text: string) =>
    comments(text)
      .map(({ key }) => key)
      .sort()
      .join('\n');
  return !isFolded || sorted(one) === sorted(other);
}

/**
 * The owner's tokens, first with comments at the ends of lines as part of the layout when they are neither in the one
 * rendering nor in the other, then with all comments as tokens.
 */
function ownComments(own: readonly Token[], rendered: readonly Token[]): (readonly Token[])[] {
  const known = new Set(rendered.flatMap(({ key, isComment }) => (isComment ? [key] : [])));
  const folded: Token[] = [];
  let carried = '';
  for (const token of own) {
    if (
      token.isComment &&
      !known.has(token.key) &&
      !hasBreak(token.gap) &&
      folded.length > 0 &&
      carried === ''
    ) {
      carried = token.gap + token.text;
    } else {
      folded.push(carried === '' ? token : { ...token, gap: carried + token.gap, bare: token.gap });
      carried = '';
    }
  }
  return folded.length === own.length ? [own] : [folded, own];
}

/** Comments that were counted as part of gaps. */
const commentsOf = (tokens: readonly Token[]): string[] =>
  tokens.flatMap(({ gap, bare }) => (bare === undefined ? [] : [gap.slice(0, gap.length - bare.length)]));

/** True when a text has the tokens it should have, and comments of its owner besides. */
function saysSame(
  found: readonly Token[] | undefined,
  wanted: readonly Token[],
  model: readonly Token[],
): boolean {
  if (!found) return false;
  const own = new Set(commentsOf(model).map((comment) => comment.trim()));
  return sayTheSame(
    found.filter(({ isComment, text }) => !(isComment && own.has(text.trim()))),
    wanted,
  );
}
