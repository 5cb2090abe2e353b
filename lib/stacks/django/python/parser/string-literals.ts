// Where Python's strings end, and escapes that they cannot have.
import { SyntaxFault } from './token.ts';

/** What the prefix of a literal says. https://docs.python.org/3/reference/lexical_analysis.html#string-prefixes */
export interface StringKind {
  /** `format` and `template` strings have replacement fields. */
  readonly kind: 'string' | 'format' | 'template';
  readonly raw: boolean;
  readonly bytes: boolean;
}

/** The kind of string that a prefix and a quote begin. */
export function stringKind(prefix: string, quote: string | undefined): StringKind | undefined {
  if ((quote !== '"' && quote !== "'") || !/^([rub]|[ft]r?|r[bft]|br)$/i.test(prefix)) return undefined;
  const has = (letter: string) => prefix.toLowerCase().includes(letter);
  return {
    kind: has('f') ? 'format' : has('t') ? 'template' : 'string',
    raw: has('r'),
    bytes: has('b'),
  };
}

const plain = /[^\\'"\r\n]*/y;

/** Behind the characters at a place that cannot end a string. */
function behindPlain(text: string, at: number): number {
  plain.lastIndex = at;
  return plain.test(text) ? plain.lastIndex : at;
}

/**
 * Where a string ends, its closing quote included.
 * @param start behind the opening quote
 * @throws SyntaxFault when it does not end, or not on its line
 */
export function endOfString(text: string, start: number, quote: string): number {
  for (let at = behindPlain(text, start); at < text.length; at = behindPlain(text, at + 1)) {
    const character = text.charAt(at);
    if (character === '\\') at += text.startsWith('\r\n', at + 1) ? 2 : 1;
    else if (text.startsWith(quote, at)) return at + quote.length;
    else if (quote.length === 1 && (character === '\n' || character === '\r')) throw new SyntaxFault(at);
  }
  throw new SyntaxFault(start - quote.length);
}

const brokenEscape = {
  text: /\\(x(?![\da-fA-F]{2})|u(?![\da-fA-F]{4})|U(?!000[\da-fA-F]{5}|0010[\da-fA-F]{4})|N(?!\{[^}]+\}))/y,
  bytes: /\\x(?![\da-fA-F]{2})/y,
};

/** @throws SyntaxFault when a part of a string has an incomplete escape, or bytes have a character that is no byte */
export function checkEscapes(text: string, from: number, to: number, { raw, bytes }: StringKind): void {
  const content = text.slice(from, to);
  const beyond = bytes ? content.search(/[^\0-\x7f]/) : -1;
  if (beyond >= 0) throw new SyntaxFault(from + beyond);
  if (raw || !content.includes('\\')) return;
  const broken = bytes ? brokenEscape.bytes : brokenEscape.text;
  for (const { index } of content.matchAll(/\\[\s\S]/g)) {
    broken.lastIndex = index;
    if (broken.test(content)) throw new SyntaxFault(from + index);
  }
}
