// The faults of specifications, for tests.
import { parseSpecs } from '../../helpers/parse-specs.ts';
import { scopeOf } from './small-stack.ts';

export const existing = [
  { app: 'blog', name: 'Author', fields: [{ name: 'id' }, { name: 'name' }, { name: 'review' }] },
  {
    app: 'shop',
    name: 'Order',
    fields: [
      { name: 'id' },
      { name: 'user', relation: { kind: 'foreignkey', to: { app: 'accounts', model: 'Account' } } },
      {
        name: 'writer',
        relation: { kind: 'foreignkey', to: { app: 'blog', model: 'Author' }, relatedName: 'orders' },
      },
    ],
  },
] as const;

export function faults(...specs: string[]): readonly string[] {
  const parsed = parseSpecs(specs, scopeOf('blog', existing));
  return 'faults' in parsed ? parsed.faults : [];
}
