// Models that exist already, reduced to what new ones can clash with.
import { fieldType, isToOne } from './field-types.ts';
import type { Model, Reference } from './model.ts';

export interface ExistingField {
  readonly name: string;
  readonly relation?: Relation;
}

/** What a field that refers to a model means to that model. */
export interface Relation {
  readonly kind: 'foreignkey' | 'onetoone' | 'manytomany';
  readonly to: Reference;
  /** The name of the relation on its target; without one, the stack decides. */
  readonly relatedName?: string;
  /** Its name in queries, where that is another one. */
  readonly queryName?: string;
  /** True if there can be no record without one of the target. */
  readonly isRequired?: boolean;
}

export interface ExistingModel {
  readonly app: string;
  readonly name: string;
  readonly fields: readonly ExistingField[];
}

export interface ExistingRelation {
  readonly model: ExistingModel;
  readonly field: ExistingField;
}

/** A checked model as an existing one; it has the primary key `id` unless it defines its own. */
export function asExisting(app: string, model: Pick<Model, 'name' | 'fields'>): ExistingModel {
  const hasKey = model.fields.some((field) => fieldType(field.type).category === 'key');
  const fields = model.fields.map((field): ExistingField => {
    const { name, type, to, relatedName } = field;
    if (!to || !(isToOne(type) || type === 'manytomany')) return { name };
    const kind = type as Relation['kind'];
    const isRequired = isToOne(type) && !field.null;
    return { name, relation: { kind, to, isRequired, ...(relatedName !== undefined && { relatedName }) } };
  });
  return { app, name: model.name, fields: hasKey ? fields : [{ name: 'id' }, ...fields] };
}
