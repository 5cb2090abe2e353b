// Splits one word of a specification, `name:type:argument:modifier`, into its parts.

import { didYouMean } from '../text/suggest.ts';
import { type FieldTypeName, fieldType, findFieldType, plainSpelling } from './field-types.ts';
import type { OnDelete } from './model.ts';
import type { ModelRules } from './model-rules.ts';

/** A word as it was written; its values are not checked yet. */
export interface FieldWord {
  readonly name: string;
  readonly type: FieldTypeName;
  length?: string;
  precision?: string;
  choices?: string;
  default?: string;
  min?: string;
  max?: string;
  endings?: string;
  target?: string;
  onDelete?: OnDelete;
  relatedName?: string;
  null?: true;
  blank?: true;
  unique?: true;
  index?: true;
  owner?: true;
  autoNow?: true;
  autoNowAdd?: true;
}

export const onDeletes = ['cascade', 'protect', 'restrict', 'set_null', 'set_default', 'do_nothing'] as const;

type Flag = 'null' | 'blank' | 'unique' | 'index' | 'owner' | 'autoNow' | 'autoNowAdd';

const flags: Readonly<Record<string, Flag>> = {
  null: 'null',
  optional: 'null',
  blank: 'blank',
  unique: 'unique',
  uniq: 'unique',
  index: 'index',
  db_index: 'index',
  owner: 'owner',
  auto_now: 'autoNow',
  auto_now_add: 'autoNowAdd',
};

type Setting = 'length' | 'choices' | 'default' | 'min' | 'max' | 'endings' | 'on_delete' | 'relatedName';

const settings: Readonly<Record<string, Setting>> = {
  default: 'default',
  length: 'length',
  max_length: 'length',
  choices: 'choices',
  min: 'min',
  min_value: 'min',
  max: 'max',
  max_value: 'max',
  endings: 'endings',
  on_delete: 'on_delete',
  related: 'relatedName',
  related_name: 'relatedName',
};

const modifierSpellings = [
  ...Object.keys(flags),
  ...onDeletes,
  ...Object.keys(settings).map((word) => `${word}=`),
];

/** Kinds of default in which a colon is not a separator, as in `default=09:30` and `default=https://…`. */
const kindsWithColons = new Set(['url', 'datetime', 'time', 'duration', 'ip', 'json']);

/** @returns the parts of a word, or every fault in its syntax */
export function parseWord(
  word: string,
  { types }: Pick<ModelRules, 'types'>,
): { readonly field: FieldWord } | { readonly faults: string[] } {
  const [name = '', typeWord = 'char', ...rest] = word.split(':');
  const slip = mistyped(word, types);
  if (slip !== undefined) return { faults: [slip] };
  const type = findFieldType(typeWord, types.spellings);
  if (!type) return { faults: [typeFault(name, typeWord, types)] };
  const field: FieldWord = { name, type };
  const faults: string[] = [];
  const parts = joinValues(type, rest);
  const { argument } = fieldType(type);
  const [first] = parts;
  if (argument && argument !== 'length' && first !== undefined && !isModifier(first)) {
    parts.shift();
    field[argument === 'model' ? 'target' : argument] = first;
  }
  for (const part of parts) {
    const fault = applyModifier(field, part);
    if (fault) faults.push(fault);
  }
  return faults.length > 0 ? { faults } : { field };
}

/** What is wrong with a word that has `=` for its first colon, another sign before a field, or a type as other languages write it. */
function mistyped(word: string, { spellings }: ModelRules['types']): string | undefined {
  const [, name, type] = /^(\w+)=([A-Za-z]\w*(?::.*)?)$/.exec(word) ?? [];
  if (name !== undefined) return `has = where a colon belongs: write ${name}:${type}`;
  for (const { 0: found, 1: next = '', index } of word.matchAll(/[,;]\w+:(\w+)/g)) {
    if (findFieldType(next, spellings)) {
      const sign = found.startsWith(',') ? 'comma' : 'semicolon';
      return `has a ${sign} where a space belongs: write ${word.slice(0, index)} ${word.slice(index + 1)}`;
    }
  }
  return foreignType(word, spellings);
}

/** `title:models.CharField`, `title:char(200)`, `title:string?`: what to write instead. */
function foreignType(word: string, spellings: ModelRules['types']['spellings']): string | undefined {
  const [, name, written, plain = '', given, optional, rest = ''] =
    /^(\w+):((?:(?:models|forms)\.)?(\w+)(?:\(([\w,]*)\))?(\?)?)(:.*)?$/.exec(word) ?? [];
  const type = findFieldType(plain, spellings);
  if (written === undefined || written === plain || type === undefined) return undefined;
  const values = `${given ? `:${given}` : ''}${optional ? ':null' : ''}`;
  return `has the type ${written}: write ${name}:${type}${values}${rest}`;
}

function typeFault(name: string, word: string, { spellings, unsupported }: ModelRules['types']): string {
  const names = [...new Set(spellings.values())].join(', ');
  if (word === '') return `has no type: use ${names}`;
  const plain = plainSpelling(word);
  if (Object.hasOwn(unsupported, plain)) return `${word} ${unsupported[plain]}`;
  const near = didYouMean(word, [...spellings.keys()]);
  if (!near && /^(\w+\.)?[A-Z]\w*$/.test(word))
    return `has the type ${word}, which is not a type: if it is a model, write ${name}:fk:${word}`;
  return `unknown type ${word}${near || `: use ${names}`}`;
}

function isModifier(part: string): boolean {
  const [key = ''] = part.split('=', 1);
  return part.includes('=')
    ? Object.hasOwn(settings, key)
    : Object.hasOwn(flags, part) || (onDeletes as readonly string[]).includes(part);
}

/** Joins a value that was split at its own colons. */
function joinValues(type: FieldTypeName, parts: readonly string[]): string[] {
  if (!kindsWithColons.has(fieldType(type).defaults)) return [...parts];
  const joined: string[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if (/^(default|min|max)(_value)?=/.test(last ?? '') && !isModifier(part))
      joined[joined.length - 1] = `${last}:${part}`;
    else joined.push(part);
  }
  return joined;
}

function applyModifier(field: FieldWord, part: string): string | undefined {
  if (/^\d+$/.test(part)) return set(field, 'length', part);
  const equals = part.indexOf('=');
  if (equals < 0) {
    if (Object.hasOwn(flags, part)) return set(field, flags[part] as 'null', true);
    const onDelete = onDeletes.find((each) => each === part);
    if (onDelete) return set(field, 'onDelete', onDelete);
    return part === '' ? 'has an empty part: remove the extra colon' : unknownModifier(part);
  }
  const key = part.slice(0, equals);
  const value = part.slice(equals + 1);
  const setting = Object.hasOwn(settings, key) ? settings[key] : undefined;
  if (!setting) return unknownModifier(`${key}=`);
  if (setting !== 'on_delete') return set(field, setting, value);
  const onDelete = onDeletes.find((each) => each === value.toLowerCase());
  if (onDelete) return set(field, 'onDelete', onDelete);
  return `unknown on_delete ${value}${didYouMean(value, onDeletes) || `: use ${onDeletes.join(', ')}`}`;
}

function unknownModifier(word: string): string {
  const known = didYouMean(word, modifierSpellings) || `: use ${modifierSpellings.join(', ')}`;
  return `unknown modifier ${word}${known}`;
}

function set<Key extends keyof FieldWord>(field: FieldWord, key: Key, value: FieldWord[Key]) {
  if (field[key] !== undefined)
    return `sets ${key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)} twice`;
  field[key] = value;
  return undefined;
}
