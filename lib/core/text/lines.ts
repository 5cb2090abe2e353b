// Lines of texts: where they begin, and how they end.

/** The line ending that a text uses: the one of its first line. */
export function lineEndingOf(text: string): '\n' | '\r\n' | '\r' {
  const [ending] = /\r\n|\r|\n/.exec(text) ?? ['\n'];
  return ending as '\n' | '\r\n' | '\r';
}

/** The lines of a text, each with its ending. */
export const splitLines = (text: string): string[] => text.match(/[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$/g) ?? [];

/** Where the line that contains a position begins. */
export function lineStart(text: string, offset: number): number {
  let start = offset;
  while (start > 0 && text[start - 1] !== '\n' && text[start - 1] !== '\r') start--;
  return start;
}
