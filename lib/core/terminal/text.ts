// Text for terminals: colours, and lines cut to the width of the window.
import truncatedWidth from 'fast-string-truncated-width';
import picocolors from 'picocolors';

export type Style = ReturnType<typeof picocolors.createColors>;

/** True for a terminal that can only print one line after the other: Emacs' shell, some editors and serial lines. */
export const isDumb = () => process.env.TERM === 'dumb';

/**
 * Colours, or plain text, for one stream: NO_COLOR, FORCE_COLOR and the terminal decide.
 * https://no-color.org and https://force-color.org
 */
export function createStyle(stream: NodeJS.WriteStream): Style {
  const { NO_COLOR, FORCE_COLOR } = process.env;
  if (NO_COLOR) return picocolors.createColors(false);
  if (FORCE_COLOR) return picocolors.createColors(FORCE_COLOR !== '0');
  return picocolors.createColors(Boolean(stream.isTTY) && !isDumb());
}

/** Cuts a line, with or without colours, so that it takes one row of a terminal. */
export function fitToWidth(line: string, columns: number): string {
  const { width, index, ellipsed } = truncatedWidth(line, { limit: columns - 1, ellipsis: '…' });
  if (!ellipsed) return width > 0 ? line : '';
  return `${line.slice(0, index)}…${line.includes('\x1b') ? '\x1b[0m' : ''}`;
}
