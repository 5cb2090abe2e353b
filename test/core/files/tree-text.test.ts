// Trees as JSON: what is written can be read, and nothing else.
import { expect, test } from 'vitest';
import type { Tree } from '../../../lib/core/files/tree.ts';
import { readTree, writeTree } from '../../../lib/core/files/tree-text.ts';

test('a tree is read as it was written', () => {
  const tree: Tree = new Map([
    ['a/b.py', { content: 'x\n' }],
    ['a/c.png', { content: '\xff', encoding: 'latin1' }],
    ['d.sh', { content: '', mode: 0o755 }],
  ]);
  expect(readTree(writeTree(tree))).toEqual(tree);
});

test.each([
  '',
  'null',
  '{"a": null}',
  '{"a": "text"}',
  '{"a": {"content": 1}}',
  '{"a": {"content": "", "mode": "755"}}',
  '{"a": {"content": "", "encoding": "utf7"}}',
  '{"../a": {"content": ""}}',
  '{"/a": {"content": ""}}',
  '{"a/../../b": {"content": ""}}',
  '{".git/hooks/pre-commit": {"content": ""}}',
])('%s is not one', (text) => {
  expect(readTree(text)).toBeUndefined();
});
