// Quoting of user text in the languages that every stack has.
import { expect, test } from 'vitest';
import { json, markdown } from '../../../lib/core/text/quote.ts';

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
