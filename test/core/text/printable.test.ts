// Text from other people: what reaches the terminal cannot move its cursor or hide anything.
import { expect, test } from 'vitest';
import {
  printable,
  printableJson,
  printableLine,
  printableStyled,
} from '../../../lib/core/text/printable.ts';

test.each([
  ['two\n  lines\t', 'two lines '],
  ['\x1b[31mred\x9b', '\ufffd[31mred\ufffd'],
  ['a\u202eb\u2066', 'a\ufffdb\ufffd'],
  ['é 漢字 🙂', 'é 漢字 🙂'],
])('%j', (text, shown) => {
  expect(printable(text)).toBe(shown);
});

test.each([
  ['\tindented  twice\r', '\tindented  twice\r'],
  ['over\rwritten', 'over\ufffdwritten'],
  ['\x1b]0;title\x07\x1b[31m\u009b2J', '\ufffd]0;title\ufffd\ufffd[31m\ufffd2J'],
  ['a\u202eb\u2028', 'a\ufffdb\ufffd'],
])('the line %j of a file keeps its blanks', (line, shown) => {
  expect(printableLine(line)).toBe(shown);
});

test.each([
  [
    '\x1b[32mcreate\x1b[39m  \x1b[1m\x1b[4ma\x1b[24m\x1b[22m',
    '\x1b[32mcreate\x1b[39m  \x1b[1m\x1b[4ma\x1b[24m\x1b[22m',
  ],
  ['\x1b[8mhidden\x1b[2J\x1b]8;;x\x07', '\ufffd[8mhidden\ufffd[2J\ufffd]8;;x\ufffd'],
  ['one\n\ttwo\r\nthree\rfour\u202e', 'one\n\ttwo\r\nthree\ufffdfour\ufffd'],
])('of the line %j only colours of our own stay', (line, shown) => {
  expect(printableStyled(line)).toBe(shown);
});

test('JSON has escapes for what is harmful, and is read as it was', () => {
  const value = { title: 'a\u202eb\u009b\u2028\x1b\n', list: ['\ufeff'] };
  expect(printableJson(value)).not.toMatch(/[^\P{Cc}\n]|\u202e|\u2028|\ufeff/u);
  expect(JSON.parse(printableJson(value))).toEqual(value);
});
