// Texts merged by git.
import { expect, test } from 'vitest';
import { mergeWithGit } from '../../../lib/core/merge/git-merge.ts';
import { mergeText } from '../../../lib/core/merge/merge-text.ts';
import { stack } from '../../helpers/django.ts';
import { memoryFiles } from '../../helpers/memory-files.ts';

test('a file in quotes of its owner gets what is new, in these quotes', async () => {
  const versions = {
    base: 'A = "a"\nB = ["b", "c"]\n',
    ours: "A = 'a'\nB = ['b', 'c']\n",
    theirs: 'A = "a"\nB = ["b", "d", "c"]\n',
  };
  const merging = { files: memoryFiles({}), mergeText: mergeWithGit };
  expect(await mergeText('site/settings.py', versions, stack, merging)).toEqual({
    text: "A = 'a'\nB = ['b', 'd', 'c']\n",
    conflicts: false,
  });
});
