// "Did you mean": what is near a word, and what is not.
import { expect, test } from 'vitest';
import { didYouMean, nearest } from '../../../lib/core/text/suggest.ts';

test.each([
  ['two swapped letters', 'blgo', 'blog'],
  ['two swapped letters at the start', 'rpg', 'prg'],
  ['a letter too few', 'celry', 'celery'],
  ['a letter too many', 'caache', 'cache'],
  ['another letter', 'posd', 'post'],
  ['a start', 'postg', 'postgresql'],
  ['another case', 'BLOG', 'blog'],
  ['two edits in six letters', 'celrey2', 'celery'],
])('%s is near: %s', (_, word, candidate) => {
  expect(nearest(word, ['other', candidate, 'something'])).toBe(candidate);
});

test.each([
  ['two edits in four letters', 'bolk', 'blog'],
  ['swapped letters that are no neighbours', 'golb', 'blog'],
  ['the empty word', '', 'blog'],
])('%s is not near', (_, word, candidate) => {
  expect(nearest(word, [candidate])).toBeUndefined();
});

test('of several the nearest is meant, and of none there is no hint', () => {
  expect(didYouMean('imaegs', ['image', 'images'])).toBe(', did you mean images?');
  expect(didYouMean('xyz', ['auth', 'api'])).toBe('');
});
