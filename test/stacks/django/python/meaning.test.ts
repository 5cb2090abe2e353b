// Lines that do the same, as a merge asks of those that one side has laid out anew and the other has taken away.
import { expect, test } from 'vitest';
import { pythonMeaning } from '../../../../lib/stacks/django/python/meaning.ts';

const lines = '    f(g("x"), "y")\n\n    def b(self):\n';

test('the last of them may begin a body that follows', () => {
  const same = '    f(\n        g("x"), "y")\n\n\n    def b(self):\n';
  expect(pythonMeaning(lines)).toBeDefined();
  expect(pythonMeaning(same)).toBe(pythonMeaning(lines));
});

test.each(['    def c(self):', '    def b(self):\n        pass', '    def b(self): ...'])(
  '%s is something else',
  (end) => {
    expect(pythonMeaning(lines.replace('    def b(self):', end))).not.toBe(pythonMeaning(lines));
  },
);

test('lines that break off elsewhere mean nothing', () => {
  expect(pythonMeaning('f(g("x"),\n')).toBeUndefined();
});
