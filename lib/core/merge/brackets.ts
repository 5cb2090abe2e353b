// Brackets among tokens: what is in them, and whether it is on one line.
import type { Token } from '../text/tokens.ts';
import { bareGap, hasBreak, scopesOf } from './layout.ts';

export const isOpening = ({ key }: Token) => /^[([{]$/.test(key);
export const isClosing = ({ key }: Token) => /^[)\]}]$/.test(key);

/** By the place of each bracket its content, as places of tokens: those not in a further bracket, and the closing bracket. */
export function contentsOf(tokens: readonly Token[]): Map<number, number[]> {
  const contents = new Map<number, number[]>();
  for (const [index, scope] of scopesOf(tokens).entries()) {
    const known = contents.get(scope);
    if (known) known.push(index);
    else contents.set(scope, [index]);
  }
  return contents;
}

/** True for a content that is on several lines. */
export const isBroken = (tokens: readonly Token[], content: readonly number[]) =>
  content.some((index) => hasBreak(bareGap(tokens[index])));

/** True for a content with a comma in front of the closing bracket. */
export const endsWithComma = (tokens: readonly Token[], content: readonly number[]) =>
  bareGap(tokens[content.at(-1) ?? -1]).includes(',');

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
