// How lines are indented in one layout, by how they are in another.
import type { Token } from '../text/tokens.ts';
import { hasBreak, indentOf, type Layout } from './layout.ts';

/** How the lines before a place are indented in both layouts, for one that is put below them. */
export class LineStarts {
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
