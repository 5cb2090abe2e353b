// What brackets have to do with layout: what is between them is joined to one line or broken into several as a whole.
import type { Token } from '../text/tokens.ts';
import { bareGap, hasBreak, scopesOf } from './layout.ts';

/** What is in front of a token; `bare` when comments are part of it. */
export interface Gap {
  readonly gap: string;
  readonly bare?: string | undefined;
}

/** How long formatters let lines become. */
const usualWidths = [79, 88, 100, 120, 140, 160, 200, 240, 320];

const isOpening = ({ key }: Token) => /^[([{]$/.test(key);
const isClosing = ({ key }: Token) => /^[)\]}]$/.test(key);

/** For each bracket its tokens, by their places: those in it but not in a further one, with the closing bracket. */
function contentsOf(tokens: readonly Token[]): Map<number, number[]> {
  const contents = new Map<number, number[]>();
  for (const [index, scope] of scopesOf(tokens).entries()) {
    const known = contents.get(scope);
    if (known) known.push(index);
    else contents.set(scope, [index]);
  }
  return contents;
}

/** By the places of gaps that hold one of two brackets without a meaning, the places of those with the other one. */
export function emptyBrackets(tokens: readonly Token[]): Map<number, number[]> {
  const partners = new Map<number, number[]>();
  const open: number[] = [];
  for (const [index, token] of tokens.entries()) {
    for (const sign of bareGap(token)) {
      if (sign === '(') open.push(index);
      const start = sign === ')' ? open.pop() : undefined;
      if (start === undefined || start === index) continue;
      partners.set(start, [...(partners.get(start) ?? []), index]);
      partners.set(index, [...(partners.get(index) ?? []), start]);
    }
  }
  return partners;
}

/** Which brackets of a changed text are joined to one line, since their owner's formatter joins such ones. */
export class JoinedBrackets {
  readonly #tokens: readonly Token[];
  readonly #before: readonly Token[];
  readonly #styled: readonly Token[];
  readonly #places: readonly number[];
  readonly #scopes: readonly number[];
  readonly #contents: ReadonlyMap<number, readonly number[]>;
  readonly #known: ReadonlyMap<number, readonly number[]>;
  readonly #width: number;
  /** Whether the formatter has joined brackets that end without a comma, and such that end with one. */
  readonly #joins = { plain: false, comma: false };
  readonly #joined = new Set<number>();
  readonly #anew = new Set<number>();
  /** Those that their owner's formatter has broken in another way, with what was in them before. */
  readonly #own = new Map<number, readonly number[]>();
  #index = 0;
  #column = 0;

  constructor(
    tokens: readonly Token[],
    before: readonly Token[],
    styled: readonly Token[],
    places: readonly number[],
  ) {
    this.#tokens = tokens;
    this.#before = before;
    this.#styled = styled;
    this.#places = places;
    this.#scopes = scopesOf(tokens);
    this.#contents = contentsOf(tokens);
    this.#known = contentsOf(before);
    let [width, column] = [0, 0];
    for (const { gap, text } of styled) {
      column = columnAfter(column, gap + text);
      width = Math.max(width, column);
    }
    this.#width = usualWidths.find((usual) => usual >= width) ?? width;
    for (const [open, inner] of this.#known) {
      if (open < 0 || !isBroken(before, inner) || isBroken(styled, inner)) continue;
      this.#joins[endsWithComma(before, inner) ? 'comma' : 'plain'] = true;
    }
  }

