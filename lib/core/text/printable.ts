// Text from other people, made safe to print.

/** What moves the cursor, hides text or changes its order: controls, the byte order mark, and marks of direction. */
export const harmful = /[\p{Cc}\u2028\u2029\ufeff\u202a-\u202e\u2066-\u2069]/gu;

/** `text` on one line without control characters, so that it cannot move the cursor or hide anything. */
export function printable(text: string): string {
  return text.replace(/\s+/g, ' ').replace(harmful, '\ufffd');
}

/** A line of a file with its indentation and its line ending, and otherwise as safe. */
export function printableLine(line: string): string {
  return line.replace(harmful, (character, offset: number) =>
    character === '\t' || (character === '\r' && offset === line.length - 1) ? character : '\ufffd',
  );
}

/** The colours and weights that this program uses: https://en.wikipedia.org/wiki/ANSI_escape_code#SGR */
const style = '\\x1b\\[(?:0|1|2|4|22|24|31|32|33|34|36|39)m';
const styleOrHarmful = new RegExp(`${style}|${harmful.source}`, 'gu');

/** A whole line as it is printed, whatever has come into it: only line breaks, tabs and this program's colours stay. */
export function printableStyled(line: string): string {
  return line.replace(styleOrHarmful, (found, offset: number) =>
    found.length > 1 || /[\t\n]/.test(found) || (found === '\r' && /^(\n|$)/.test(line.slice(offset + 1)))
      ? found
      : '\ufffd',
  );
}

/** A value as JSON that a terminal shows as it is: JSON itself escapes only some of what is harmful. */
export function printableJson(value: unknown): string {
  return JSON.stringify(value, null, 2).replace(harmful, (character) =>
    character === '\n' ? character : `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
