// How brackets of a changed text are laid out where their owner's formatter has laid them out otherwise than the templates do.
import type { Token } from '../text/tokens.ts';
import { contentsOf, isBroken, isClosing, isOpening } from './brackets.ts';
import { columnAfter, type Formatter, formatterOf } from './formatter.ts';
import { bareGap, hasBreak, scopesOf } from './layout.ts';

/** What is in front of a token; `bare` when comments are part of it. */
export interface Gap {
  readonly gap: string;
  readonly bare?: string | undefined;
}

/**
 * What becomes of the content of a bracket, as a whole:
 * `joined`: it is put on one line, since the formatter has joined it, or joins such ones, and it fits;
 * `anew`: the formatter had joined it, and now it no longer fits, so it is broken as other brackets are;
 * `owner`: the formatter has broken it in its own way, and what was in it then is the model.
 */
type Way = 'joined' | 'anew' | { readonly owner: readonly number[] };

/**
 * Goes through the tokens of a changed text in order: `gapAt` says what is in front of a token, as far as its bracket
 * decides that, and `add` says what it has become. Whether something fits on a line depends on what is to the left of it.
 */
export class BracketLayout {
  readonly #tokens: readonly Token[];
  readonly #made: readonly Token[];
  readonly #styled: readonly Token[];
  readonly #places: readonly number[];
  readonly #scopes: readonly number[];
  readonly #contents: ReadonlyMap<number, readonly number[]>;
  readonly #contentsBefore: ReadonlyMap<number, readonly number[]>;
  readonly #formatter: Formatter;
  /** By the places of brackets; those that are not there are laid out as the templates do it. */
  readonly #ways = new Map<number, Way>();
  #index = 0;
  #column = 0;

  /**
   * @param tokens the changed text, as the templates make it
   * @param made the text before the change, as the templates made it
   * @param styled the same tokens in the layout of their owner
   * @param places where each token was before the change, -1 for a new one
   */
  constructor(
    tokens: readonly Token[],
    made: readonly Token[],
    styled: readonly Token[],
    places: readonly number[],
  ) {
    this.#tokens = tokens;
    this.#made = made;
    this.#styled = styled;
    this.#places = places;
    this.#scopes = scopesOf(tokens);
    this.#contents = contentsOf(tokens);
    this.#contentsBefore = contentsOf(made);
    this.#formatter = formatterOf(made, styled);
  }

