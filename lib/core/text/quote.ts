// Quoting: how a user's text is written in languages that every stack has.

/** C0 and C1 controls, line separators, the byte order mark, and the marks that reorder text. */
const invisible = /[\p{Cc}\u2028\u2029\ufeff\u202a-\u202e\u2066-\u2069]/gu;

/** Those, and marks that are fine in prose but hide in code, which linters point out. */
export const hidden = new RegExp(`${invisible.source}|[\\u061c\\u200b\\u200e\\u200f]`, 'gu');

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
