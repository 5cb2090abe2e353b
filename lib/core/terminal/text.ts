// Text for terminals: colours, and other people's text made safe to print.
import truncatedWidth from 'fast-string-truncated-width';
import picocolors from 'picocolors';

export type Style = ReturnType<typeof picocolors.createColors>;

/**
 * Colours, or plain text, for one stream: NO_COLOR, FORCE_COLOR and the terminal decide.
 * https://no-color.org and https://force-color.org
 */
export function createStyle(stream: NodeJS.WriteStream): Style {
  const { NO_COLOR, FORCE_COLOR, TERM } = process.env;
  if (NO_COLOR) return picocolors.createColors(false);
  if (FORCE_COLOR) return picocolors.createColors(FORCE_COLOR !== '0');
  return picocolors.createColors(Boolean(stream.isTTY) && TERM !== 'dumb');
}

/** `text` on one line without control characters, so that it cannot move the cursor or hide anything. */
export function printable(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, '\ufffd');
}

/** Cuts a line, with or without colours, so that it takes one row of a terminal. */
export function fitToWidth(line: string, columns: number): string {
  const { width, index, ellipsed } = truncatedWidth(line, { limit: columns - 1, ellipsis: '…' });
  return ellipsed ? `${line.slice(0, index)}…\x1b[0m` : width > 0 ? line : '';
}

/** A word of a command line, quoted for a POSIX shell when it has to be. */
export function shellWord(word: string): string {
  if (/^[\w@%+=:,./-]+$/.test(word)) return word;
  if (/\p{Cc}/u.test(word)) return `$'${word.replace(/[\\'\p{Cc}]/gu, escapeCharacter)}'`;
  return `'${word.replaceAll("'", "'\\''")}'`;
}

const escapeCharacter = (character: string) =>
  character === '\\' || character === "'"
    ? `\\${character}`
    : Buffer.from(character).toString('hex').replace(/../g, '\\x$&');

/** A command line that can be pasted into a POSIX shell. */
export function shellCommand(words: readonly string[]): string {
  return words.map(shellWord).join(' ');
}
