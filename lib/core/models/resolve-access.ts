// Resolves who may see and change the records of models: what `access=…` in their specifications means.
import { didYouMean } from '../text/suggest.ts';
import { isOwned, staffAccess, usualAccess } from './access.ts';
import { type ModelScope, referenceKey } from './catalogue.ts';
import type { Relation } from './existing-model.ts';
import { isToOne } from './field-types.ts';
import {
  type Access,
  type AccessLevel,
  accessLevels,
  type Field,
  isSameReference,
  type Model,
  type Reference,
} from './model.ts';

/** A model whose fields were read; its `access=` is not resolved yet. */
export interface UnresolvedModel extends Pick<Model, 'name' | 'fields'> {
  /** What follows `access=`, if it is there. */
  readonly word: string | undefined;
  /** Receives the fault of that word, or of the model as a whole. */
  readonly reportAccess: (fault: string) => void;
}

type Found = { readonly access: Access } | { readonly fault: string };

/** The models of one app. */
interface UnresolvedApp<Read> {
  readonly scope: ModelScope;
  readonly models: readonly Read[];
}

interface Resolved {
  readonly access: Access;
  /** Whether it differs from what the model would have without a word, because of what it belongs to. */
  readonly isStated: boolean;
}

/**
 * Finds out the access of the models of one call, by app; the fault of one is reported where it was written.
 * A model without a word of its own follows a private model that it belongs to, unless it has an owner.
 */
export function resolveAccess<Read extends UnresolvedModel>(
  apps: readonly UnresolvedApp<Read>[],
): (Read & Resolved)[][] {
  const known = new Map<UnresolvedModel, Access>();
  const byLabel = new Map(apps.map((app) => [app.scope.app, app]));
  const resolve = (model: Read, scope: ModelScope): Access => {
    const before = known.get(model);
    if (before) return before;
    // What a circle of models leads back to is owned by nobody.
    known.set(model, staffAccess);
    const found = accessOf(model, lookup(scope), scope);
    if ('fault' in found) model.reportAccess(found.fault);
    const access = 'access' in found ? found.access : staffAccess;
    known.set(model, access);
    return access;
  };
  const lookup =
    (scope: ModelScope): AccessOf =>
    (to) => {
      const app = to && byLabel.get(to.app);
      const model = app?.models.find(({ name }) => name === to?.model);
      if (app && model) return resolve(model, app.scope);
      return to && scope.accessOf(to);
    };
  return apps.map(({ scope, models }) =>
    models.map((model) => {
      const access = resolve(model, scope);
      const isStated = access.level === 'staff' && privateParent(model, lookup(scope)) !== undefined;
      return { ...model, access, isStated };
    }),
  );
}

/** The relation to the private model that a record belongs to. */
function privateParent({ fields }: UnresolvedModel, of: AccessOf): Field | undefined {
  return fields.find((field) => isStep(field) && of(field.to)?.level === 'private');
}

type AccessOf = (to: Reference | undefined) => Access | undefined;

function accessOf(model: UnresolvedModel, of: AccessOf, scope: ModelScope): Found {
  const { fields } = model;
  const users = scope.rules.users.reference;
  const usual = usualAccess(fields, users);
  const [marked, second] = fields.filter(({ owner, type }) => owner && isToOne(type));
  if (second)
    return { fault: `marks both ${marked?.name} and ${second.name} as the owner: a record has one` };
  const owner = (level?: AccessLevel): Found | undefined => {
    if (!marked) return undefined;
    return isSameReference(marked.to, users)
      ? along(level ?? 'owner', [marked.name], fields, scope)
      : through(marked, level, of);
  };
  if (model.word === undefined) {
    const own = owner();
    if (own) return own;
    if (usual.level === 'owner') return { access: usual };
    const parent = privateParent(model, of);
    return parent ? through(parent, undefined, of) : { access: usual };
  }
  const [word = '', path] = model.word.split(':');
  const level = accessLevels.find((each) => each === word);
  if (path !== undefined) {
    if (level !== 'owner' && level !== 'private')
      return { fault: 'names an owner, which only owner and private have' };
    return along(level, path.split('.'), fields, scope);
  }
  if (level === undefined) {
    const field = fields.find(({ name }) => name === word);
    if (field === undefined) return { fault: `unknown access ${word}${suggestion(word, fields)}` };
    if (isSameReference(field.to, users)) return along('owner', [word], fields, scope);
    return through(field, undefined, of);
  }
  if (level === 'staff' || level === 'members') return { access: { level, path: [] } };
  const own = owner(level);
  if (own) return own;
  if (usual.level === 'owner') return { access: { level, path: usual.path } };
  const parent = fields.find((field) => isStep(field) && (of(field.to)?.path.length ?? 0) > 0);
  if (parent) return through(parent, level, of);
  const step = fields.find(isStep)?.name;
  const other = step ? `, or name it through a relation: access=${level}:${step}.owner` : '';
  return {
    fault: `needs an owner: add one, such as owner:fk:${users.app}.${users.model}${other}, or give it access=staff or access=members`,
  };
}