  /** The gap in front of a token, as far as its bracket decides it; 'anew' where the bracket is laid out anew. */
  gapAt(index: number): Gap | 'anew' | undefined {
    const token = this.#tokens[index];
    const way = this.#ways.get(this.#scopes[index] ?? -1);
    if (!token || way === undefined) return undefined;
    if (way === 'anew') return way;
    return way === 'joined'
      ? { gap: this.#joinedGap(token, index) }
      : this.#ownersGap(token, index, way.owner);
  }

  /** Goes on to the next token: this one has become `text`, with `gap` in front of it. */
  add(gap: string, text: string): void {
    this.#column = columnAfter(this.#column, gap + text);
    const token = this.#tokens[this.#index];
    const way = token && isOpening(token) ? this.#wayOf(this.#index) : undefined;
    if (way !== undefined) this.#ways.set(this.#index, way);
    this.#index++;
  }

  /** What becomes of the bracket that was just added; undefined for what the templates do. */
  #wayOf(open: number): Way | undefined {
    const content = this.#contents.get(open) ?? [];
    if (this.#ways.get(this.#scopes[open] ?? -1) === 'joined') return 'joined';
    const owners = this.#contentBefore(open, content);
    const isOwnersBroken = owners !== undefined && isBroken(this.#styled, owners);
    const hasComment = content.some((index) => this.#tokens[index]?.isComment);
    if (isOwnersBroken && this.#isOwnersWay(owners) && !hasComment) return { owner: owners };
    if (!isBroken(this.#tokens, content)) return undefined;
    if (isOwnersBroken && !this.#breaksOtherwise(content)) return undefined;
    const wasJoined = owners !== undefined && !isOwnersBroken;
    if (!wasJoined && !this.#formatter.joins(this.#tokens, content)) return undefined;
    if (this.#fitsOnLine(open, content.at(-1) ?? open)) return 'joined';
    return wasJoined ? 'anew' : undefined;
  }

  /** The content of the same bracket before the change: after the same token, and with most of what is in it now. */
  #contentBefore(open: number, content: readonly number[]): readonly number[] | undefined {
    const place = this.#places[open] ?? -1;
    const before = this.#contentsBefore.get(place);
    if (!before || (open > 0 && this.#places[open - 1] !== place - 1)) return undefined;
    const kept = content.filter((index) => before.includes(this.#places[index] ?? -1));
    return kept.length * 2 >= Math.min(content.length, before.length) ? before : undefined;
  }

  /** True for a content that the formatter has broken at other places, or given other commas, than the templates had. */
  #isOwnersWay(content: readonly number[]): boolean {
    return content.some((place) => {
      const [made, own] = [this.#made[place]?.gap ?? '', bareGap(this.#styled[place])];
      return hasBreak(made) !== hasBreak(own) || made.includes(',') !== own.includes(',');
    });
  }

  /** True where the templates break a content at other places than before the change. */
  #breaksOtherwise(content: readonly number[]): boolean {
    return content.some((index) => {
      const old = this.#made[this.#places[index] ?? -1];
      return !old || hasBreak(old.gap) !== hasBreak(this.#tokens[index]?.gap ?? '');
    });
  }

  /**
   * The gap that the owner's content has at such a place: after the opening bracket, in front of the closing one, after a
   * comma. Undefined where it holds a bracket without a meaning, which has to come in pairs.
   */
  #ownersGap(token: Token, index: number, owners: readonly number[]): Gap | undefined {
    const [first = -1, last = -1] = [owners[0], owners.at(-1)];
    const place = this.#places[index] ?? -1;
    const left = this.#tokens[index - 1];
    const gapFrom = (from: number): Gap | undefined => {
      const { gap, bare } = this.#styled[from] ?? { gap: '' };
      if (/[()]/.test(bare ?? gap)) return undefined;
      return from === place ? { gap, bare } : { gap: bare ?? gap };
    };
    if (isClosing(token)) return gapFrom(last);
    if (left && isOpening(left)) return gapFrom(first);
    if (place !== first && owners.includes(place)) return gapFrom(place);
    if (left?.key !== ',') return { gap: hasBreak(token.gap) ? ' ' : token.gap };
    const afterComma = owners.find((each) => this.#made[each - 1]?.key === ',' && each !== last);
    return gapFrom(afterComma ?? first);
  }

  /** Whether a bracket, and what is on the same line after it, fits when it is joined: comments keep it from that. */
  #fitsOnLine(open: number, close: number): boolean {
    let column = this.#column;
    for (let index = open + 1; index < this.#tokens.length; index++) {
      const token = this.#tokens[index] as Token;
      const isInside = index <= close;
      if (!isInside && hasBreak(token.gap)) break;
      const own = this.#styled[this.#places[index] ?? -1];
      if (isInside && (token.isComment || token.text.includes('\n') || own?.bare !== undefined)) return false;
      column += (isInside ? this.#joinedGap(token, index) : token.gap).length + token.text.length;
    }
    return column <= this.#formatter.width;
  }

  /** A gap on one line: nothing next to a bracket, but what a formatter puts next to a brace, and a blank elsewhere. */
  #joinedGap(token: Token, index: number): string {
    if (!hasBreak(token.gap)) return token.gap;
    const left = this.#tokens[index - 1];
    const edge = left && isOpening(left) ? left : isClosing(token) ? token : undefined;
    if (!edge) return ' ';
    return /[{}]/.test(edge.key) ? this.#formatter.braceGap : '';
  }
}
