// Quoting of user text in the languages of generated files.
import { expect, test } from 'vitest';
import { json, markdown, python, quoteFor } from '../../../lib/core/text/quote.ts';

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

test.each([
  ['say "hi" \\', '"say \\"hi\\" \\\\"'],
  ['two\nlines', '"two\\nlines"'],
  ['\u2028\u202e\u200b', '"\\u2028\\u202e\\u200b"'],
  ['日本 🎉 שלום', '"日本 🎉 שלום"'],
])('json(%j)', (text, literal) => {
  expect(json(text)).toBe(literal);
  expect(JSON.parse(literal)).toBe(text);
});

test.each([
  ['A new site, made with Django.', 'A new site, made with Django.'],
  ['two\n\nlines', 'two lines'],
  ['# *bold* <b>', '\\# \\*bold\\* \\<b\\>'],
  ['- item', '\\- item'],
  ['1. first', '1\\. first'],
  ['=====', '\\====='],
  ['a &amp; b', 'a &amp;amp; b'],
  ['[x](y) `z` | ~ \\', '\\[x\\](y) \\`z\\` \\| \\~ \\\\'],
  ['\0', '\ufffd'],
])('markdown(%j)', (text, source) => {
  expect(markdown(text)).toBe(source);
});

test('text cannot enter a file whose language has no quoting', () => {
  expect(quoteFor('settings.py')('x')).toBe('"x"');
  expect(() => quoteFor('base.html')('x')).toThrow('base.html');
});
