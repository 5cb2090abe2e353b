// What fields are used for, by their names and types.
import { expect, test } from 'vitest';
import { adminOptions } from '../../../../lib/stacks/django/models/field-roles.ts';
import { scopeOf } from '../../../helpers/models.ts';
import { parseSpecs } from '../../../helpers/parse-specs.ts';

function adminOf(spec: string, canSearch = false): Map<string, string> {
  const parsed = parseSpecs([spec], scopeOf('shop'));
  const [model] = 'models' in parsed ? parsed.models : [];
  return new Map(model && adminOptions(model, false, () => canSearch));
}

const dateHierarchy = (spec: string) => adminOf(spec).get('date_hierarchy');

test('the admin has no date hierarchy of a field called first, which Django cannot make', () => {
  expect(dateHierarchy('Visit first:date')).toBeUndefined();
  expect(dateHierarchy('Visit first:date last:datetime')).toBe('"last"');
});

test('the admin never lists all records of a relation', () => {
  const spec = 'Post title:char:200 author:fk:auth.User groups:m2m:auth.Group draft:bool';
  expect(adminOf(spec, true).get('autocomplete_fields')).toBe('("author", "groups")');
  expect(adminOf(spec, false).get('raw_id_fields')).toBe('("author", "groups")');
  expect(adminOf(spec).get('list_filter')).toBe('("draft",)');
});
