// Parses the specifications of the models of one app, and reports all their faults at once.
import { printable } from '../text/printable.ts';
import { accessSaid, withoutNeedlessMarks } from './access.ts';
import type { ModelScope } from './catalogue.ts';
import { checkField } from './check-field.ts';
import { fieldType, isEditable, isToOne } from './field-types.ts';
import { parseWord } from './field-word.ts';
import type { Field, Model } from './model.ts';
import { modelNames } from './model-names.ts';
import type { ModelRules } from './model-rules.ts';
import { modelNameFault } from './name-faults.ts';
import { type CheckedModel, checkCircles, checkReverseNames } from './relation-checks.ts';
import { findTarget, type TargetContext } from './relation-targets.ts';
import { resolveAccess, type UnresolvedModel } from './resolve-access.ts';
import { formatSpec } from './spec-format.ts';
import { fieldWordsOf, timestampsWord } from './timestamps.ts';

export interface Spec {
  /** Where it was written, for the start of messages: `--model "Post title"`. */
  readonly source: string;
  /** The model's name and its fields; each may hold several words. */
  readonly words: readonly string[];
}

export type Parsed = { readonly models: Model[] } | { readonly faults: string[] };

interface Fault {
  readonly spec: number;
  readonly position: number;
  readonly text: string;
}

/** The models of one app whose fields were read; who may see and change their records is not known yet. */
export interface ReadModels {
  readonly scope: ModelScope;
  readonly models: readonly (CheckedModel & UnresolvedModel)[];
  readonly faults: Fault[];
}

/** Parses and checks the models of one app, which may refer to each other and to models in `scope`. */
export function parseModels(specs: readonly Spec[], scope: ModelScope): Parsed {
  return resolveModels([readModels(specs, scope)])[0] as Parsed;
}

/**
 * Finds out who may see and change the records of the models of several apps, which may refer to each other.
 * @returns for each app its models in order, or every fault with its position and a suggestion, without a full stop
 */
export function resolveModels(apps: readonly ReadModels[]): Parsed[] {
  const resolved = resolveAccess(apps);
  return apps.map(({ scope, faults }, index): Parsed => {
    if (faults.length > 0) {
      const inOrder = faults.toSorted((a, b) => a.spec - b.spec || a.position - b.position);
      return { faults: inOrder.map(({ text }) => text) };
    }
    const { reference: users } = scope.rules.users;
    const models = (resolved[index] ?? []).map(({ name, fields: given, access, isStated }): Model => {
      const fields = withoutNeedlessMarks(given, users).toSorted(
        (one, other) => Number(isKey(other)) - Number(isKey(one)),
      );
      return { name, fields, access, spec: formatSpec({ name, fields, access, isStated }, scope.app, users) };
    });
    return { models };
  });
}

/** Reads the fields of the models of one app. */
export function readModels(specs: readonly Spec[], scope: ModelScope): ReadModels {
  const found: Fault[] = [];
  const lists = specs.map(({ words }) => words.flatMap((word) => word.split(/\s+/).filter(Boolean)));
  const names = lists.map(([name = '']) => name);
  const goodNames = [...new Set(names.filter((name) => modelNameFault(name, scope.rules) === undefined))];
  const models: (CheckedModel & UnresolvedModel)[] = [];
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
    for (const fault of modelFaults(name, names.slice(0, index), scope)) report(1, name, fault);
    const positions = [...words.entries()];
    const fieldWords = positions.filter(([, word]) => accessSaid(word) === undefined);
    const [access, again] = positions.filter(([, word]) => accessSaid(word) !== undefined);
    if (fieldWords.length === 0) report(1, name, 'has no fields: add some, such as title or body:text');
    if (again) report(again[0] + 2, again[1], 'sets access twice');
    const [, second] = fieldWords.filter(([, word]) => word === timestampsWord);
    if (second) report(second[0] + 2, second[1], 'is given twice');
    const expanded = fieldWords
      .filter((each) => each !== second)
      .flatMap(([position, word]) => fieldWordsOf(word).map((each) => [position, each] as const));
    const model = readFields(name, expanded, { scope, names: goodNames, self: name }, (position, fault) =>
      report(position + 2, words[position] ?? '', fault),
    );
    if (model.fields.length > 0 && !model.fields.some(isEditable)) {
      report(1, name, 'has no field that a form can show: add some, such as title or body:text');
    }
    models.push({
      ...model,
      word: access && accessSaid(access[1]),
      reportAccess: (fault) => (access ? report(access[0] + 2, access[1], fault) : report(1, name, fault)),
    });
  }
  checkReverseNames(models, scope);
  checkCircles(models, scope);
  return { scope, models, faults: found };
}

