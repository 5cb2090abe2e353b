// What fields are used for, by their names and types.
import { expect, test } from 'vitest';
import { adminOptions } from '../../../../lib/stacks/django/models/field-roles.ts';
import { scopeOf } from '../../../helpers/models.ts';
import { parseSpecs } from '../../../helpers/parse-specs.ts';

function dateHierarchy(spec: string): string | undefined {
  const parsed = parseSpecs([spec], scopeOf('shop'));
  const [model] = 'models' in parsed ? parsed.models : [];
  return model && new Map(adminOptions(model, false)).get('date_hierarchy');
}

test('the admin has no date hierarchy of a field called first, which Django cannot make', () => {
  expect(dateHierarchy('Visit first:date')).toBeUndefined();
  expect(dateHierarchy('Visit first:date last:datetime')).toBe('"last"');
});
