// Text from other people: what reaches the terminal cannot move its cursor or hide anything.
import { expect, test } from 'vitest';
import { printable } from '../../../lib/core/text/printable.ts';

test.each([
  ['two\n  lines\t', 'two lines '],
  ['\x1b[31mred\x9b', '\ufffd[31mred\ufffd'],
  ['a\u202eb\u2066', 'a\ufffdb\ufffd'],
  ['é 漢字 🙂', 'é 漢字 🙂'],
])('%j', (text, shown) => {
  expect(printable(text)).toBe(shown);
});
