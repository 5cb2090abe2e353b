// Acronyms in names are capitals.
import { expect, test } from 'vitest';
import { withAcronyms } from '../../../lib/core/text/acronyms.ts';

test.each([
  ['url', 'URL'],
  ['cover url', 'cover URL'],
  ['api keys', 'API keys'],
  ['urls', 'URLs'],
  ['pin and asin', 'PIN and ASIN'],
  ['mac ui on this os', 'MAC UI on this OS'],
  ['curl ideas', 'curl ideas'],
  ['Url', 'Url'],
])('%s is %s', (words, expected) => {
  expect(withAcronyms(words)).toBe(expected);
});
