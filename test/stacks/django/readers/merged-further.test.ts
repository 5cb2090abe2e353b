// Python that git would leave in conflict, although nothing that both changed is the same.
import { expect, test } from 'vitest';
import { mergeText } from '../../../../lib/core/merge/merge-text.ts';
import { mergeLines } from '../../../../lib/core/merge/three-way.ts';
import { stack } from '../../../helpers/django.ts';
import { memoryFiles } from '../../../helpers/memory-files.ts';

const merge = (base: string, ours: string, theirs: string, path = 'a.py') =>
  mergeText(path, { base, ours, theirs }, stack, {
    files: memoryFiles({}),
    mergeText: async (_, versions) => mergeLines(versions),
  });

const asgi = `import os

os.environ["A"] = "b"

from a.b import Alpha, Beta  # noqa: E402
from c import gamma  # noqa: E402

application = Alpha(Beta(gamma))
`;

test.each([
  [
    'one by one',
    'from a.b import Alpha  # noqa: E402\nfrom a.b import Beta\nfrom c import gamma  # noqa: E402\n',
  ],
  ['in another order', 'from c import gamma\nfrom a.b import Alpha, Beta\n'],
  ['in brackets', 'from a.b import (\n    Alpha,\n    Beta,\n)\nfrom c import gamma\n'],
])('imports below other code that are %s go with it', async (_, imports) => {
  const ours = asgi.replace(/from a\.b[\s\S]*E402\n(?=\n)/, imports);
  expect(ours).toContain(imports);
  const theirs = 'import os\n\nos.environ["A"] = "b"\n\napplication = None\n';
  expect(await merge(asgi, ours, theirs)).toEqual({ text: theirs, conflicts: false });
});

test('imports in a function that are in another order go with it', async () => {
  const base = 'def a():\n    x = 1\n\n    from b import c\n    from a import d\n\n    d(c)\n';
  const ours = base.replace(/( +from b.*\n)( +from a.*\n)/, '$2$1');
  expect(await merge(base, ours, 'def a():\n    x = 1\n')).toEqual({
    text: 'def a():\n    x = 1\n',
    conflicts: false,
  });
});

const tests = `class First:
    def test_a(self):
        self.assertEqual(a, 1)
`;

test('what comes below a line that its owner has changed is no conflict', async () => {
  const ours = tests.replace('self.assertEqual(a, 1)', 'assert a == 1');
  const more = '\n\nclass Second:\n    pass\n';
  expect(await merge(tests, ours, tests + more)).toEqual({ text: ours + more, conflicts: false });
});

test('what comes above a line that its owner has changed is no conflict', async () => {
  const set = '    def set_up(self):\n        pass\n\n';
  const ours = tests.replace('(self)', '(self) -> None');
  const theirs = tests.replace('    def', `${set}    def`);
  expect(await merge(tests, ours, theirs)).toEqual({
    text: ours.replace('    def', `${set}    def`),
    conflicts: false,
  });
});

test('code goes although a linter has put types and comments into it', async () => {
  const ours = tests
    .replace('(self)', '(self) -> None')
    .replace('class First:', 'class First:  # noqa: D101');
  expect(await merge(`A = 1\n\n\n${tests}`, `A = 1\n\n\n${ours}`, 'A = 1\n')).toEqual({
    text: 'A = 1\n',
    conflicts: false,
  });
});

test('a line put in below a text that grows stays below it', async () => {
  const base = '"""A."""\n\nA = 1\n';
  const ours = '"""A."""\nfrom __future__ import annotations\n\nA = 1\n';
  const { text, conflicts } = await merge(base, ours, '"""A.\n\nMore.\n"""\n\nA = 1\n');
  expect(conflicts).toBe(false);
  expect(text).toBe('"""A.\n\nMore.\n"""\nfrom __future__ import annotations\n\nA = 1\n');
});

test.each([
  ['two values of one line', 'A = 1\nB = 2\n', 'A = 2\nB = 2\n', 'A = 3\nB = 2\n'],
  ['two insertions at one place', 'A = 1\nB = 2\n', 'A = 1\nC = 2\nB = 2\n', 'A = 1\nD = 3\nB = 2\n'],
  ['a branch whose condition goes', 'if a:\n    b()\n', 'if a:\n    b()\nelse:\n    c()\n', 'd()\n'],
  ['code that goes and was changed', tests, tests.replace('a, 1', 'a, 2'), 'A = 1\n'],
])('%s: a conflict', async (_, base, ours, theirs) => {
  expect((await merge(base, ours, theirs)).conflicts).toBe(true);
});

test('neighbouring lines of a language that has no syntax to check are a conflict', async () => {
  expect((await merge('a\nb\n', 'c\nb\n', 'a\nd\n', 'a.txt')).conflicts).toBe(true);
});
