// The layout of a text, learned by comparing it with the same text in another layout: gaps, indentation and quotes.
import type { Token } from '../text/tokens.ts';

/** A gap between two tokens, as it is in one layout and in the other. */
export interface Sample {
  readonly left: string;
  readonly right: string;
  /** Whether it ends a comment or begins a statement: gaps of other kinds are no model for it. */
  readonly kind: string;
  /** The bracket that it is in, if any, by its place: lists that were written on one line stay so. */
  readonly scope: number;
  readonly gap: string;
  readonly styled: string;
  /** Where it is: the nearest sample counts. */
  readonly place: number;
}

/** A place that a gap is wanted for. */
export type Place = Omit<Sample, 'styled'>;

export const hasBreak = (gap: string) => gap.includes('\n');

/** The blanks that the last line of a gap begins with. */
export const indentOf = (gap: string) => /^[ \t]*/.exec(gap.slice(gap.lastIndexOf('\n') + 1))?.[0] ?? '';

export class Layout {
  readonly #samples = new Map<string, Sample[]>();
  readonly #quotes = new Map<string, string>();
  readonly #unit: { readonly from: number; readonly to: string };

  /** @param spellings of the same tokens, in one layout and in the other */
  constructor(samples: readonly Sample[], spellings: readonly (readonly [string, string])[]) {
    for (const sample of samples)
      for (const key of keysOf(sample)) {
        const known = this.#samples.get(key);
        if (known) known.push(sample);
        else this.#samples.set(key, [sample]);
      }
    this.#unit = unitOf(samples);
    for (const quote of ['"', "'", '"""', "'''"]) {
      const pairs = spellings.filter(([text]) => quoteOf(text) === quote);
      this.#quotes.set(quote, mostCommon(pairs.map(([, styled]) => quoteOf(styled) ?? quote)) ?? quote);
    }
  }

  /** A gap as the other layout has it at such places; where lines begin, `indent` says how they are indented. */
  gap(place: Place, indent: (width: string) => string): string {
    const { gap } = place;
    const sample = this.#nearest(place);
    // Closing brackets without a meaning have lines of their own.
    const styled = sample?.styled ?? gap.replace(/(?<=\n)[ \t]+(?=\S)/g, (width) => this.indent(width));
    if (!hasBreak(gap) || !hasBreak(styled)) return styled;
    const start = styled.lastIndexOf('\n') + 1;
    return styled.slice(0, start) + indent(indentOf(gap)) + styled.slice(start + indentOf(styled).length);
  }

  #nearest(place: Place): Sample | undefined {
    for (const key of keysOf(place)) {
      const samples = this.#samples.get(key)?.filter((sample) => isModel(sample, place));
      if (!samples?.length) continue;
      return samples.reduce((best, sample) =>
        Math.abs(sample.place - place.place) < Math.abs(best.place - place.place) ? sample : best,
      );
    }
    return undefined;
  }

  /** An indentation in the units of the other layout. */
  indent(width: string): string {
    const { from, to } = this.#unit;
    return width.length % from === 0 && !width.includes('\t') ? to.repeat(width.length / from) : width;
  }

  /** A token in the quotes of the other layout, unless they would need escapes. */
  spell(text: string): string {
    const quote = quoteOf(text);
    const wanted = quote && this.#quotes.get(quote);
    if (!quote || !wanted || wanted === quote) return text;
    const start = text.indexOf(quote) + quote.length;
    const prefix = text.slice(0, start - quote.length);
    const body = text.slice(start, -quote.length);
    // What is replaced in a string that is formatted has strings of its own.
    const inner = /f/i.test(prefix) ? /\{[^{}]*\}/g : /$^/g;
    if (start + quote.length > text.length || /["'\\]/.test(body.replace(inner, ''))) return text;
    const swapped = body.replace(inner, (part) =>
      part.includes(quote) ? part : part.replaceAll(wanted, quote),
    );
    return prefix + wanted + swapped + wanted;
  }
}

/**
 * Lines are broken and joined as elsewhere in the same brackets only, and signs such as trailing commas come and go only
 * in front of the same token.
 */
const isModel = ({ gap, styled, right, scope }: Sample, place: Place) =>
  (hasBreak(gap) === hasBreak(styled) || (scope >= 0 && scope === place.scope)) &&
  (right === place.right || gap.trim() === styled.trim()) &&
  bracketsIn(gap) === bracketsIn(styled);

/** Brackets without a meaning: they only go and come in pairs. */
const bracketsIn = (gap: string) => gap.replace(/[^()]/g, '');

/** What a gap is known by, from the most particular to the least. */
function keysOf({ left, right, kind, gap }: Omit<Place, 'place' | 'scope'>): string[] {
  const start = `${kind}\0${gap}\0`;
  const keys = [`${start}${left}\0${right}`, `${start}${left}\0`, `${start}\0${right}`];
  return hasBreak(gap) ? [...keys, start] : keys;
}

/** A place between two tokens. */
export const placeOf = (
  left: Token | undefined,
  right: Token,
  { place, scope }: Pick<Place, 'place' | 'scope'>,
): Place => ({
  left: left?.key ?? '',
  right: right.key,
  kind: `${left?.isComment ? 'comment' : ''} ${right.text === '' ? right.key.replace(/\d+/, '') : ''}`,
  gap: right.gap,
  place,
  scope,
});

/** For each token the index of the innermost bracket that it is in, or -1. */
export function scopesOf(tokens: readonly Token[]): number[] {
  const open: number[] = [];
  return tokens.map(({ key }, index) => {
    const scope = open.at(-1) ?? -1;
    if (/^[([{]$/.test(key)) open.push(index);
    else if (/^[)\]}]$/.test(key)) open.pop();
    return scope;
  });
}

const quoteOf = (text: string): string | undefined =>
  text.length > 1 ? /^[A-Za-z]{0,2}("""|'''|"|')/.exec(text)?.[1] : undefined;

/** How deep one level is indented: in the one layout, and what it is in the other. */
function unitOf(samples: readonly Sample[]): { from: number; to: string } {
  const pairs = samples
    .filter(({ gap, styled }) => hasBreak(gap) && hasBreak(styled))
    .map(({ gap, styled }) => [indentOf(gap), indentOf(styled)] as const)
    .filter(([one]) => /^ +$/.test(one));
  const from = Math.min(...pairs.map(([one]) => one.length));
  const to = mostCommon(pairs.filter(([one]) => one.length === from).map(([, other]) => other));
  return to === undefined || /\S/.test(to) ? { from: 1, to: ' ' } : { from, to };
}

function mostCommon(values: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([, one], [, other]) => other - one)[0]?.[0];
}

/** The samples that two lists of the same tokens give. */
export function samplesOf(tokens: readonly Token[], styled: readonly Token[]): Sample[] {
  const scopes = scopesOf(tokens);
  return tokens.map((token, place) => ({
    ...placeOf(tokens[place - 1], token, { place, scope: scopes[place] ?? -1 }),
    styled: bareGap(styled[place]),
  }));
}

export const bareGap = (token: Token | undefined): string => token?.bare ?? token?.gap ?? '';
