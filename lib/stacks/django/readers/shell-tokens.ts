// Shell scripts as tokens: what they say, apart from indentation, blanks and where long commands are broken.
// https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html
import { type Span, type Token, tokensAt } from '../../../core/text/tokens.ts';

const pattern =
  /(?<![^\s;&|(])(#[^\r\n]*)|("(?:[^"\\]|\\[\s\S])*"|'[^']*')|(&&|\|\||;;|<<-?(?!<)|[<>|&;(){}]+)|(?:[^\s"'\\<>|&;(){}]|\\[^\r\n])+|\\(?!\r?\n)/g;

/** What a command goes on after, in the next line. */
const isOpen = /^(&&|\|\||\||\{|\(|do|then|else|in)$/;
/** What may as well be at the beginning of the next line. */
const isContinuing = /^(&&|\|\||\||\{|do|then)$/;

export function readShell(text: string): Token[] {
  const spans: Span[] = [];
  let waiting: string[] = [];
  let end = 0;
  const push = (key: string, from: number, to: number, isComment?: boolean) => {
    const before = spans.at(-1);
    const gap = text.slice(end, from);
    const isEnded = /[\n;]/.test(gap.replace(/\\\r?\n/g, ''));
    if (isEnded && before && !isOpen.test(before.key) && !isContinuing.test(key))
      spans.push({ key: 'line', from, to: from });
    spans.push({ key, from, to, ...(isComment && { isComment }) });
    end = to;
  };
  pattern.lastIndex = 0;
  for (let found = pattern.exec(text); found; found = pattern.exec(text)) {
    const { 0: source, 1: comment, 3: sign, index } = found;
    const to = index + source.length;
    if (comment) push(comment.trimEnd(), index, index + comment.trimEnd().length, true);
    else if (source === ';') continue;
    else push(source === '==' ? '=' : source, index, to);
    if (sign?.startsWith('<<')) waiting.push(/^[ \t]*\\?["']?([\w-]+)/.exec(text.slice(to))?.[1] ?? '');
    const [lineEnd = ''] = /^[ \t]*\r?\n/.exec(text.slice(to)) ?? [];
    if (waiting.length === 0 || lineEnd === '') continue;
    const body = documentsAt(text, to + lineEnd.length, waiting);
    if (body > to + lineEnd.length) push(text.slice(to + lineEnd.length, body), to + lineEnd.length, body);
    waiting = [];
    pattern.lastIndex = Math.max(body, to);
  }
  return tokensAt(text, spans);
}

/** Where the texts end that are written below a command, each up to a line with its word. */
function documentsAt(text: string, start: number, words: readonly string[]): number {
  let end = start;
  for (const word of words) {
    const found = new RegExp(`^[ \\t]*${word}[ \\t]*$`, 'm').exec(text.slice(end));
    if (!found) return text.length;
    end += found.index + found[0].length;
  }
  return end;
}
