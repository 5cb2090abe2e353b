// Checks of relations across models: names that clash on the target, and circles in which no record can be the first.
import { type ModelScope, referenceKey, resolveReference } from './catalogue.ts';
import { asExisting, type ExistingModel, type ExistingRelation } from './existing-model.ts';
import { isToOne } from './field-types.ts';
import type { Field, Model, Reference } from './model.ts';
import { modelNames } from './model-names.ts';
import type { ReverseNames } from './model-rules.ts';

/** A model of the call; `report` receives the faults of its fields. */
export interface CheckedModel extends Pick<Model, 'name' | 'fields'> {
  readonly report: (field: Field, fault: string) => void;
}

/** Reports every relation whose name is taken on its target, by a field or by another relation, and fields that take such a name. */
export function checkReverseNames(models: readonly CheckedModel[], scope: ModelScope): void {
  const fresh = models.map((model) => asExisting(scope.app, model));
  const seen: ExistingRelation[] = [];
  for (const [index, { report, fields }] of models.entries()) {
    const model = fresh[index] as ExistingModel;
    checkFieldNames(model, fields, report, scope);
    for (const field of fields) {
      const { to } = field;
      const relation = { model, field: model.fields.find(({ name }) => name === field.name) ?? field };
      const mine = to && reverseOf(relation, scope);
      if (!mine) continue;
      const earlier = seen.filter((each) => each.field.relation && isSame(each.field.relation.to, to, scope));
      const candidates = [...(scope.modelsOf(resolveReference(to, scope).app) ?? []), ...fresh];
      const target = candidates.find((each) => isSame(referenceTo(each), to, scope));
      const others = [...scope.relationsTo(to), ...earlier];
      const faultOf = (reverse: ReverseNames) => clash(reverse, to, target, others, scope);
      const fault = faultOf(mine);
      if (fault) {
        const free = relatedNames(model, field).find((name) => !faultOf({ accessor: name, query: name }));
        report(field, `${fault}: add related=${free}`);
      }
      seen.push(relation);
    }
  }
}

/** Reports the fields of a new model that are named like a relation to it, from an app that refers to it already. */
function checkFieldNames(
  model: ExistingModel,
  fields: readonly Field[],
  report: CheckedModel['report'],
  scope: ModelScope,
): void {
  for (const relation of scope.relationsTo(referenceTo(model))) {
    const names = reverseOf(relation, scope);
    const taken = fields.find(({ name }) => name === names?.accessor || name === names?.query);
    const from = `${relation.model.app}.${relation.model.name}.${relation.field.name}`;
    if (taken) report(taken, `the name ${taken.name} is what ${model.name} calls ${from}: rename it`);
  }
}

function clash(
  mine: ReverseNames,
  to: Reference,
  target: ExistingModel | undefined,
  others: readonly ExistingRelation[],
  scope: ModelScope,
): string | undefined {
  const taken = target?.fields.find(({ name }) => name === mine.accessor || name === mine.query);
  if (taken) return `${to.model} would call it ${taken.name}, but already has a field with that name`;
  const reserved = scope.rules.fieldNameFault(mine.accessor, false)?.split(':')[0];
  if (reserved) return `${to.model} would call it ${mine.accessor}, which ${reserved}`;
  for (const other of others) {
    const theirs = reverseOf(other, scope);
    const name = theirs?.accessor === mine.accessor ? mine.accessor : mine.query;
    if (theirs && (theirs.accessor === mine.accessor || theirs.query === mine.query)) {
      return `${to.model} would call both it and ${other.model.name}.${other.field.name} ${name}`;
    }
  }
  return undefined;
}

/** The names of a relation on its target, if it has any. */
function reverseOf({ model, field: { relation } }: ExistingRelation, scope: ModelScope) {
  if (!relation) return undefined;
  const isSelf = isSame(relation.to, referenceTo(model), scope);
  return scope.rules.reverseOf(model.name, relation, isSelf);
}

/** Related names to suggest: `Post.editor` -> `posts`, `editor_posts`, and `+`, which hides the relation. */
function relatedNames(from: ExistingModel, field: Field): string[] {
  const { snake, pluralSnake } = modelNames(from.name);
  const name = field.type === 'onetoone' ? snake : pluralSnake;
  return [name, `${field.name}_${name}`, '+'];
}

/** Reports every circle of required relations among the models, since none of their records could be the first. */
export function checkCircles(models: readonly CheckedModel[], app: string): void {
  const done = new Set<CheckedModel>();
  const visit = (model: CheckedModel, path: readonly { model: CheckedModel; field: Field }[]): void => {
    for (const field of model.fields) {
      if (!isRequired(field) || field.to?.app !== app) continue;
      const next = models.find(({ name }) => name === field.to?.model);
      if (!next || done.has(next)) continue;
      const steps = [...path, { model, field }];
      const start = steps.findIndex((step) => step.model === next);
      if (start >= 0) reportCircle(steps.slice(start));
      else visit(next, steps);
    }
    done.add(model);
  };
  for (const model of models) if (!done.has(model)) visit(model, []);
}

function isRequired(field: Field): boolean {
  return isToOne(field.type) && !field.null;
}

function reportCircle(steps: readonly { model: CheckedModel; field: Field }[]): void {
  const last = steps.at(-1);
  if (!last) return;
  const names = steps.map(({ model, field }) => `${model.name}.${field.name}`).join(' -> ');
  last.model.report(
    last.field,
    steps.length === 1
      ? `a record needs another one of its own kind, so no first record can be created: make it null`
      : `${names} form a circle, so no first record can be created: make one of them null`,
  );
}

function isSame(one: Reference, other: Reference, scope: ModelScope): boolean {
  return referenceKey(one, scope) === referenceKey(other, scope);
}

function referenceTo(model: ExistingModel): Reference {
  return { app: model.app, model: model.name };
}
