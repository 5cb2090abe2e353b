// Bytes and texts: each encoding is read for what it is, and written as it was.
import { expect, test } from 'vitest';
import { decode, encode } from '../../../lib/core/commit/text-file.ts';

const text = 'Django==5.2\r\n# März\r\n';
const little = Buffer.from(`\uFEFF${text}`, 'utf16le');

test.each([
  ['utf8', false, Buffer.from(text)],
  ['utf8', true, Buffer.from(`\uFEFF${text}`)],
  ['utf16le', true, little],
  ['utf16be', true, Buffer.from(little).swap16()],
  ['latin1', false, Buffer.from(text, 'latin1')],
] as const)('%s, with a byte order mark: %s', (encoding, hasBom, bytes) => {
  const file = decode(bytes);
  expect(file).toEqual({ text, hasBom, encoding });
  expect(encode(text, file)).toEqual(bytes);
  expect(decode(encode(`${text}gunicorn\r\n`, file)).text).toBe(`${text}gunicorn\r\n`);
});

test.each([['\xff\xfeD\0j'], ['\xff\xfe\0'], ['\xff\xff\xfe\0']])(
  '%j, which no encoding explains, is written as it was',
  (bytes) => {
    const before = Buffer.from(bytes, 'latin1');
    const file = decode(before);
    expect(encode(file.text, file)).toEqual(before);
  },
);
