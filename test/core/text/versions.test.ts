// Versions are compared by their numbers.
import { expect, test } from 'vitest';
import { atLeast } from '../../../lib/core/text/versions.ts';

test('versions are compared by their numbers', () => {
  expect(atLeast('3.10', '3.9')).toBe(true);
  expect(atLeast('4.2', '4.2.0')).toBe(true);
  expect(atLeast('4.1.13', '4.2')).toBe(false);
});