  /** The gap in front of a token, as far as its brackets say; 'anew' for one in brackets that are laid out anew. */
  gapAt(index: number): Gap | 'anew' | undefined {
    const scope = this.#scopes[index] ?? -1;
    const token = this.#tokens[index];
    if (!token || scope < 0) return undefined;
    if (this.#joined.has(scope)) return { gap: this.#joinedGap(token, index) };
    const own = this.#own.get(scope);
    if (own) return this.#ownGap(token, index, own);
    return this.#anew.has(scope) ? 'anew' : undefined;
  }

  /** Goes on to the next token, once it is known how the one before is laid out. */
  add(gap: string, text: string): void {
    this.#column = columnAfter(this.#column, gap + text);
    const token = this.#tokens[this.#index];
    if (token && isOpening(token)) this.#decide(this.#index);
    this.#index++;
  }

  #decide(open: number): void {
    const inner = this.#contents.get(open) ?? [];
    if (this.#joined.has(this.#scopes[open] ?? -1)) this.#joined.add(open);
    if (this.#joined.has(open)) return;
    const known = this.#counterpart(open, inner);
    const isOwnBroken = known !== undefined && isBroken(this.#styled, known);
    if (isOwnBroken && this.#isOwnLayout(known) && !inner.some((index) => this.#tokens[index]?.isComment)) {
      this.#own.set(open, known);
      return;
    }
    if (!isBroken(this.#tokens, inner) || (isOwnBroken && !this.#isChanged(inner))) return;
    const isSo = this.#joins[endsWithComma(this.#tokens, inner) ? 'comma' : 'plain'];
    const isOwnJoined = known !== undefined && !isOwnBroken;
    if (!isSo && !isOwnJoined) return;
    if (this.#fits(open, inner.at(-1) ?? open)) this.#joined.add(open);
    else if (isOwnJoined) this.#anew.add(open);
  }

  /** True when the templates break these brackets in another way than before. */
  #isChanged(inner: readonly number[]): boolean {
    return inner.some((index) => {
      const old = this.#before[this.#places[index] ?? -1];
      return !old || hasBreak(old.gap) !== hasBreak(this.#tokens[index]?.gap ?? '');
    });
  }

  /** What was in the same brackets before: after the same token, and with most of what is in them now. */
  #counterpart(open: number, inner: readonly number[]): readonly number[] | undefined {
    const place = this.#places[open] ?? -1;
    const known = this.#known.get(place);
    if (!known || (open > 0 && this.#places[open - 1] !== place - 1)) return undefined;
    const there = inner.filter((index) => known.includes(this.#places[index] ?? -1));
    return there.length * 2 >= Math.min(inner.length, known.length) ? known : undefined;
  }

  /** True for brackets that were laid out in another way than the templates had them. */
  #isOwnLayout(known: readonly number[]): boolean {
    return known.some((place) => {
      const [old, own] = [this.#before[place]?.gap ?? '', bareGap(this.#styled[place])];
      return hasBreak(old) !== hasBreak(own) || old.includes(',') !== own.includes(',');
    });
  }

  /** A gap as those of its brackets are; undefined where signs without a meaning have to come in pairs. */
  #ownGap(token: Token, index: number, known: readonly number[]): Gap | undefined {
    const [first = -1, last = -1] = [known[0], known.at(-1)];
    const place = this.#places[index] ?? -1;
    const before = this.#tokens[index - 1];
    const gapOf = (from: number): Gap | undefined => {
      const { gap, bare } = this.#styled[from] ?? { gap: '' };
      if (/[()]/.test(bare ?? gap)) return undefined;
      return from === place ? { gap, bare } : { gap: bare ?? gap };
    };
    if (isClosing(token)) return gapOf(last);
    if (before && isOpening(before)) return gapOf(first);
    if (place !== first && known.includes(place)) return gapOf(place);
    if (before?.key !== ',') return { gap: hasBreak(token.gap) ? ' ' : token.gap };
    const separator = known.find((each) => this.#before[each - 1]?.key === ',' && each !== last);
    return gapOf(separator ?? first);
  }

  #fits(open: number, close: number): boolean {
    let column = this.#column;
    for (let index = open + 1; index < this.#tokens.length; index++) {
      const token = this.#tokens[index] as Token;
      const isInside = index <= close;
      if (!isInside && hasBreak(token.gap)) break;
      const own = this.#styled[this.#places[index] ?? -1];
      if (isInside && (token.isComment || token.text.includes('\n') || own?.bare !== undefined)) return false;
      column += (isInside ? this.#joinedGap(token, index) : token.gap).length + token.text.length;
    }
    return column <= this.#width;
  }

  #joinedGap(token: Token, index: number): string {
    const left = this.#tokens[index - 1];
    if (!hasBreak(token.gap)) return token.gap;
    const edge = left && isOpening(left) ? left : isClosing(token) ? token : undefined;
    if (!edge) return ' ';
    return /[{}]/.test(edge.key) ? this.#braceGap() : '';
  }

  /** What is after braces that are on one line with what is in them. */
  #braceGap(): string {
    const after = (token: Token, index: number) =>
      token.key !== '}' && this.#before[index - 1]?.key === '{' && !hasBreak(token.gap);
    return this.#before.find(after)?.gap ?? '';
  }
}

const isBroken = (tokens: readonly Token[], inner: readonly number[]) =>
  inner.some((index) => hasBreak(bareGap(tokens[index])));

const endsWithComma = (tokens: readonly Token[], inner: readonly number[]) =>
  bareGap(tokens[inner.at(-1) ?? -1]).includes(',');

const columnAfter = (column: number, text: string) =>
  text.includes('\n') ? text.length - text.lastIndexOf('\n') - 1 : column + text.length;
