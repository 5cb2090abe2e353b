// Differences as they are shown: what a project's files contain cannot act on the terminal.
import { expect, test } from 'vitest';
import { drawDiff } from '../../../lib/core/terminal/diff.ts';
import { createStyle } from '../../../lib/core/terminal/text.ts';

const plain = createStyle({ isTTY: false } as NodeJS.WriteStream);

test('escape sequences in a file are shown as what they are not', () => {
  const before = '\tx = 1  # \x1b]0;title\x07\r\ny = 2\u202e\r\n';
  const lines = drawDiff({ path: 'a.py' }, before, `${before}z = 3\x1b[2K\r\n1\r\n`, plain);
  for (const hostile of ['\x1b', '\x07', '\u202e']) expect(lines.join('')).not.toContain(hostile);
  expect(lines).toContain(' \tx = 1  # \ufffd]0;title\ufffd\r');
  expect(lines).toContain('+z = 3\ufffd[2K\r');
});
