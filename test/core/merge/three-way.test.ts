// Texts merged in memory: as git merges them.
import fc from 'fast-check';
import { expect, test as plainTest } from 'vitest';
import { mergeWithGit } from '../../../lib/core/merge/git-merge.ts';
import { mergeLines } from '../../../lib/core/merge/three-way.ts';
import { runs, testWith } from '../../helpers/tools.ts';

const test = testWith({ git: runs('git', '--version') });
const base = 'a\nb\nc\nd\ne\nf\ng\n';

plainTest.each([
  ['changes apart', 'A\nb\nc\nd\ne\nf\ng\n', 'a\nb\nc\nd\ne\nf\nG\n', 'A\nb\nc\nd\ne\nf\nG\n'],
  ['the same change', 'a\nb\nX\nd\ne\nf\ng\n', 'a\nb\nX\nd\ne\nf\ng\n', 'a\nb\nX\nd\ne\nf\ng\n'],
  ['lines added and lines removed', `0\n${base}`, 'a\nb\nc\nd\ng\n', '0\na\nb\nc\nd\ng\n'],
  ['nothing on one side', base, '', ''],
  ['no line end at the end', `${base}mine`, `0\n${base}`, `0\n${base}mine`],
  ['Windows line ends', 'a\r\nB\r\n', 'a\r\nB\r\n', 'a\r\nB\r\n'],
])('%s', (_, ours, theirs, text) => {
  expect(mergeLines({ base, ours, theirs })).toEqual({ text, conflicts: false });
});

const cases: [string, string, string][] = [
  ['two versions of a line', 'a\nmine\nc\nd\ne\nf\ng\n', 'a\nyours\nc\nd\ne\nf\ng\n'],
  ['changes that meet', 'a\nB\nc\nd\ne\nf\ng\n', 'a\nb\nC\nd\ne\nf\ng\n'],
  ['a line changed and removed', 'a\nB\nc\nd\ne\nf\ng\n', 'a\nc\nd\ne\nf\ng\n'],
  ['no line end at the end', `${base}mine`, `${base}theirs`],
  ['lines that are alike around those that differ', 'a\nx\n1\ny\nd\ne\nf\ng\n', 'a\nx\n2\ny\nd\ne\nf\ng\n'],
];

test.each(cases)('%s: a conflict, with the marks of git', async (_, ours, theirs) => {
  const merged = mergeLines({ base, ours, theirs });
  expect(merged).toEqual(await mergeWithGit('file', { base, ours, theirs }));
  expect(merged.conflicts).toBe(true);
});

/** Lines that differ, so that there is one way only to tell what was changed. */
const lines = fc.nat(20).map((count) => Array.from({ length: count }, (_, index) => `line ${index}`));

/** Changes to some of the lines: some are removed, and others come into their place. */
const edits = fc.array(fc.tuple(fc.nat(20), fc.nat(2), fc.array(fc.nat(3), { maxLength: 2 })), {
  maxLength: 3,
});

const edited = (text: readonly string[], changes: readonly [number, number, readonly number[]][]) => {
  const result = [...text];
  for (const [place, removed, added] of changes)
    result.splice(place, removed, ...added.map((number) => `new ${number}`));
  return result.map((line) => `${line}\n`).join('');
};

test('conflicts are where git finds them, and without one the text is the one of git', async () => {
  await fc.assert(
    fc.asyncProperty(lines, edits, edits, async (text, mine, other) => {
      const versions = { base: edited(text, []), ours: edited(text, mine), theirs: edited(text, other) };
      const [merged, byGit] = [mergeLines(versions), await mergeWithGit('file', versions)];
      expect(merged.conflicts).toBe(byGit.conflicts);
      if (!byGit.conflicts) expect(merged.text).toBe(byGit.text);
    }),
    { numRuns: 150 },
  );
});

plainTest('one side alone is taken as it is', () => {
  fc.assert(
    fc.property(lines, edits, (text, changes) => {
      const [before, after] = [edited(text, []), edited(text, changes)];
      expect(mergeLines({ base: before, ours: after, theirs: before })).toEqual({
        text: after,
        conflicts: false,
      });
      expect(mergeLines({ base: before, ours: before, theirs: after })).toEqual({
        text: after,
        conflicts: false,
      });
      expect(mergeLines({ base: before, ours: after, theirs: after })).toEqual({
        text: after,
        conflicts: false,
      });
    }),
  );
});
