// The undo log: entries about the same thing are one, and the earliest text before counts.
import { expect, test } from 'vitest';
import { findUndo, mergeUndo, sortUndo, type Undo, withoutUndo } from '../../../lib/core/files/undo.ts';

const made: Undo = { kind: 'import', module: 'x' };
const changed: Undo = { kind: 'import', module: 'x', before: 'from x import a' };
const others: Undo[] = [
  { kind: 'use', name: 'x' },
  { kind: 'entry', list: 'x', value: '1' },
  { kind: 'entry', list: 'x', value: '2' },
  { kind: 'definition', name: 'x' },
  { kind: 'route', module: 'x' },
  { kind: 'requirement', name: 'x' },
];

test('an entry is found by its kind and by what it is about', () => {
  expect(findUndo([...others, changed], made)).toBe(changed);
  expect(findUndo(others, made)).toBeUndefined();
  for (const other of others) expect(findUndo([changed, ...others], other)).toBe(other);
});

test('an entry is dropped without the others', () => {
  expect(withoutUndo([changed, ...others], made)).toEqual(others);
});

test('what was there before the earlier change counts', () => {
  expect(mergeUndo([made], [changed])).toEqual([made]);
  expect(mergeUndo([changed], [made])).toEqual([changed]);
  expect(mergeUndo(others, [made])).toEqual([made, ...others]);
});

test('the order of the record does not depend on the order of the changes', () => {
  expect(sortUndo([...others, made].reverse())).toEqual(sortUndo([...others, made]));
});
