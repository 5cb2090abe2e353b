// What the generated tests set the fields of a record to.
import { expect, test } from 'vitest';
import type { Reference } from '../../../../lib/core/models/model.ts';
import { parseModels } from '../../../../lib/core/models/parse-models.ts';
import { factoryValues } from '../../../../lib/stacks/django/models/test-values.ts';
import { scopeOf } from '../../../helpers/models.ts';

const role = { app: 'crm', name: 'Role', fields: [{ name: 'name' }] };

/** The Python that a factory sets each field to, by the name of the field. */
function factoryOf(spec: string, targetsOf: (to: Reference) => Reference[] = () => []) {
  const parsed = parseModels([{ source: 'here', words: [spec] }], scopeOf('shop', [role]));
  if ('faults' in parsed) throw new Error(parsed.faults.join('\n'));
  const { models } = parsed;
  const [model] = models;
  if (!model) throw new Error('There is no model.');
  const makerOf = ({ model: name }: Reference) =>
    name === 'Role' ? (number: string) => ({ code: `make_role(${number})`, imports: [] }) : undefined;
  const around = {
    app: 'shop',
    newUser: 'make_user',
    modelsModule: 'models',
    models,
    others: { makerOf, modelOf: () => undefined, targetsOf, accessOf: () => undefined },
  };
  return Object.fromEntries(factoryValues(model, around).map(([{ name }, value]) => [name, value?.code]));
}

test('an optional record of another app is left out where that would need one of this model first', () => {
  const spec = 'Value name role:fk:crm.Role:null';
  expect(factoryOf(spec)).toHaveProperty('role', 'make_role(number)');
  const backTo = (model: string) => (to: Reference) =>
    to.model === 'Role' ? [{ app: 'crm', model: 'Team' }] : [{ app: 'shop', model }];
  expect(factoryOf(spec, backTo('Value'))).not.toHaveProperty('role');
  expect(factoryOf(spec, backTo('Other'))).toHaveProperty('role', 'make_role(number)');
});

test.each([
  ['decimal', 'Decimal(f"{number}.00")'],
  ['decimal:5,3', 'Decimal(f"{number}.000")'],
  ['decimal:3,2', 'Decimal(number) / 100'],
  ['decimal:30,30:unique', 'Decimal(number) / 10**30'],
  ['decimal:1,0', 'Decimal(number % 10)'],
  ['decimal:1,1:unique', 'Decimal(number % 10) / 10'],
  ['char:1', 'chr(96 + number)'],
  ['slug:1:unique', 'chr(96 + number)'],
  ['char:2:unique', 'f"{number}"'],
])('%s has values for more than nine records', (type, code) => {
  expect(factoryOf(`Thing name a:${type}`)).toHaveProperty('a', code);
});