/** The access of what a field refers to, or one of its level, with the same owner. */
function through(field: Field, level: AccessLevel | undefined, of: AccessOf): Found {
  const fault = stepFault(field);
  if (fault) return { fault };
  const parent = of(field.to);
  if (parent && isOwned(parent)) {
    return { access: { level: level ?? parent.level, path: [field.name, ...parent.path] } };
  }
  const target = `${field.to?.app}.${field.to?.model}`;
  return {
    fault: parent
      ? `the records of ${target} have no owner`
      : `the owner of ${target} is not known: write access=private:${field.name}.owner with the field that names it`,
  };
}

/** An owner that is named field by field; only what is known of the models on the way is checked. */
function along(
  level: AccessLevel,
  path: readonly string[],
  fields: readonly Field[],
  scope: ModelScope,
): Found {
  const users = scope.rules.users.reference;
  const [first = '', ...rest] = path;
  const field = fields.find(({ name }) => name === first);
  if (!field) return { fault: `there is no field ${first}` };
  if (rest.length === 0 && (!isSameReference(field.to, users) || field.type !== 'foreignkey')) {
    return {
      fault: `${first} is not a foreign key to ${users.app}.${users.model} that many records can share`,
    };
  }
  const fault = rest.length > 0 ? stepFault(field) : undefined;
  if (fault) return { fault };
  let to = field.to;
  for (const [index, name] of rest.entries()) {
    if (!/^[a-z]\w*$/.test(name)) return { fault: `${name || '(empty)'} is not the name of a field` };
    const target: Reference | undefined = to;
    const model = target && scope.modelsOf(target.app)?.find((each) => each.name === target.model);
    const step = model?.fields.find((each) => each.name === name);
    if (model && model.fields.length > 0 && !step?.relation) {
      return { fault: `${target?.app}.${target?.model} has no relation ${name}` };
    }
    const isLast = index === rest.length - 1;
    const wrong = step?.relation && relationFault(name, step.relation, isLast);
    if (wrong) return { fault: wrong };
    to = step?.relation?.to;
  }
  if (to && !isSameReference(to, users) && referenceKey(to, scope) !== referenceKey(users, scope)) {
    return { fault: `${path.join('.')} leads to ${to.app}.${to.model}, which is not a user` };
  }
  return { access: { level, path } };
}

const isStep = (field: Field): boolean => stepFault(field) === undefined;

/** Why the owner of what a field refers to cannot be the owner of its record. */
function stepFault({ name, type, null: optional }: Field): string | undefined {
  if (!isToOne(type)) return manyFault(name);
  return optional ? `${emptyFault(name)}: remove null` : undefined;
}

/** The same for a relation on the way to the owner; the owner at its end may be missing. */
function relationFault(name: string, { kind, isRequired }: Relation, isLast: boolean): string | undefined {
  if (kind === 'manytomany') return manyFault(name);
  return isRequired === false && !isLast ? emptyFault(name) : undefined;
}

const manyFault = (name: string) => `${name} does not refer to one record that may have an owner`;

const emptyFault = (name: string) => `${name} can be empty, and then nobody would own the record`;

function suggestion(word: string, fields: readonly Field[]): string {
  const keys = fields.filter(({ type }) => isToOne(type)).map(({ name }) => name);
  const all = [...accessLevels, ...keys];
  return didYouMean(word, all) || `: use ${all.join(', ')}`;
}
