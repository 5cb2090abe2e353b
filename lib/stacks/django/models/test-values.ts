// Values for the tests of a model, as Python: what its factory sets, and what is posted to its form.

import { fieldType, isToOne } from '../../../core/models/field-types.ts';
import {
  type Access,
  type Field,
  isSameReference,
  type Model,
  type Reference,
} from '../../../core/models/model.ts';
import { modelNames } from '../../../core/models/model-names.ts';
import { modelReference } from './class-names.ts';
import { inputFields } from './field-roles.ts';
import { narrow, sample } from './sample-values.ts';
import { isUser } from './users.ts';

/** A Python expression and its imports. */
export interface Expression {
  readonly code: string;
  readonly imports: readonly string[];
}

/**
 * How tests get a record of a model.
 * @param number a Python expression; each value gives another record
 * @param shared true if any record will do, preferably one that already exists
 */
export type Maker = (number: string, shared: boolean, isOwn?: boolean) => Expression | undefined;

/** What is known about models with tests in other files. */
export interface OtherModels {
  /** How tests get a record of a model; undefined for one without a factory. */
  makerOf(to: Reference): Maker | undefined;
  /** A model of another app; undefined for one that was not made from a specification. */
  modelOf(to: Reference): Model | undefined;
  /** What records of a model in another app refer to. */
  targetsOf(to: Reference): readonly Reference[];
  /** Who may see and change the records of a model; undefined for one that was not made from a specification. */
  accessOf(to: Reference): Access | undefined;
}

/** What a model's tests know about other models. */
export interface Surroundings {
  /** The label of the app. */
  readonly app: string;
  /** What the app's module of models is called where it is imported as a whole. */
  readonly modelsModule: string;
  /** All generated models of the app, including the one under test. */
  readonly models: readonly Model[];
  /** Models of other apps except Django's own, and of the app itself with tests in other files. */
  readonly others?: OtherModels;
}

const inDjango: Readonly<Record<string, Maker>> = {
  'auth.Group': (number) => existing('auth', 'Group', `objects.get_or_create(name=f"Group {${number}}")[0]`),
  'auth.Permission': (number) => existing('auth', 'Permission', `objects.order_by("pk")[${number}]`),
  'contenttypes.ContentType': (number) =>
    existing('contenttypes', 'ContentType', `objects.get_or_create(model=f"kind{${number}}")[0]`),
  'sites.Site': (number) =>
    existing('sites', 'Site', `objects.get_or_create(domain=f"site-{${number}}.example.com")[0]`),
};

/** A record of one of Django's own models, under a name of its own, since an app may have a model of the same name. */
function existing(app: string, model: string, code: string): Expression {
  const name = `Django${model}`;
  return {
    code: `${name}.${code}`,
    imports: [`from django.contrib.${app}.models import ${model} as ${name}`],
  };
}

/** A record for a field to refer to, a different one for each number; undefined if it is not known how to make one. */
function made(
  field: Field,
  number: string,
  shared: boolean,
  model: Model,
  { app, modelsModule, models, others }: Surroundings,
): Expression | undefined {
  const to = field.to as Reference;
  if (isUser(to)) {
    const name = `${modelNames(model.name).snake}-${field.name}-`;
    const text = /^\d+$/.test(number) ? `"${name}${number}"` : `f"${name}{${number}}"`;
    return { code: `make_user(${text})`, imports: [] };
  }
  if (to.app === app && models.some(({ name }) => name === to.model)) {
    const apart = to.model === model.name ? undefined : others?.makerOf(to);
    const code = `make_${modelNames(to.model).snake}(${number})`;
    return (
      apart?.(number, shared, true) ?? {
        code: shared ? `${modelReference(to.model, modelsModule)}.objects.first() or ${code}` : code,
        imports: [],
      }
    );
  }
  return (others?.makerOf(to) ?? inDjango[`${to.app}.${to.model}`])?.(number, shared);
}

/** A model under the name that tests have for it. */
const referenceTo = ({ name }: Model, { modelsModule }: Surroundings) => ({
  name: modelReference(name, modelsModule),
});

/** True if making a record of the field's target requires one of `model` first. */
function leadsBack(field: Field, model: Model, { app, models, others }: Surroundings): boolean {
  const seen = new Set<string>();
  const leads = (to: Reference): boolean => {
    if (to.app === app && to.model === model.name) return true;
    const key = `${to.app}.${to.model}`;
    if (seen.has(key)) return false;
    seen.add(key);
    const here = to.app === app ? models.find(({ name }) => name === to.model) : undefined;
    return (here ? targetsIn(here) : (others?.targetsOf(to) ?? [])).some(leads);
  };
  return field.to !== undefined && leads(field.to);
}

/** What the records that a factory makes of a model refer to. */
export function targetsIn({ fields }: Pick<Model, 'fields'>): Reference[] {
  return fields.flatMap(({ type, to }) => (to && isToOne(type) ? [to] : []));
}

