// Quoting: how a user's text is written in each language of the generated files.

/** C0 and C1 controls, line separators, the byte order mark, and the marks that reorder text. */
const invisible = /[\p{Cc}\u2028\u2029\ufeff\u202a-\u202e\u2066-\u2069]/gu;

/** Those, and marks that are fine in prose but hide in code, which linters point out. */
const hidden = new RegExp(`${invisible.source}|[\\u061c\\u200b\\u200e\\u200f]`, 'gu');

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

/**
 * One line of Markdown that shows `text`: line breaks become spaces, and nothing in it is markup.
 * https://spec.commonmark.org/0.31.2/#backslash-escapes
 */
export function markdown(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(invisible, '\ufffd')
    .replaceAll('&', '&amp;')
    .replace(/[\\`*_[\]<>|~#]/g, '\\$&')
    .replace(/^([-+=])/, '\\$1')
    .replace(/^(\d+)([.)])/, '$1\\$2');
}

/** A JSON string with its quotes; what hides in code is written as an escape. */
export function json(text: string): string {
  return JSON.stringify(text).replace(
    hidden,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** The quoting of `<%= … %>` in a template, by the name of the file it makes. */
export function quoteFor(path: string): (text: unknown) => string {
  const quote = byExtension[path.slice(path.lastIndexOf('.') + 1)];
  return (text) => {
    if (!quote) throw new Error(`No quoting is known for text in ${path}`);
    return quote(String(text));
  };
}

const byExtension: Record<string, (text: string) => string> = { py: python, md: markdown, json };
