// Checks of relations across models: names that clash on the target, and circles in which no record can be the first.
import { type ModelScope, referenceKey, resolveReference } from './catalogue.ts';
import {
  asExisting,
  type ExistingField,
  type ExistingModel,
  type ExistingRelation,
} from './existing-model.ts';
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

interface Step {
  readonly model: ExistingModel;
  readonly field: ExistingField;
}

/** Reports every circle of required relations that a new model is in, since none of its records could be the first. */
export function checkCircles(models: readonly CheckedModel[], scope: ModelScope): void {
  const keyOf = (model: ExistingModel) => referenceKey(referenceTo(model), scope);
  const fresh = models.map((model) => asExisting(scope.app, model));
  const checked = new Map(fresh.map((model, index) => [keyOf(model), models[index] as CheckedModel]));
  const find = (to: Reference) =>
    [...fresh, ...(scope.modelsOf(resolveReference(to, scope).app) ?? [])].find((model) =>
      isSame(referenceTo(model), to, scope),
    );
  const done = new Set<string>();
  const visit = (model: ExistingModel, path: readonly Step[]): void => {
    for (const field of model.fields) {
      const next = field.relation?.isRequired ? find(field.relation.to) : undefined;
      if (!next || done.has(keyOf(next))) continue;
      const steps = [...path, { model, field }];
      const start = steps.findIndex((step) => keyOf(step.model) === keyOf(next));
      if (start < 0) visit(next, steps);
      else reportCircle(steps.slice(start), (step) => checked.get(keyOf(step.model)), scope);
    }
    done.add(keyOf(model));
  };
  for (const model of fresh) if (!done.has(keyOf(model))) visit(model, []);
}

function reportCircle(
  steps: readonly Step[],
  checkedIn: (step: Step) => CheckedModel | undefined,
  scope: ModelScope,
): void {
  const last = steps.findLast((step) => checkedIn(step) !== undefined);
  const model = last && checkedIn(last);
  const field = model?.fields.find(({ name }) => name === last?.field.name);
  if (!model || !field) return;
  const names = steps.map((step) => {
    const name = `${step.model.name}.${step.field.name}`;
    return step.model.app === scope.app ? name : `${step.model.app}.${name}`;
  });
  model.report(
    field,
    steps.length === 1
      ? `a record needs another one of its own kind, so no first record can be created: make it null`
      : `${names.join(' -> ')} form a circle, so no first record can be created: make one of them null`,
  );
}

function isSame(one: Reference, other: Reference, scope: ModelScope): boolean {
  return referenceKey(one, scope) === referenceKey(other, scope);
}

function referenceTo(model: ExistingModel): Reference {
  return { app: model.app, model: model.name };
}