/** The value that the factory sets each field to, with `number` as its variable, without fields that do not need one. */
export function factoryValues(model: Model, around: Surroundings): [Field, Expression | undefined][] {
  return model.fields.flatMap((field): [Field, Expression | undefined][] => {
    const { category } = fieldType(field.type);
    if (category === 'key' || field.type === 'manytomany' || field.auto) return [];
    if (!isToOne(field.type)) return [[field, numbered(field, referenceTo(model, around))]];
    const nothing: [Field, Expression][] =
      field.default === undefined ? [] : [[field, { code: 'None', imports: [] }]];
    if (field.null && leadsBack(field, model, around)) return nothing;
    const value = made(field, numberFor(field, model), field.type === 'foreignkey', model, around);
    return value || !field.null ? [[field, value]] : nothing;
  });
}

/** The number of the record that a field refers to; several fields to the same model start from different ones. */
function numberFor(field: Field, { fields }: Model): string {
  const before = fields
    .slice(0, fields.indexOf(field))
    .filter(({ type, to }) => isToOne(type) && isSameReference(to, field.to));
  return before.length === 0 || isUser(field.to) ? 'number' : `number + ${3 * before.length}`;
}

/** Numbers that factories do not use: of the record that the form's tests post, and of the first that it refers to. */
const sent = { record: 4, target: 7 };

/** What a browser posts for the form of a model, without files; nothing for a record that tests do not know how to make. */
export function sentValues(model: Model, around: Surroundings): [Field, Expression | undefined][] {
  let number = sent.target;
  return inputFields(model).flatMap((field): [Field, Expression | undefined][] => {
    const { category } = fieldType(field.type);
    if (category === 'file' && field.type !== 'filepath') return [];
    if (category !== 'relation') {
      const value = sample(field, sent.record - 1, referenceTo(model, around));
      return value?.posted === undefined ? [] : [[field, { code: value.posted, imports: value.imports }]];
    }
    if (field.null || field.blank) {
      return field.default === undefined ? [] : [[field, { code: '""', imports: [] }]];
    }
    if (field.to?.app === around.app && field.to.model === model.name)
      return [[field, { code: '[self.record.pk]', imports: [] }]];
    if (field.name === model.access.path[0])
      return [[field, { code: `self.record.${field.name}.pk`, imports: [] }]];
    const target = made(field, String(number++), false, model, around);
    if (!target) return [[field, undefined]];
    const key = `${target.code}.${isUser(field.to) ? 'get_username()' : 'pk'}`;
    const code = field.type === 'manytomany' ? `[${key}]` : key;
    return [[field, { ...target, code }]];
  });
}

/** The files that a browser posts for the form of a model. */
export function sentFiles(model: Model, around: Surroundings): [Field, Expression][] {
  return inputFields(model).flatMap((field): [Field, Expression][] => {
    if (field.type !== 'file' && field.type !== 'image') return [];
    const value = sample(field, sent.record - 1, referenceTo(model, around));
    return value?.posted ? [[field, { code: value.posted, imports: value.imports }]] : [];
  });
}

/**
 * The samples of a field as one expression of `number`, such as `f"Title {number}"`.
 * Where they do not differ by a number: the first one, or for a unique field a list of them.
 */
function numbered(field: Field, model: Pick<Model, 'name'>): Expression {
  const samples = [0, 1, 2].map((index) => sample(field, index, model));
  const [one = '', two = '', three = ''] = samples.map((found) => found?.value ?? '');
  const imports = samples[0]?.imports ?? [];
  const code = narrow(field) ?? generalise(one, two);
  if (code !== undefined) return { code, imports };
  return {
    code:
      field.unique && fieldType(field.type).category !== 'file'
        ? `[${one}, ${two}, ${three}][number - 1]`
        : one,
    imports,
  };
}

/** `"Title 1"` and `"Title 2"` -> `f"Title {number}"`; undefined if they differ in another way. */
function generalise(one: string, two: string): string | undefined {
  let from = 0;
  while (from < one.length && one[from] === two[from]) from += 1;
  const start = one.slice(0, from);
  const end = one.slice(from + 1);
  const digit = one[from];
  const counts = (digit === '1' && two[from] === '2') || (digit === '0' && two[from] === '1');
  if (!counts || start + two[from] + end !== two || /^\d/.test(end)) return undefined;
  const inString = (start.match(/(?<!\\)"/g)?.length ?? 0) % 2 === 1;
  if (!inString) return /^\.\d+$/.test(end) ? `number + 0${end}` : `${start.replace(/\d+$/, '')}number${end}`;
  if (/\d$/.test(start)) return undefined;
  const quote = start.lastIndexOf('"');
  if (/[{}\\']/.test(one) || start[quote - 1] === 'b') return undefined;
  return `${start.slice(0, quote)}f${start.slice(quote)}{number}${end}`;
}
