// CSS, JavaScript, TypeScript and JSON as tokens: what they say, apart from quotes, semicolons and layout.
import { type Span, type Token, tokensAt } from '../../../core/text/tokens.ts';

const pattern =
  /(\/\*[\s\S]*?\*\/|(?<![:\w"'])\/\/[^\r\n]*)|("(?:[^"\\\r\n]|\\[\s\S])*"|'(?:[^'\\\r\n]|\\[\s\S])*')|(`(?:[^`\\]|\\[\s\S])*`)|([\d.]*\d[\w%]*)|([\w$@#-]+|[^\s\w])/g;

/** Signs that could as well be left out: in front of a line end or a closing bracket, and of the first type of several. */
const empty = /(?:;|,(?=\s*[)\]}])|(?<=[=:<(]\s*)[|&](?=\s))/y;

/** The tokens of code, by where they are. */
export function codeSpans(text: string): Span[] {
  const spans: Span[] = [];
  const omitted = new Set([...loneParameters(text), ...bracketsOfElements(text)]);
  const isEmpty = (at: number) => {
    empty.lastIndex = at;
    return empty.test(text);
  };
  for (const found of text.matchAll(pattern)) {
    const { 0: source, 1: comment, 2: string, 4: number, index } = found;
    const [from, to] = [index, index + source.length];
    if (comment) spans.push({ key: comment.split(/\s*\n[\s*]*|\s+/).join(' '), from, to, isComment: true });
    else if (string) spans.push({ key: stringKey(text, string, to), from, to });
    else if (number) spans.push({ key: numberKey(number), from, to });
    else if (!isEmpty(index) && !omitted.has(index))
      spans.push({ key: /^#/.test(source) ? source.toLowerCase() : source, from, to });
  }
  return spans;
}

export const readCode = (text: string): Token[] => tokensAt(text, codeSpans(text));

/** The brackets of `(x) =>`. */
function loneParameters(text: string): number[] {
  const found = [...text.matchAll(/\(\s*[\w$]+\s*,?\s*\)(?=\s*=>)/g)];
  return found.flatMap(({ 0: source, index }) => [index, index + source.length - 1]);
}

/** The brackets around elements of JSX that are values. https://react.dev/learn/writing-markup-with-jsx */
function bracketsOfElements(text: string): number[] {
  return [...text.matchAll(/(?<=(?:\breturn|=>?|&&|\?|:|\()\s*)\((?=\s*<[\w>])/g)].flatMap(({ index }) => {
    const end = closingOf(text, index);
    return end === undefined ? [] : [index, end];
  });
}

/** Where a bracket is closed, when all brackets between are in pairs. */
function closingOf(text: string, open: number): number | undefined {
  let depth = 0;
  for (let at = open; at < text.length; at++) {
    if (text[at] === '(') depth++;
    else if (text[at] === ')' && --depth === 0) return at;
  }
  return undefined;
}

/** Quoted keys of objects are the same as others. */
function stringKey(text: string, source: string, end: number): string {
  const body = source.slice(1, -1).replace(/\\(["'])/g, '$1');
  return /^\s*:/.test(text.slice(end)) && /^[\w$-]+$/.test(body) ? body : `"${body}`;
}

/** `.50` is `0.5`. */
function numberKey(number: string): string {
  const [, digits = '', unit = ''] = /^(\d*\.?\d*)(.*)$/.exec(number) ?? [];
  return digits === '' || Number.isNaN(Number(digits)) ? number : Number(digits) + unit.toLowerCase();
}
