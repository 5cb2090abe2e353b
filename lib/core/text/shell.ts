// Command lines for people to paste: words quoted for a POSIX shell.

/** A word of a command line, quoted for a POSIX shell when it has to be. */
export function shellWord(word: string): string {
  if (/^[\w@%+=:,./-]+$/.test(word)) return word;
  if (/\p{Cc}/u.test(word)) return `$'${word.replace(/[\\'\p{Cc}]/gu, escapeCharacter)}'`;
  return `'${word.replaceAll("'", "'\\''")}'`;
}

const escapeCharacter = (character: string) =>
  character === '\\' || character === "'"
    ? `\\${character}`
    : Array.from(new TextEncoder().encode(character), hexEscape).join('');

const hexEscape = (byte: number) => `\\x${byte.toString(16).padStart(2, '0')}`;

/** A command line that can be pasted into a POSIX shell. */
export function shellCommand(words: readonly string[]): string {
  return words.map(shellWord).join(' ');
}
