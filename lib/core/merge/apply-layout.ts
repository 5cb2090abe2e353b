// Tokens laid out as those of another text.
import type { Token } from '../text/tokens.ts';
import { align } from './align.ts';
import { BracketLayout, type Gap } from './bracket-layout.ts';
import { emptyBrackets } from './brackets.ts';
import { bareGap, hasBreak, indentOf, Layout, placeOf, type Sample, samplesOf, scopesOf } from './layout.ts';
import { LineStarts } from './line-starts.ts';

/** Tokens with the spelling and the gaps that they have in another text, which may lack some and have others. */
export function layOutAs(tokens: readonly Token[], model: readonly Token[]): Token[] {
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
export function follow(
  tokens: readonly Token[],
  before: readonly Token[],
  styled: readonly Token[],
): Token[] {
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
  const brackets = new BracketLayout(tokens, before, styled, places);
  const sources = gapSources(tokens, before, styled, places);
  return tokens.map((token, index) => {
    const old = before[places[index] ?? -1];
    const isKept = old && (token.text === old.text || token.isUnordered);
    const text = isKept ? (styled[places[index] ?? -1]?.text ?? token.text) : layout.spell(token.text);
    const how = brackets.gapAt(index);
    const translated = () =>
      layout.gap(
        placeOf(tokens[index - 1], token, {
          place: placeNear(places, index),
          scope: how === 'anew' ? -1 : (places[scopes[index] ?? -1] ?? -1),
        }),
        (width) => lines.indent(index, width),
      );
    const known = how === 'anew' ? undefined : (how ?? sources[index]);
    const { gap, bare } = known ?? { gap: translated() };
    lines.add(token.gap, gap);
    brackets.add(gap, text);
    const placed = token.isComment && !isKept ? text.replace(/(?<=\n)[ \t]*/g, indentOf(gap)) : text;
    return { ...token, text: placed, gap, ...(bare === undefined ? {} : { bare }) };
  });
}

/** For each token the gap that it takes over from the owner's text, or undefined when there is none for it. */
function gapSources(
  tokens: readonly Token[],
  before: readonly Token[],
  styled: readonly Token[],
  places: readonly number[],
): (Gap | undefined)[] {
  const partners = emptyBrackets(styled);
  const taken = tokens.map((token, index) => {
    const [place, last] = [places[index] ?? -1, index === 0 ? -1 : (places[index - 1] ?? -1)];
    const isAfterLast = index === 0 || last >= 0;
    const old = before[place];
    if (old && isAfterLast && place === last + 1) return token.gap === old.gap ? place : undefined;
    return isAfterLast && isGapFor(token, before[last + 1], styled[last + 1]) ? last + 1 : undefined;
  });
  const whole = new Set(taken);
  return tokens.map((token, index) => {
    const [place, from] = [places[index] ?? -1, taken[index]];
    const [old, last] = [before[place], index === 0 ? -1 : (places[index - 1] ?? -1)];
    if (from !== undefined) {
      const isHalf = partners.get(from)?.some((partner) => !whole.has(partner));
      return isHalf ? undefined : { gap: styled[from]?.gap ?? '', bare: styled[from]?.bare };
    }
    if (!old) return undefined;
    if (place === last + 1) {
      const isAsMade = styled[place]?.gap === old.gap && !hasBreak(token.gap);
      return isAsMade ? { gap: token.gap } : undefined;
    }
    return token.gap === old.gap && !partners.has(place) ? { gap: bareGap(styled[place]) } : undefined;
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
