// argv -> words and flags, by the rules of parseArgs of Node.js but in plain JavaScript, so that it runs anywhere.

export interface Flag {
  /** As it was typed, without its value: `--title`, `-x`. */
  readonly rawName: string;
  /** Without the dashes. */
  readonly name: string;
  readonly value?: string;
  /** True for a value after `=`, false for one that is a word of its own. */
  readonly inlineValue?: boolean;
}

export interface Tokens {
  readonly flags: readonly Flag[];
  /** All words that are not flags or their values, in order. */
  readonly words: readonly string[];
  /** Those before `--`. */
  readonly leading: readonly string[];
}

/**
 * Splits a command line.
 * @param takesValue tells whether a flag takes the next word as its value, whatever that looks like
 */
export function tokensOf(argv: readonly string[], takesValue: (name: string) => boolean): Tokens {
  const flags: Flag[] = [];
  const leading: string[] = [];
  const rest = [...argv];
  for (;;) {
    const word = rest.shift();
    if (word === undefined || word === '--') return { flags, leading, words: [...leading, ...rest] };
    const flag = flagIn(word);
    if (!flag) leading.push(word);
    else if (flag.inlineValue || rest[0] === undefined || !takesValue(flag.name)) flags.push(flag);
    else flags.push({ ...flag, value: rest.shift() ?? '', inlineValue: false });
  }
}

/** The flag that a word is, or undefined. No command has short flags, so one letter stands for a group of them. */
function flagIn(word: string): Flag | undefined {
  if (!word.startsWith('-') || word === '-') return undefined;
  if (!word.startsWith('--')) return { rawName: word.slice(0, 2), name: word.slice(1, 2) };
  if (word.indexOf('=', 3) < 0) return { rawName: word, name: word.slice(2) };
  const equals = word.indexOf('=');
  return {
    rawName: word.slice(0, equals),
    name: word.slice(2, equals),
    value: word.slice(equals + 1),
    inlineValue: true,
  };
}
