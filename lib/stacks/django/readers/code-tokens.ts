// CSS, JavaScript, TypeScript and JSON as tokens: what they say, apart from quotes, semicolons and layout.
import { type Span, type Token, tokensAt } from '../../../core/text/tokens.ts';

const pattern =
  /(\/\*[\s\S]*?\*\/|(?<![:\w"'])\/\/[^\r\n]*)|("(?:[^"\\\r\n]|\\[\s\S])*"|'(?:[^'\\\r\n]|\\[\s\S])*')|(`(?:[^`\\]|\\[\s\S])*`)|([\d.]*\d[\w%]*)|([\w$@#-]+|[^\s\w])/g;

/** Signs in front of a line end or a closing bracket that could as well be left out. */
const empty = /^(?:;|,(?=\s*[)\]}]))/;

/** The tokens of code, by where they are. */
export function codeSpans(text: string): Span[] {
  const spans: Span[] = [];
  const arrows = new Set(loneParameters(text));
  for (const found of text.matchAll(pattern)) {
    const { 0: source, 1: comment, 2: string, 4: number, index } = found;
    const [from, to] = [index, index + source.length];
    if (comment) spans.push({ key: comment.split(/\s*\n[\s*]*|\s+/).join(' '), from, to, isComment: true });
    else if (string) spans.push({ key: stringKey(text, string, to), from, to });
    else if (number) spans.push({ key: numberKey(number), from, to });
    else if (!empty.test(text.slice(index)) && !arrows.has(index))
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
