// What Django calls a relation on the model that it refers to.
import type { Relation } from '../../../core/models/existing-model.ts';
import type { ReverseNames } from '../../../core/models/model-rules.ts';

/**
 * The accessor and the name in queries that Django's checks fields.E302 to E305 compare, or undefined for a hidden relation.
 * https://docs.djangoproject.com/en/5.2/ref/checks/#related-fields
 * @param model the name of the model that has the relation
 * @param isSelf whether the relation is to that model: many-to-many ones to itself are hidden
 */
export function reverseNames(
  model: string,
  { kind, relatedName }: Relation,
  isSelf: boolean,
): ReverseNames | undefined {
  if (relatedName?.endsWith('+') || (kind === 'manytomany' && isSelf)) return undefined;
  const lower = model.toLowerCase();
  return {
    accessor: relatedName ?? (kind === 'onetoone' ? lower : `${lower}_set`),
    query: relatedName ?? lower,
  };
}
