// Reads the specifications of the models of one app, and finds everything that is wrong in them at once.

import { pythonNames } from '../../stacks/django/models/python-field.ts';
import { printable } from '../text/printable.ts';
import type { World } from './catalogue.ts';
import { checkField } from './check-field.ts';
import { choicesClass } from './choices.ts';
import { fieldType, isToOne } from './field-types.ts';
import { parseWord } from './field-word.ts';
import type { Field, Model } from './model.ts';
import { modelNames } from './model-names.ts';
import { modelNameFault } from './name-faults.ts';
import { type CheckedModel, checkCircles, checkReverseNames } from './relation-checks.ts';
import { findTarget } from './relation-targets.ts';
import { formatSpec } from './spec-format.ts';

export interface Spec {
  /** Where it was written, to begin messages with: `--model "Post title"`. */
  readonly source: string;
  /** The model's name and its fields; each may hold several words. */
  readonly words: readonly string[];
}

export type Parsed = { readonly models: Model[] } | { readonly faults: string[] };

/**
 * Parses and checks the models of one call, which may refer to each other and to what is in `world`.
 * @returns the models in order, or every fault, each with its place and a suggestion and without a full stop.
 */
export function parseModels(specs: readonly Spec[], world: World): Parsed {
  const found: { spec: number; position: number; text: string }[] = [];
  const lists = specs.map(({ words }) => words.flatMap((word) => word.split(/\s+/).filter(Boolean)));
  const names = lists.map(([name = '']) => name);
  const goodNames = [...new Set(names.filter((name) => modelNameFault(name) === undefined))];
  const models: CheckedModel[] = [];
  for (const [index, { source }] of specs.entries()) {
    const [name = '', ...words] = lists[index] ?? [];
    const add = (position: number, text: string) =>
      found.push({ spec: index, position, text: printable(`${source}: ${text}`) });
    const report = (position: number, word: string, fault: string) =>
      add(position, `word ${position} "${word}": ${fault}`);
    if (name === '') {
      add(0, 'is empty: write a model and its fields, such as "Post title body:text"');
      continue;
    }
    for (const fault of modelFaults(name, names.slice(0, index), world)) report(1, name, fault);
    if (words.length === 0) report(1, name, 'has no fields: add some, such as title or body:text');
    const model = readFields(name, words, { world, names: goodNames, self: name }, (position, fault) =>
      report(position + 2, words[position] ?? '', fault),
    );
    if (model.fields.length > 0 && model.fields.every(({ type }) => !fieldType(type).editable)) {
      report(1, name, 'has no field that a form can show: add some, such as title or body:text');
    }
    models.push(model);
  }
  checkReverseNames(models, world);
  checkCircles(models, world.app);
  if (found.length > 0) {
    const inOrder = found.toSorted((a, b) => a.spec - b.spec || a.position - b.position);
    return { faults: inOrder.map(({ text }) => text) };
  }
  return {
    models: models.map(({ name, fields }) => ({
      name,
      fields,
      spec: formatSpec({ name, fields }, world.app),
    })),
  };
}

/** What classes of the generated code are called after a model: `Post` makes `PostForm`. */
const classEndings = [
  'Form',
  'Admin',
  'ListView',
  'DetailView',
  'CreateView',
  'UpdateView',
  'DeleteView',
  'TestCase',
  'ModelTests',
  'FormTests',
  'ListTests',
  'WriteTests',
  'AdminTests',
];

function modelFaults(name: string, earlier: readonly string[], world: World): string[] {
  const fault = modelNameFault(name);
  if (fault) return [`the name ${name} ${fault}`];
  const existing = (world.modelsOf(world.app) ?? []).map((model) => model.name);
  const sameAs = (other: string) => other.toLowerCase() === name.toLowerCase();
  const twin = earlier.find(sameAs);
  if (twin !== undefined) {
    return [twin === name ? 'is there twice' : `and ${twin} differ only in case, and would share a table`];
  }
  const present = existing.find(sameAs);
  if (present !== undefined) return [`the app ${world.app} already has a model ${present}`];
  const others = [...earlier, ...existing];
  const { pluralKebab } = modelNames(name);
  const sameAddress = others.find((other) => modelNames(other).pluralKebab === pluralKebab);
  if (sameAddress !== undefined)
    return [`and ${sameAddress} would share the address ${pluralKebab}/: rename one`];
  const sameClass = others.find((other) =>
    classEndings.some((ending) => other + ending === name || name + ending === other),
  );
  return sameClass === undefined
    ? []
    : [`would clash with the classes that ${sameClass} is given: rename one`];
}

function readFields(
  name: string,
  words: readonly string[],
  beside: Parameters<typeof findTarget>[2],
  report: (position: number, fault: string) => void,
): CheckedModel {
  const fields = new Map<Field, number>();
  for (const [position, word] of words.entries()) {
    const parsed = parseWord(word);
    if ('faults' in parsed) {
      for (const fault of parsed.faults) report(position, fault);
      continue;
    }
    const isRelation = fieldType(parsed.field.type).category === 'relation';
    const found = isRelation ? findTarget(parsed.field.target, parsed.field.name, beside) : undefined;
    if (found && 'fault' in found) report(position, found.fault);
    const to = found && 'to' in found ? found.to : undefined;
    if (
      parsed.field.type === 'manytomany' &&
      to?.model === name &&
      to.app === beside.world.app &&
      parsed.field.relatedName
    ) {
      report(position, 'needs no related name: many-to-many to itself is the same seen from both sides');
    }
    const field = checkField(parsed.field, to, (fault) => report(position, fault));
    for (const fault of clashes(field, [...fields.keys()])) report(position, fault);
    fields.set(field, position);
  }
  const all = [...fields.keys()];
  for (const [field, position] of fields) {
    const user = all.find((other) => other !== field && pythonNames(other).includes(field.name));
    if (user)
      report(position, `the name ${field.name} would hide what ${user.name} needs in models.py: rename it`);
  }
  return { name, fields: all, report: (field, fault) => report(fields.get(field) ?? 0, fault) };
}

/** What a field and those before it cannot have in common. */
function clashes(field: Field, earlier: readonly Field[]): string[] {
  const faults: string[] = [];
  for (const other of earlier) {
    if (other.name === field.name) faults.push('is there twice');
    const [column, otherColumn] = [columnOf(field), columnOf(other)];
    if (other.name !== field.name && column === otherColumn) {
      faults.push(`and ${other.name} would share the column ${column}: rename one`);
    }
    const method = methodsOf(other).includes(field.name) || methodsOf(field).includes(other.name);
    if (method) faults.push(`and ${other.name} clash: Django makes a method of that name`);
    if (isKey(field) && isKey(other)) faults.push(`is a second primary key, after ${other.name}`);
    if (field.choices && other.choices && choicesClass(field.name) === choicesClass(other.name)) {
      faults.push(`and ${other.name} would both have the class ${choicesClass(field.name)}: rename one`);
    }
  }
  return faults;
}

function isKey(field: Field): boolean {
  return fieldType(field.type).category === 'key';
}

function columnOf({ name, type }: Field): string {
  return isToOne(type) ? `${name}_id` : name;
}

/** https://docs.djangoproject.com/en/5.2/ref/models/instances/#extra-instance-methods */
function methodsOf({ name, type, choices }: Field): string[] {
  if (choices) return [`get_${name}_display`];
  return type === 'date' || type === 'datetime' ? [`get_next_by_${name}`, `get_previous_by_${name}`] : [];
}
