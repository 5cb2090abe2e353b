// Types of fields: every way to write one, and that each means one type.
import { expect, test } from 'vitest';
import {
  fieldType,
  fieldTypeNames,
  findFieldType,
  typeSpellings,
} from '../../../lib/core/models/field-types.ts';

const spellings = typeSpellings({ foreignkey: 'ManyToOne', binary: 'Uint8Array' });

test.each(fieldTypeNames)('%s is found by its names', (name) => {
  for (const spelling of [name, ...fieldType(name).aliases]) {
    expect(findFieldType(spelling, spellings)).toBe(name);
    expect(findFieldType(`${spelling}Field`, spellings)).toBe(name);
  }
});

test.each([
  ['Generic_IP_Address', 'genericipaddress'],
  ['belongs_to', 'foreignkey'],
  ['many_to_one', 'foreignkey'],
  ['UINT8ARRAY', 'binary'],
  ['array', undefined],
  ['', undefined],
] as const)('%s means %s', (word, type) => {
  expect(findFieldType(word, spellings)).toBe(type);
});

test('no spelling of a type means two', () => {
  const all = fieldTypeNames.flatMap((name) => [name, ...fieldType(name).aliases]);
  expect(all).toEqual([...new Set(all)]);
});
