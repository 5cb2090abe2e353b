// The names of a relation on its target, as Django derives them.
import type { Relation } from '../../../core/models/existing-model.ts';
import type { ReverseNames } from '../../../core/models/model-rules.ts';

/**
 * The names that Django's checks fields.E302 to E305 compare, or undefined for a hidden relation.
 * https://docs.djangoproject.com/en/5.2/ref/checks/#related-fields
 * @param model the name of the model that has the relation
 * @param isSelf whether the relation is to that model; a many-to-many one is then hidden
 */
export function reverseNames(
  model: string,
  { kind, relatedName, queryName }: Relation,
  isSelf: boolean,
): ReverseNames | undefined {
  if (relatedName?.endsWith('+') || (kind === 'manytomany' && isSelf)) return undefined;
  const lower = model.toLowerCase();
  return {
    accessor: relatedName ?? (kind === 'onetoone' ? lower : `${lower}_set`),
    query: queryName ?? relatedName ?? lower,
  };
}
