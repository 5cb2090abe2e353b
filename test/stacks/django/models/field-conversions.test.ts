// Which values survive another type.
import { expect, test } from 'vitest';
import {
  isConvertible,
  isValueMissing,
  roundedOff,
} from '../../../../lib/stacks/django/models/field-conversions.ts';
import { scopeOf } from '../../../helpers/models.ts';
import { parseSpecs } from '../../../helpers/parse-specs.ts';

function field(word: string) {
  const parsed = parseSpecs([`Post title ${word}`], scopeOf('blog'));
  const found = 'models' in parsed ? parsed.models[0]?.fields.find(({ name }) => name === 'x') : undefined;
  if (!found) throw new Error(word);
  return found;
}

test.each([
  ['x:char:10', 'x:text', true],
  ['x:slug', 'x:char', true],
  ['x:integer', 'x:decimal', true],
  ['x:bigint', 'x:char', true],
  ['x:fk:auth.User', 'x:o2o:auth.User', true],
  ['x:fk:auth.User:null', 'x:fk:auth.Group:null', false],
  ['x:m2m:auth.Group', 'x:fk:auth.Group:null', false],
  ['x:char', 'x:integer', false],
  ['x:text', 'x:date', false],
  ['x:datetime', 'x:date', false],
])('%s to %s: %s', (before, after, isPossible) => {
  expect(isConvertible(field(before), field(after))).toBe(isPossible);
});

test('decimals with fewer places are rounded off', () => {
  expect(roundedOff(field('x:decimal:8,2'), field('x:decimal:8,1'))).toMatch(/beyond 1 decimal places/);
  expect(roundedOff(field('x:decimal:8,2'), field('x:decimal:9,2'))).toBeUndefined();
});

test.each([
  ['x:char', true],
  ['x:fk:auth.User', true],
  ['x:char:null', false],
  ['x:char:default=a', false],
  ['x:bool', false],
  ['x:datetime:auto_now_add', false],
  ['x:m2m:auth.Group', false],
])('%s is missing in rows that are there: %s', (word, isMissing) => {
  expect(isValueMissing(field(word))).toBe(isMissing);
});
