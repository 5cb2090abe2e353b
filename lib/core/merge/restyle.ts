// Two renderings of a file brought into the layout that its owner's formatter gave it, so that only content differs.
import type { Reader, Versions } from '../stack/stack.ts';
import { sayTheSame, type Token, tokenText } from '../text/tokens.ts';
import { align } from './align.ts';
import { bareGap, hasBreak, indentOf, Layout, placeOf, type Sample, samplesOf, scopesOf } from './layout.ts';

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

/** Tokens with the spelling and the gaps that they have in another text, which may lack some and have others. */
function layOutAs(tokens: readonly Token[], model: readonly Token[]): Token[] {
  const places = align(tokens, model);
  const counterpart = (index: number) => model[places[index] ?? -1];
  const isConsecutive = (index: number) => {
    const place = places[index] ?? -1;
    return place >= 0 && (index === 0 ? place === 0 : places[index - 1] === place - 1);
  };
  const samples = samplesOf(
    tokens,
    tokens.map((token, index) => counterpart(index) ?? token),
  );
  const known = samples.filter(({ place }) => isConsecutive(place));
  const layout = new Layout(
    known,
    tokens.flatMap(({ text }, index) => {
      const styled = counterpart(index)?.text;
      return styled === undefined ? [] : [[text, styled] as const];
    }),
  );
  const lines = new LineStarts(layout, tokens, (index) => [
    tokens[index]?.gap ?? '',
    bareGap(counterpart(index)),
  ]);
  return tokens.map((token, index) => {
    const styled = counterpart(index);
    const text = styled?.text ?? layout.spell(token.text);
    let gap = styled?.gap ?? '';
    let bare = styled?.bare;
    if (!isConsecutive(index)) {
      const place = samples[index] as Sample;
      gap = layout.gap(place, (width) => lines.indent(index, width));
      bare = undefined;
    }
    lines.add(token.gap, gap);
    return { ...token, text, gap, ...(bare === undefined ? {} : { bare }) };
  });
}

/** Tokens of a changed text in the layout that `styled` gives to the text before the change. */
function follow(tokens: readonly Token[], before: readonly Token[], styled: readonly Token[]): Token[] {
  const places = align(tokens, before);
  const scopes = scopesOf(tokens);
  const layout = new Layout(
    samplesOf(before, styled),
    before.map(({ text }, index) => [text, styled[index]?.text ?? text] as const),
  );
  const lines = new LineStarts(layout, tokens, (index) => {
    const place = places[index] ?? -1;
    return [before[place]?.gap ?? '', bareGap(styled[place])];
  });
  return tokens.map((token, index) => {
    const [place, last] = [places[index] ?? -1, index === 0 ? -1 : (places[index - 1] ?? -1)];
    const isAfterLast = index === 0 || last >= 0;
    const old = before[place];
    const gapAt = (where: number) => ({ gap: styled[where]?.gap ?? '', bare: styled[where]?.bare });
    const translated = () => ({
      gap: layout.gap(
        placeOf(tokens[index - 1], token, {
          place: placeNear(places, index),
          scope: places[scopes[index] ?? -1] ?? -1,
        }),
        (width) => lines.indent(index, width),
      ),
      bare: undefined,
    });
    let chosen: { gap: string; bare: string | undefined };
    if (old && isAfterLast && place === last + 1) {
      if (token.gap === old.gap) chosen = gapAt(place);
      else if (styled[place]?.gap === old.gap && !hasBreak(token.gap))
        chosen = { gap: token.gap, bare: undefined };
      else chosen = translated();
    } else if (isAfterLast && isGapFor(token, before[last + 1], styled[last + 1])) chosen = gapAt(last + 1);
    else if (old && token.gap === old.gap) chosen = { gap: bareGap(styled[place]), bare: undefined };
    else chosen = translated();
    lines.add(token.gap, chosen.gap);
    const text =
      old && (token.text === old.text || token.isUnordered)
        ? (styled[place]?.text ?? token.text)
        : layout.spell(token.text);
    const { gap, bare } = chosen;
    return { ...token, text, gap, ...(bare === undefined ? {} : { bare }) };
  });
}

/** True when a token takes the gap of another one: it had the same, and what is in it now is not about the other one. */
function isGapFor({ key, gap }: Token, old: Token | undefined, styled: Token | undefined): boolean {
  if (gap !== old?.gap) return false;
  const now = bareGap(styled);
  return key === old.key || (hasBreak(now) === hasBreak(gap) && (now.trim() === '' || now === gap));
}

/** Where the nearest token before is that has a counterpart. */
function placeNear(places: readonly number[], index: number): number {
  for (let at = index; at >= 0; at--) if ((places[at] ?? -1) >= 0) return places[at] ?? 0;
  return 0;
}

/** How the lines before a place are indented in both layouts, for one that is put below them. */
class LineStarts {
  readonly #layout: Layout;
  readonly #tokens: readonly Token[];
  readonly #gapsOf: (index: number) => readonly [gap: string, styled: string];
  readonly #before: (readonly [width: string, styled: string])[] = [];

  /** @param gapsOf the gap in front of the counterpart of a token in both layouts */
  constructor(
    layout: Layout,
    tokens: readonly Token[],
    gapsOf: (index: number) => readonly [gap: string, styled: string],
  ) {
    this.#layout = layout;
    this.#tokens = tokens;
    this.#gapsOf = gapsOf;
  }

  add(gap: string, styled: string): void {
    if (hasBreak(gap) && hasBreak(styled)) this.#before.push([indentOf(gap), indentOf(styled)]);
  }

  /** The indentation in the other layout of a line that is indented by `width` in the one. */
  indent(index: number, width: string): string {
    const above = this.#before.findLast(([other]) => other.length <= width.length);
    const known = above
      ? above[1] + this.#layout.indent(width.slice(above[0].length))
      : this.#layout.indent(width);
    const [gap, styled] = this.#gapsOf(index);
    if (hasBreak(gap) && hasBreak(styled) && indentOf(gap) === width) return indentOf(styled);
    for (let next = index + 1; next < this.#tokens.length; next++) {
      const [gap, styled] = this.#gapsOf(next);
      if (!hasBreak(this.#tokens[next]?.gap ?? '') || !hasBreak(gap) || !hasBreak(styled)) continue;
      const below = indentOf(styled);
      return indentOf(gap) === width && below.length > known.length ? below : known;
    }
    return known;
  }
}
