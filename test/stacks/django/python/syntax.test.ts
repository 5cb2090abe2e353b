// The syntax tree of Python files: what the parser must not stumble over.
import { expect, test } from 'vitest';
import { parseModule, syntaxFault } from '../../../../lib/stacks/django/python/syntax.ts';

test('a long file is sound to its end', () => {
  const lines = Array.from({ length: 3000 }, (_, n) => `SETTING_${n} = f("x", y=[1, "a"])\n# why\n`);
  const module = parseModule(lines.join(''));
  expect(syntaxFault(module)).toBeUndefined();
  expect(module.top.getChildren('AssignStatement')).toHaveLength(3000);
});

test.each([
  ['x = 1\ny = = 2\n', { line: 2, column: 5 }],
  ['def f(:\n    pass\n', { line: 1, column: 7 }],
  ['x = [1,\n\ny = 2\n', { line: 3, column: 3 }],
  ['\r\n\r\nif x\r\n    y\r\n', { line: 3, column: 5 }],
])('a fault in %j is named with its line and column', (text, place) => {
  expect(syntaxFault(parseModule(text))).toEqual(place);
});
