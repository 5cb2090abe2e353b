// What relations do to the models they refer to: names that clash there, and circles in which no record can be the first.

import {
  asExisting,
  type ExistingModel,
  type ExistingRelation,
  meant,
  referenceKey,
  type World,
} from './catalogue.ts';
import { isToOne } from './field-types.ts';
import type { Field, Model, Reference } from './model.ts';
import { modelNames } from './model-names.ts';

/** A model of the call; `report` says what is wrong with a field of it. */
export interface CheckedModel extends Pick<Model, 'name' | 'fields'> {
  readonly report: (field: Field, fault: string) => void;
}

/** The names of a relation on its target. */
interface Reverse {
  /** `author.post_set` */
  readonly accessor: string;
  /** `Author.objects.filter(post=…)` */
  readonly query: string;
}

/**
 * Reports the clashes that Django's checks fields.E302 to E305 are about.
 * https://docs.djangoproject.com/en/5.2/ref/checks/#related-fields
 */
export function checkReverseNames(models: readonly CheckedModel[], world: World): void {
  const fresh = models.map((model) => asExisting(world.app, model));
  const seen: ExistingRelation[] = [];
  for (const [index, { report, fields }] of models.entries()) {
    const model = fresh[index] as ExistingModel;
    for (const field of fields) {
      const { to } = field;
      const relation = { model, field: model.fields.find(({ name }) => name === field.name) ?? field };
      const mine = to && reverseOf(relation, world);
      if (!mine) continue;
      const earlier = seen.filter((each) => each.field.relation && isSame(each.field.relation.to, to, world));
      const candidates = [...(world.modelsOf(meant(to, world.userModel).app) ?? []), ...fresh];
      const target = candidates.find((each) => isSame(referenceTo(each), to, world));
      const others = [...world.relationsTo(to), ...earlier];
      const faultOf = (reverse: Reverse) => clash(reverse, to, target, others, world);
      const fault = faultOf(mine);
      if (fault) {
        const free = relatedNames(model, field).find((name) => !faultOf({ accessor: name, query: name }));
        report(field, `${fault}: add related=${free}`);
      }
      seen.push(relation);
    }
  }
}

function clash(
  mine: Reverse,
  to: Reference,
  target: ExistingModel | undefined,
  others: readonly ExistingRelation[],
  world: World,
): string | undefined {
  const taken = target?.fields.find(({ name }) => name === mine.accessor || name === mine.query);
  if (taken) return `${to.model} would call it ${taken.name}, and has a field of that name`;
  for (const other of others) {
    const theirs = reverseOf(other, world);
    const name = theirs?.accessor === mine.accessor ? mine.accessor : mine.query;
    if (theirs && (theirs.accessor === mine.accessor || theirs.query === mine.query)) {
      return `${to.model} would call both it and ${other.model.name}.${other.field.name} ${name}`;
    }
  }
  return undefined;
}

/** What the target calls a relation; undefined when it is hidden, as one to itself of any number is. */
function reverseOf({ model, field: { relation } }: ExistingRelation, world: World): Reverse | undefined {
  if (!relation || relation.relatedName?.endsWith('+')) return undefined;
  const { kind, to, relatedName } = relation;
  const isSelf = isSame(to, referenceTo(model), world);
  if (kind === 'manytomany' && isSelf) return undefined;
  const lower = model.name.toLowerCase();
  return {
    accessor: relatedName ?? (kind === 'onetoone' ? lower : `${lower}_set`),
    query: relatedName ?? lower,
  };
}

/** `Post.editor` -> `posts`, `editor_posts`: related names to suggest. */
function relatedNames(from: ExistingModel, field: Field): string[] {
  const { snake, pluralSnake } = modelNames(from.name);
  const name = field.type === 'onetoone' ? snake : pluralSnake;
  return [name, `${field.name}_${name}`, '+'];
}

/** Reports every circle of required relations among the models: no record of them could be the first. */
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
      ? `a record needs another one of its own kind, so there can be no first: make it null`
      : `${names} go in a circle, so there can be no first record: make one of them null`,
  );
}

function isSame(one: Reference, other: Reference, { userModel }: World): boolean {
  return referenceKey(one, userModel) === referenceKey(other, userModel);
}

function referenceTo(model: ExistingModel): Reference {
  return { app: model.app, model: model.name };
}
