// Texts as tokens: what a text says, apart from how it is laid out.

/** A word, a sign, a string or a comment of a text, with what is in front of it. */
export interface Token {
  /** Equal for what means the same, however it is written: `'a'` and `"a"`. */
  readonly key: string;
  /** Blanks, line ends and signs without a meaning, such as trailing commas, since the token before. */
  readonly gap: string;
  readonly text: string;
  readonly isComment?: boolean;
  /** True for what has no order: whatever is in it counts as the same. */
  readonly isUnordered?: boolean;
  /** The gap without comments that were counted as part of it. */
  readonly bare?: string;
}

/** Where a token is in its text. */
export interface Span extends Pick<Token, 'key' | 'isComment' | 'isUnordered'> {
  readonly from: number;
  readonly to: number;
}

/** The tokens of a text from where they are; the last one is empty, and has what follows them as its gap. */
export function tokensAt(text: string, spans: readonly Span[]): Token[] {
  let done = 0;
  const end = { key: '', from: text.length, to: text.length };
  return [...spans, end].map(({ from, to, ...token }) => {
    const gap = text.slice(done, from);
    done = to;
    return { ...token, gap, text: text.slice(from, to) };
  });
}

/** True for tokens that say the same in the same order. */
export const sayTheSame = (one: readonly Token[], other: readonly Token[]): boolean =>
  one.length === other.length && one.every(({ key }, index) => key === other[index]?.key);

/** The text of tokens. */
export function tokenText(tokens: readonly Token[]): string {
  return tokens.map(({ gap, text }) => gap + text).join('');
}

/** The lines of a text, those of one token together. */
export function linesOfTokens(tokens: readonly Token[]): string[] {
  const lines: string[] = [];
  let line = '';
  for (const { gap, text } of tokens) {
    for (const part of gap.split(/(?<=\n)/)) {
      line += part;
      if (!part.endsWith('\n')) continue;
      lines.push(line);
      line = '';
    }
    line += text;
  }
  return line === '' ? lines : [...lines, line];
}

/** Reads each line as one token: for files whose language nobody knows. */
export function readLines(text: string): Token[] {
  const lines = [...text.matchAll(/\S(?:.*\S)?/g)];
  return tokensAt(
    text,
    lines.map(({ 0: line, index }) => ({ key: line, from: index, to: index + line.length })),
  );
}
