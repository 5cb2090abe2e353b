// Quoting of user text in Python.
import { expect, test } from 'vitest';
import { python } from '../../../../lib/stacks/django/python/quote.ts';

test.each([
  ['Shop', '"Shop"'],
  ['', '""'],
  ["Tom's", '"Tom\'s"'],
  ['say "hi"', '\'say "hi"\''],
  [`"'`, `"\\"'"`],
  ['a\\', '"a\\\\"'],
  ['1\n2\r3\t4\0', '"1\\n2\\r3\\t4\\x00"'],
  ['\u2028\u202e\ufeff\x85', '"\\u2028\\u202e\\ufeff\\x85"'],
  ['日本 🎉 שלום', '"日本 🎉 שלום"'],
])('python(%j)', (text, literal) => {
  expect(python(text)).toBe(literal);
});
