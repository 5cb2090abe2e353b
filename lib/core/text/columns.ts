// How many columns a text takes in a terminal or an editor: those of East Asia and emoji take two.
import truncatedWidth from 'fast-string-truncated-width';

/** The columns of a text in one line. */
export const columnsOf = (text: string): number =>
  /^[\x20-\x7e]*$/.test(text) ? text.length : truncatedWidth(text).width;

/** The start of a text that takes at most as many columns. */
export function cutToColumns(text: string, columns: number): string {
  const { index, truncated } = truncatedWidth(text, { limit: columns, ellipsis: '' });
  return truncated ? text.slice(0, index) : text;
}
