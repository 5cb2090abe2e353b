// Command lines for people to paste: words quoted for a POSIX shell.
import { harmful } from './printable.ts';

/** A word of a command line, quoted for a POSIX shell when it has to be. */
export function shellWord(word: string): string {
  if (/^[\w@%+=:,./-]+$/.test(word)) return word;
  if (word.search(harmful) >= 0) {
    return `$'${word.replace(/[\\']/g, escapeCharacter).replace(harmful, escapeCharacter)}'`;
  }
  return `'${word.replaceAll("'", "'\\''")}'`;
}

const escapeCharacter = (character: string): string =>
  character === '\\' || character === "'"
    ? `\\${character}`
    : Array.from(new TextEncoder().encode(character), hexEscape).join('');

const hexEscape = (byte: number) => `\\x${byte.toString(16).padStart(2, '0')}`;

/** A command line that can be pasted into a POSIX shell. */
export function shellCommand(words: readonly string[]): string {
  return words.map(shellWord).join(' ');
}
