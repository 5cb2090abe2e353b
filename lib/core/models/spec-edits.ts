// Edits of recorded specifications, word by word: fields put in, taken out, renamed or replaced, and access said anew.
import { accessSaid, accessWord } from './access.ts';
import { fieldType, findFieldType } from './field-types.ts';
import type { Reference } from './model.ts';
import type { ModelRules } from './model-rules.ts';
import { fieldWordsOf } from './timestamps.ts';

/** A recorded specification taken apart. */
export interface SpecWords {
  readonly name: string;
  /** One for each field. */
  readonly fields: readonly string[];
  /** What follows `access=`. */
  readonly access?: string | undefined;
}

export function wordsOf(spec: string): SpecWords {
  const [name = '', ...words] = spec.split(' ');
  const fields = words.filter((word) => accessSaid(word) === undefined).flatMap(fieldWordsOf);
  return { name, fields, access: words.flatMap((word) => accessSaid(word) ?? [])[0] };
}

export const specOf = ({ name, fields, access }: SpecWords): string =>
  [name, ...fields, ...(access === undefined ? [] : [accessWord(access)])].join(' ');

/** The name of the field that a word describes. */
export const fieldIn = (word: string): string => word.split(':', 1)[0] ?? '';

/** The same with new fields: last, or after one that is there. */
export function withFields(spec: SpecWords, words: readonly string[], after?: string): SpecWords {
  const at = after === undefined ? -1 : spec.fields.findIndex((word) => fieldIn(word) === after);
  return { ...spec, fields: spec.fields.toSpliced(at < 0 ? spec.fields.length : at + 1, 0, ...words) };
}

export const withoutField = (spec: SpecWords, name: string): SpecWords => ({
  ...spec,
  fields: spec.fields.filter((word) => fieldIn(word) !== name),
});

/** The same with another word for a field, which may name it anew. */
export const withField = (spec: SpecWords, name: string, change: (word: string) => string): SpecWords => ({
  ...spec,
  fields: spec.fields.map((word) => (fieldIn(word) === name ? change(word) : word)),
});

/** A word with another name for its field. */
export const renamedWord = (word: string, name: string): string => name + word.slice(fieldIn(word).length);

/** What a field of a model refers to, going by its word; undefined for one that is no relation. */
export function targetIn(word: string, self: Reference, { types }: ModelRules): Reference | undefined {
  const [, typeWord = '', target = ''] = word.split(':');
  const type = findFieldType(typeWord, types.spellings);
  if (!type || fieldType(type).category !== 'relation') return undefined;
  if (target === 'self') return self;
  const [app = '', model] = target.split('.');
  return model === undefined ? { app: self.app, model: target } : { app, model };
}

/** The word of a relation with another model that it refers to. */
export const withTarget = (word: string, model: string): string =>
  word
    .split(':')
    .map((part, index) => (index === 2 && part !== 'self' ? part.replace(/[^.]+$/, model) : part))
    .join(':');