function modelFaults(name: string, earlier: readonly string[], scope: ModelScope): string[] {
  const fault = modelNameFault(name, scope.rules);
  if (fault) return [`the name ${name} ${fault}`];
  const existing = (scope.modelsOf(scope.app) ?? []).map((model) => model.name);
  const sameAs = (other: string) => other.toLowerCase() === name.toLowerCase();
  const twin = earlier.find(sameAs);
  if (twin !== undefined) {
    return [twin === name ? 'is given twice' : `and ${twin} differ only in case, and would share a table`];
  }
  const present = existing.find(sameAs);
  if (present !== undefined) return [`the app ${scope.app} already has a model ${present}`];
  const others = [...earlier, ...existing];
  const { pluralKebab } = modelNames(name);
  const sameAddress = others.find((other) => modelNames(other).pluralKebab === pluralKebab);
  if (sameAddress !== undefined)
    return [`and ${sameAddress} would share the address ${pluralKebab}/: rename one`];
  const other = others.find((each) => shareClasses(name, each, scope.rules));
  if (other === undefined) return [];
  const isFree = (suggestion: string) => !others.some((each) => shareClasses(suggestion, each, scope.rules));
  const suggestion = ['Entry', 'Record', 'Item'].map((ending) => name + ending).find(isFree);
  return [
    `would clash with the classes generated for ${other}: choose another name${suggestion ? `, such as ${suggestion}` : ''}`,
  ];
}

/** True if a model, or a class generated for it, would have the name of another one or of its classes. */
function shareClasses(name: string, other: string, rules: ModelRules): boolean {
  const taken = new Set([other, ...rules.classesOf(other)]);
  return [name, ...rules.classesOf(name)].some((each) => taken.has(each));
}

function readFields(
  name: string,
  words: readonly (readonly [position: number, word: string])[],
  context: TargetContext,
  report: (position: number, fault: string) => void,
): CheckedModel {
  const { app, rules } = context.scope;
  const fields = new Map<Field, number>();
  for (const [position, word] of words) {
    const parsed = parseWord(word, rules);
    if ('faults' in parsed) {
      for (const fault of parsed.faults) report(position, fault);
      continue;
    }
    const isRelation = fieldType(parsed.field.type).category === 'relation';
    const found = isRelation ? findTarget(parsed.field, context) : undefined;
    if (found && 'fault' in found) report(position, found.fault);
    const to = found && 'to' in found ? found.to : undefined;
    if (
      parsed.field.type === 'manytomany' &&
      to?.model === name &&
      to.app === app &&
      parsed.field.relatedName
    ) {
      report(
        position,
        'does not need a related name: a many-to-many relation to itself is the same from both sides',
      );
    }
    const field = checkField(parsed.field, to, rules, (fault) => report(position, fault));
    for (const fault of clashes(field, [...fields.keys()], rules)) report(position, fault);
    fields.set(field, position);
  }
  const all = [...fields.keys()];
  for (const [field, position] of fields) {
    const user = all.find((other) => other !== field && rules.namesUsedBy(other).includes(field.name));
    if (user)
      report(
        position,
        `the name ${field.name} would hide what ${user.name} needs in ${rules.modelsFile}: rename it`,
      );
  }
  return { name, fields: all, report: (field, fault) => report(fields.get(field) ?? 0, fault) };
}

/** Why a field cannot be in one model with those before it. */
function clashes(field: Field, earlier: readonly Field[], rules: ModelRules): string[] {
  const faults: string[] = [];
  for (const other of earlier) {
    if (other.name === field.name) faults.push(`${field.name} is defined twice`);
    const [column, otherColumn] = [columnOf(field), columnOf(other)];
    if (other.name !== field.name && column === otherColumn) {
      faults.push(`and ${other.name} would share the column ${column}: rename one`);
    }
    faults.push(...rules.fieldClashes(field, other));
    if (isKey(field) && isKey(other)) faults.push(`is a second primary key, after ${other.name}`);
  }
  return faults;
}

function isKey(field: Field): boolean {
  return fieldType(field.type).category === 'key';
}

function columnOf({ name, type }: Field): string {
  return isToOne(type) ? `${name}_id` : name;
}
