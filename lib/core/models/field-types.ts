// The types a field can have: what each is called, which Django class it becomes, and what it can do.
import type { FieldType } from './field-type.ts';

type Shared = Omit<FieldType, 'className' | 'hint' | 'aliases'>;

const chars = (usual: number, least: number) => ({ usual, least });
const bits = (size: bigint) => ({ lowest: -(2n ** (size - 1n)), highest: 2n ** (size - 1n) - 1n });
const natural = (size: bigint) => ({ ...bits(size), lowest: 0n });

/** What most types can do; the others say where they differ. */
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

/** What is too big for columns of tables, indexes and sorting. */
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

/** One row of the table; the aliases are words with spaces between them. */
function row(
  shared: Shared,
  className: string,
  hint: string,
  aliases: string,
  own: Partial<Shared> = {},
): FieldType {
  return { ...shared, ...own, className, hint, aliases: aliases.split(' ').filter(Boolean) };
}

/** Every type, by the name of its Django class in lower case and without "Field": https://docs.djangoproject.com/en/5.2/ref/models/fields/ */
export const fieldTypes = {
  char: row(line, 'CharField', 'a line of text', 'string str varchar', { choices: true }),
  text: row(plain, 'TextField', 'text of any length', 'longtext textarea richtext', {
    ...big,
    searchable: true,
  }),
  slug: row(line, 'SlugField', 'letters, digits, - and _', '', { defaults: 'slug', length: chars(50, 1) }),
  email: row(line, 'EmailField', 'an e-mail address', 'mail', { defaults: 'email', length: chars(254, 10) }),
  url: row(line, 'URLField', 'an address on the web', 'uri link', {
    defaults: 'url',
    length: chars(200, 20),
  }),
  choice: row(choice, 'CharField', 'one of a few values: choice:draft,published', 'choices enum select'),
  integer: row(number, 'IntegerField', 'a whole number', 'int number', { range: bits(32n) }),
  biginteger: row(number, 'BigIntegerField', 'a whole number of 64 bits', 'bigint long', {
    range: bits(64n),
  }),
  smallinteger: row(number, 'SmallIntegerField', 'a whole number of 16 bits', 'smallint short', {
    range: bits(16n),
  }),
  positiveinteger: row(number, 'PositiveIntegerField', 'a whole number from 0', 'positiveint unsigned', {
    range: natural(32n),
  }),
  positivebiginteger: row(
    number,
    'PositiveBigIntegerField',
    'a whole number from 0, of 64 bits',
    'positivebigint',
    {
      range: natural(64n),
    },
  ),
  positivesmallinteger: row(
    number,
    'PositiveSmallIntegerField',
    'a whole number from 0, of 16 bits',
    'positivesmallint',
    {
      range: natural(16n),
    },
  ),
  float: row(fraction, 'FloatField', 'a number, not exact', 'double real', { defaults: 'float' }),
  decimal: row(fraction, 'DecimalField', 'an exact number: decimal:8,2', 'numeric money', {
    argument: 'precision',
  }),
  boolean: row(flag, 'BooleanField', 'true or false', 'bool checkbox'),
  date: row(moment, 'DateField', 'a day', '', { filterable: true }),
  datetime: row(moment, 'DateTimeField', 'a day and a time', 'timestamp timestamptz', {
    defaults: 'datetime',
    filterable: true,
  }),
  time: row(moment, 'TimeField', 'a time of day', '', { defaults: 'time' }),
  duration: row(moment, 'DurationField', 'a length of time', 'interval timedelta', { defaults: 'duration' }),
  uuid: row(data, 'UUIDField', 'a unique identifier of 128 bits', 'guid', { defaults: 'uuid' }),
  json: row(data, 'JSONField', 'data as JSON', 'jsonb dict', { ...big, defaults: 'json' }),
  binary: row(data, 'BinaryField', 'raw bytes, not in forms', 'blob bytes bytea', {
    ...big,
    editable: false,
  }),
  genericipaddress: row(plain, 'GenericIPAddressField', 'an IP address', 'ip ipaddress inet', {
    defaults: 'ip',
    short: 'ip',
    searchable: true,
  }),
  file: row(upload, 'FileField', 'an uploaded file', 'upload attachment hasoneattached'),
  image: row(upload, 'ImageField', 'an uploaded picture (needs Pillow)', 'img picture photo'),
  filepath: row(upload, 'FilePathField', "a file in the app's folder", '', { unique: false, index: false }),
  foreignkey: row(
    relation,
    'ForeignKey',
    'belongs to another: fk:auth.User',
    'fk references reference belongsto manytoone',
    { short: 'fk' },
  ),
  onetoone: row(relation, 'OneToOneField', 'one of another: o2o:auth.User', 'o2o hasone one2one', {
    short: 'o2o',
  }),
  manytomany: row(
    relation,
    'ManyToManyField',
    'any number of another: m2m:Tag',
    'm2m hasmany hasandbelongstomany many2many',
    { ...big, short: 'm2m', defaults: 'none' },
  ),
  auto: row(key, 'AutoField', 'the primary key, of 32 bits', 'serial increments'),
  bigauto: row(key, 'BigAutoField', 'the primary key, of 64 bits', 'bigserial bigincrements'),
  smallauto: row(key, 'SmallAutoField', 'the primary key, of 16 bits', 'smallserial'),
} satisfies Record<string, FieldType>;

export type FieldTypeName = keyof typeof fieldTypes;

export const fieldTypeNames = Object.keys(fieldTypes) as FieldTypeName[];

/** What is known of a type. */
export function fieldType(name: FieldTypeName): FieldType {
  return fieldTypes[name];
}

const spellings = new Map<string, FieldTypeName>();
for (const name of fieldTypeNames) {
  const { className, aliases } = fieldType(name);
  for (const spelling of [name, ...aliases, ...(name === 'choice' ? [] : [className.toLowerCase()])]) {
    spellings.set(spelling, name);
  }
}

/** Every way to write a type, for suggestions. */
export const typeSpellings: readonly string[] = [...spellings.keys()];

/** The type that a word means, in any case and with or without underscores: `char`, `CharField`, `belongs_to`. */
export function findFieldType(word: string): FieldTypeName | undefined {
  const plainWord = word.toLowerCase().replaceAll('_', '');
  return spellings.get(plainWord) ?? spellings.get(plainWord.replace(/field$/, ''));
}

/** True for the relations that keep a column of their own: a foreign key and a one-to-one. */
export function isToOne(type: FieldTypeName): boolean {
  return type === 'foreignkey' || type === 'onetoone';
}
