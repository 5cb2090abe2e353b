// Code in the quotes and with the indentation of the file it goes into.
import { expect, test } from 'vitest';
import { inStyleOf } from '../../../../lib/stacks/django/python/style.ts';

const snippet = `class A:
    """A thing."""

    name = "it's"
    kind = "x"
    label = f"{name}"

    def f(self):
        return {"a": r"b", "c": 'd'}
`;

test('most strings of the file say which quotes', () => {
  const single = inStyleOf("x = ['a', 'b', \"c\"]\n", snippet);
  expect(single).toBe(
    snippet.replace('"x"', "'x'").replace('"a"', "'a'").replace('r"b"', "r'b'").replace('"c"', "'c'"),
  );
  expect(inStyleOf('x = ["a", \'b\']\n', snippet)).toBe(snippet);
  expect(inStyleOf('import os\n', snippet)).toBe(snippet);
});

test('strings of a file that cannot have other quotes say nothing', () => {
  expect(inStyleOf(`x = 'a "b"'\ny = 'c "d"'\n`, snippet)).toBe(snippet);
});

test.each([
  ['tabs', 'class B:\n\tx = 1\n', '\t'],
  ['two spaces', '@d\ndef f():\n  # why\n  return 1\n', '  '],
])('the first definition of the file says that %s indent', (_, target, unit) => {
  const styled = inStyleOf(target, snippet);
  expect(styled).toContain(`\n${unit}def f(self):\n${unit}${unit}return`);
  expect(inStyleOf(target + styled, snippet)).toBe(styled);
});
