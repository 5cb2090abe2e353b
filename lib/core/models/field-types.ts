// The types that a field can have: their spellings and their capabilities.
import type { FieldType } from './field-type.ts';

type Shared = Omit<FieldType, 'aliases'>;

const chars = (usual: number, least: number) => ({ usual, least });
const bits = (size: bigint) => ({ lowest: -(2n ** (size - 1n)), highest: 2n ** (size - 1n) - 1n });
const natural = (size: bigint) => ({ ...bits(size), lowest: 0n });

/** The capabilities of most types; the others state only what differs. */
const plain: Shared = {
  category: 'text',
  defaults: 'text',
  choices: false,
  unique: true,
  index: true,
  searchable: false,
  listed: true,
  filterable: false,
  sortable: true,
  editable: true,
};

/** For values too big for columns of a list, indexes and sorting. */
const big = { unique: false, index: false, listed: false, sortable: false };

const line: Shared = { ...plain, argument: 'length', length: chars(200, 1), searchable: true };
const choice: Shared = {
  ...plain,
  category: 'choice',
  defaults: 'choice',
  argument: 'choices',
  choices: true,
  unique: false,
  filterable: true,
};
const number: Shared = { ...plain, category: 'number', defaults: 'integer', choices: true };
const fraction: Shared = { ...plain, category: 'number', defaults: 'decimal' };
const flag: Shared = { ...plain, category: 'boolean', defaults: 'boolean', unique: false, filterable: true };
const moment: Shared = { ...plain, category: 'date', defaults: 'date' };
const data: Shared = { ...plain, category: 'data', defaults: 'none' };
const upload: Shared = {
  ...plain,
  category: 'file',
  defaults: 'none',
  argument: 'length',
  length: chars(100, 40),
  sortable: false,
};
const relation: Shared = {
  ...plain,
  category: 'relation',
  defaults: 'key',
  argument: 'model',
  filterable: true,
};
const key: Shared = {
  ...plain,
  category: 'key',
  defaults: 'none',
  unique: false,
  index: false,
  editable: false,
};

/** Documents and pictures; nothing that a browser runs, such as html and svg, and nothing that hides what is in it. */
const usualEndings = ['pdf', 'txt', 'csv', 'odt', 'docx', 'xlsx', 'jpg', 'jpeg', 'png'];

/** One row of the table; the aliases are words with spaces between them. */
function row(shared: Shared, aliases: string, own: Partial<Shared> = {}): FieldType {
  return { ...shared, ...own, aliases: aliases.split(' ').filter(Boolean) };
}

/** Every type by its name, in the order in which help lists them. */
const fieldTypes = {
  char: row(line, 'string str varchar', { choices: true }),
  text: row(plain, 'longtext textarea richtext', { ...big, searchable: true }),
  slug: row(line, '', { defaults: 'slug', length: chars(50, 1) }),
  email: row(line, 'mail', { defaults: 'email', length: chars(254, 10) }),
  url: row(line, 'uri link', { defaults: 'url', length: chars(200, 20) }),
  choice: row(choice, 'choices enum select'),
  integer: row(number, 'int number', { range: bits(32n) }),
  biginteger: row(number, 'bigint long', { range: bits(64n) }),
  smallinteger: row(number, 'smallint short', { range: bits(16n) }),
  positiveinteger: row(number, 'positiveint unsigned', { range: natural(32n) }),
  positivebiginteger: row(number, 'positivebigint', { range: natural(64n) }),
  positivesmallinteger: row(number, 'positivesmallint', { range: natural(16n) }),
  float: row(fraction, 'double real', { defaults: 'float' }),
  decimal: row(fraction, 'numeric money', { argument: 'precision' }),
  boolean: row(flag, 'bool checkbox'),
  date: row(moment, '', { filterable: true, automatic: true }),
  datetime: row(moment, 'timestamp timestamptz', {
    defaults: 'datetime',
    filterable: true,
    automatic: true,
  }),
  time: row(moment, '', { defaults: 'time', automatic: true }),
  duration: row(moment, 'interval timedelta', { defaults: 'duration' }),
  uuid: row(data, 'guid', { defaults: 'uuid' }),
  json: row(data, 'jsonb dict', { ...big, defaults: 'json' }),
  binary: row(data, 'blob bytes bytea', { ...big, editable: false }),
  genericipaddress: row(plain, 'ip ipaddress inet', { defaults: 'ip', short: 'ip', searchable: true }),
  file: row(upload, 'upload attachment hasoneattached', { endings: usualEndings }),
  image: row(upload, 'img picture photo'),
  filepath: row(upload, '', { unique: false, index: false }),
  foreignkey: row(relation, 'fk references reference belongsto manytoone', { short: 'fk' }),
  onetoone: row(relation, 'o2o hasone one2one', { short: 'o2o' }),
  manytomany: row(relation, 'm2m hasmany hasandbelongstomany many2many', {
    ...big,
    short: 'm2m',
    defaults: 'none',
  }),
  auto: row(key, 'serial increments'),
  bigauto: row(key, 'bigserial bigincrements'),
  smallauto: row(key, 'smallserial'),
} satisfies Record<string, FieldType>;

export type FieldTypeName = keyof typeof fieldTypes;

export const fieldTypeNames = Object.keys(fieldTypes) as FieldTypeName[];

/** The properties of a type. */
export function fieldType(name: FieldTypeName): FieldType {
  return fieldTypes[name];
}

/**
 * Every way to write a type, in lower case and without underscores, in the order of the types.
 * @param own what a stack calls the types, such as the names of its classes, in any case
 */
export function typeSpellings(
  own: Readonly<Partial<Record<FieldTypeName, string>>>,
): ReadonlyMap<string, FieldTypeName> {
  const spellings = new Map<string, FieldTypeName>();
  for (const name of fieldTypeNames) {
    const ownName = own[name];
    for (const spelling of [name, ...fieldType(name).aliases, ...(ownName ? [ownName.toLowerCase()] : [])]) {
      spellings.set(spelling, name);
    }
  }
  return spellings;
}

/** A type as the tables of spellings contain it: `Generic_IP_AddressField` -> `genericipaddress`. */
export function plainSpelling(word: string): string {
  return withoutCase(word).replace(/field$/, '');
}

function withoutCase(word: string): string {
  return word.toLowerCase().replaceAll('_', '');
}

/** The type that a word means, whatever its case and underscores and with or without `field`: `belongs_to`, `URLField`. */
export function findFieldType(
  word: string,
  spellings: ReadonlyMap<string, FieldTypeName>,
): FieldTypeName | undefined {
  return spellings.get(withoutCase(word)) ?? spellings.get(plainSpelling(word));
}

/** True for a field with an input in forms; a time that is filled in has none. */
export const isEditable = ({
  type,
  auto,
}: {
  readonly type: FieldTypeName;
  readonly auto?: unknown;
}): boolean => fieldType(type).editable && auto === undefined;

/** True for the relations that keep a column of their own: a foreign key and a one-to-one. */
export function isToOne(type: FieldTypeName): boolean {
  return type === 'foreignkey' || type === 'onetoone';
}
