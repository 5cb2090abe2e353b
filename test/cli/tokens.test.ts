// Command lines split into words and flags, compared with what parseArgs of Node.js makes of them.
import { parseArgs } from 'node:util';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { tokensOf } from '../../lib/cli/tokens.ts';

/** The same by Node.js; of a group such as `-abc` the first letter, which is refused already. */
function byNode(argv: readonly string[]) {
  const options = { title: { type: 'string' }, yes: { type: 'boolean' } } as const;
  const { tokens } = parseArgs({ args: [...argv], options, strict: false, tokens: true });
  const terminator = tokens.find(({ kind }) => kind === 'option-terminator')?.index ?? argv.length;
  const positionals = tokens.filter((token) => token.kind === 'positional');
  const seen = new Set<number>();
  const flags = tokens.flatMap((token) => {
    if (token.kind !== 'option' || seen.has(token.index)) return [];
    seen.add(token.index);
    const { rawName, name, value, inlineValue } = token;
    return [{ rawName, name, value, inlineValue }];
  });
  return {
    flags,
    words: positionals.map(({ value }) => value),
    leading: positionals.filter(({ index }) => index < terminator).map(({ value }) => value),
  };
}

const pieces = [
  '--',
  '-',
  '--title',
  '--title=',
  '--yes',
  '--no',
  '--=',
  '=',
  '-x',
  '-abc',
  'add',
  '',
  ' ',
  '😀',
];
const word = fc.oneof(
  fc.constantFrom(...pieces),
  fc.array(fc.constantFrom(...pieces), { maxLength: 3 }).map((some) => some.join('')),
  fc.string({ maxLength: 5 }),
);
/** Without groups of letters that have a dash in them, which Node.js reads as flags of their own. */
const line = fc.array(
  word.filter((each) => !/^-[^-].*-/s.test(each)),
  { maxLength: 6 },
);

test('any command line is split as Node.js splits it', () => {
  fc.assert(
    fc.property(line, (argv) => {
      expect(tokensOf(argv, (name) => name === 'title')).toEqual(byNode(argv));
    }),
    { numRuns: 2000 },
  );
});
