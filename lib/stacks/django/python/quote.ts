// Quoting: how a user's text is written in Python.
import { hidden } from '../../../core/text/quote.ts';

const pythonEscapes: Record<string, string> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/**
 * A Python string literal with its quotes, which evaluates to exactly `text`.
 * The quotes are the ones that ruff format and Black choose: double, unless single ones need fewer escapes.
 */
export function python(text: string): string {
  const count = (quote: string) => text.split(quote).length - 1;
  const quote = count('"') > count("'") ? "'" : '"';
  const body = text
    .replaceAll('\\', '\\\\')
    .replaceAll(quote, `\\${quote}`)
    .replace(hidden, (character) => {
      const code = character.charCodeAt(0);
      const hex = code.toString(16);
      return (
        pythonEscapes[character] ?? (code < 256 ? `\\x${hex.padStart(2, '0')}` : `\\u${hex.padStart(4, '0')}`)
      );
    });
  return quote + body + quote;
}
