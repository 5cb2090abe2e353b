// Quoting: how a user's text is written in languages that every stack has.
import { harmful } from './printable.ts';

/** What is harmful to print, and marks that are fine in prose but hide in code, which linters point out. */
export const hidden = new RegExp(`${harmful.source}|[\\u061c\\u200b\\u200e\\u200f]`, 'gu');

/**
 * One line of Markdown that shows `text`: line breaks become spaces, and nothing in it is markup.
 * https://spec.commonmark.org/0.31.2/#backslash-escapes
 */
export function markdown(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(harmful, '\ufffd')
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
