// Markdown as tokens: what it says, apart from widths of lines and signs that mean the same.
// https://spec.commonmark.org/
import { type Span, type Token, tokensAt } from '../../../core/text/tokens.ts';
import { pythonSpans } from '../python/python-tokens.ts';
import { codeSpans } from './code-tokens.ts';

const fence = /^([ \t]*)(`{3,}|~{3,})(\w*)[^\r\n]*(?:\r\n|\r|\n)([\s\S]*?)^[ \t]*\2[ \t]*$/gm;

/** How the code in a block is read, by the language that its fence names. */
const languages: readonly (readonly [name: RegExp, read: (code: string) => Span[] | undefined])[] = [
  [/^(python|py)$/, (code) => pythonSpans(code, false)],
  [/^(json|js|javascript|jsx|ts|typescript|tsx|css)$/, codeSpans],
];

export function readMarkdown(text: string): Token[] {
  const spans: Span[] = [];
  let done = 0;
  for (const { 0: block, 3: name = '', 4: code = '', index } of text.matchAll(fence)) {
    const inner = languages.find(([language]) => language.test(name))?.[1](code);
    if (!inner) continue;
    const start = index + block.indexOf(code, block.search(/[\r\n]/));
    spans.push(...shifted(wordSpans(text.slice(done, start)), done), ...shifted(inner, start));
    done = start + code.length;
  }
  return tokensAt(text, [...spans, ...shifted(wordSpans(text.slice(done)), done)]);
}

const shifted = (spans: readonly Span[], by: number): Span[] =>
  spans.map((span) => ({ ...span, from: span.from + by, to: span.to + by }));

const wordSpans = (text: string): Span[] =>
  [...text.matchAll(/\|(?!\|)|[^\s|]+|\|\|/g)].map(({ 0: word, index }) => ({
    key: wordKey(word),
    from: index,
    to: index + word.length,
  }));

/** Bullets, emphasis, escapes and the lines of tables are written in several ways. */
function wordKey(word: string): string {
  if (/^[*+-]$/.test(word)) return '-';
  if (/^:?-{2,}:?$/.test(word)) return word.replace(/-+/, '--');
  return word.replace(/\\([^\w\s])/g, '$1').replace(/\*/g, '_');
}
