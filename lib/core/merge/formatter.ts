// What a formatter does to brackets, seen by comparing a text of the templates with the same text after the formatter.
import type { Token } from '../text/tokens.ts';
import { contentsOf, endsWithComma, isBroken } from './brackets.ts';
import { hasBreak } from './layout.ts';

export interface Formatter {
  /** How long its lines may become. */
  readonly width: number;
  /** True where it joins a content to one line that the templates have on several, be it one that ends with a comma. */
  joins(tokens: readonly Token[], content: readonly number[]): boolean;
  /** What is between a brace and what is in it, on one line. */
  readonly braceGap: string;
}

/** How long formatters let lines become. */
const usualWidths = [79, 88, 100, 120, 140, 160, 200, 240, 320];

/**
 * @param made the text as the templates made it
 * @param styled the same tokens after the formatter
 */
export function formatterOf(made: readonly Token[], styled: readonly Token[]): Formatter {
  const joined = [...contentsOf(made)].filter(
    ([open, content]) => open >= 0 && isBroken(made, content) && !isBroken(styled, content),
  );
  const commas = new Set(joined.map(([, content]) => endsWithComma(made, content)));
  const afterBrace = made.find(
    ({ key, gap }, index) => made[index - 1]?.key === '{' && key !== '}' && !hasBreak(gap),
  );
  return {
    width: widthOf(styled),
    joins: (tokens, content) => commas.has(endsWithComma(tokens, content)),
    braceGap: afterBrace?.gap ?? '',
  };
}

function widthOf(tokens: readonly Token[]): number {
  let [width, column] = [0, 0];
  for (const { gap, text } of tokens) {
    column = columnAfter(column, gap + text);
    width = Math.max(width, column);
  }
  return usualWidths.find((usual) => usual >= width) ?? width;
}

/** The column after a text that begins in a column. */
export const columnAfter = (column: number, text: string) =>
  text.includes('\n') ? text.length - text.lastIndexOf('\n') - 1 : column + text.length;
