// Words of a command line: a shell reads back exactly what was quoted.
import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { shellCommand, shellWord } from '../../../lib/core/text/shell.ts';
import { runs, testWith } from '../../helpers/tools.ts';

test.each([
  ['add', 'add'],
  ['--path=blog/', '--path=blog/'],
  ['', "''"],
  ['two words', "'two words'"],
  ["it's", "'it'\\''s'"],
  ['$HOME `id` \\', "'$HOME `id` \\'"],
  ["tab\tand '\\", "$'tab\\x09and \\'\\\\'"],
  ['a\u0085b', "$'a\\xc2\\x85b'"],
  ['Shop\u202e\u2028', "$'Shop\\xe2\\x80\\xae\\xe2\\x80\\xa8'"],
])('%j is %s', (word, quoted) => {
  expect(shellWord(word)).toBe(quoted);
});

test('a command is its words', () => {
  expect(shellCommand(['add', 'app', 'a b'])).toBe("add app 'a b'");
});

testWith({ sh: runs('sh', '-c', 'true') })('a shell reads the same word', () => {
  const word = 'a \'b\' "c" $d `e` \\f *?é';
  expect(execFileSync('sh', ['-c', `printf %s ${shellWord(word)}`], { encoding: 'utf8' })).toBe(word);
});
