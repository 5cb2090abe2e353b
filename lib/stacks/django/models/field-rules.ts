// The rules of a model: constraints, and what its form makes of input, each with its test.
import type { Field, Model } from '../../../core/models/model.ts';
import type { Templates } from '../../../core/templates/templates.ts';
import { constraintName, isUniqueInAnyCase, numberLiteral } from './field-limits.ts';
import { inputFields, namingField } from './field-roles.ts';
import { justOutside } from './sample-numbers.ts';
import type { Since } from './since.ts';
import { verboseName } from './verbose-name.ts';

/** The rules of a model as Python. */
export interface Rules {
  /** The entries of `Meta.constraints`. */
  readonly constraints: readonly string[];
  /** Whether the codes of some constraints name the fields at which their errors are shown. */
  readonly namesFields: boolean;
  /** Methods of the form. */
  readonly cleans: readonly string[];
  /** Methods of the form's test case. */
  readonly ruleTests: readonly string[];
}

type Values = Readonly<Record<string, unknown>>;

/** Where a model is. */
interface Surroundings {
  /** The label of its app. */
  readonly app: string;
  /** True if the project has its own field for images, which checks their size itself. */
  readonly images: boolean;
  readonly since: Since;
}

/** What a rule depends on. */
interface Case extends Surroundings {
  readonly field: Field;
  readonly model: Model;
}

/** Pairs of words for the start and the end of something. */
const spans = [
  ['start', 'end'],
  ['starts', 'ends'],
  ['begin', 'end'],
  ['begins', 'ends'],
  ['opens', 'closes'],
  ['open', 'close'],
  ['from', 'to'],
  ['valid_from', 'valid_until'],
  ['arrival', 'departure'],
  ['check_in', 'check_out'],
] as const;

/** Two values of each type that can span days, the later one first. Times do not: a night begins in the evening. */
const spanValues: Partial<Record<Field['type'], readonly [string, string]>> = {
  date: ['"2025-01-02"', '"2025-01-01"'],
  datetime: ['"2025-01-02T12:00"', '"2025-01-01T12:00"'],
};

/** By folder of templates/django/rules/: the values that its templates need, or undefined if the rule does not apply. */
const table: Record<string, (given: Case) => Values | undefined> = {
  range: ({ field, since }) => {
    const conditions = boundsOf(field).map(
      ([look, value]) =>
        `${field.name}__${look}=${numberLiteral(field, value, { since, hasTimeZones: true }).source}`,
    );
    return conditions.length > 0
      ? { condition: conditions.join(', '), outside: justOutside(field) }
      : undefined;
  },
  unique: ({ field, since }) => (isUniqueInAnyCase(field, since) ? { label: verboseName(field) } : undefined),
  order: ({ field, model, since }) => {
    const start = startOf(field, model);
    const [later, earlier] = spanValues[field.type] ?? [];
    return start && since('Django 4.1') ? { start: start.name, later, earlier } : undefined;
  },
  spaces: ({ field, model }) =>
    field === namingField(model) && field.type === 'char' && !field.null && (field.length ?? 0) >= 10
      ? {}
      : undefined,
  lower: ({ field }) =>
    (field.type === 'slug' || field.type === 'email') && !field.null && !field.choices ? {} : undefined,
  empty: ({ field }) => {
    if (field.type !== 'json' || field.null) return undefined;
    return field.default === '[]' ? { empty: '[]', noun: 'list' } : { empty: '{}', noun: 'object' };
  },
  size: ({ field, images }) =>
    field.type === 'file' || (field.type === 'image' && !images) ? {} : undefined,
};

const boundsOf = ({ min, max }: Field) =>
  [
    ['gte', min],
    ['lte', max],
  ].filter((bound): bound is [string, string] => bound[1] !== undefined);

/** The rules that apply to the fields of a model. */
export function rulesOf(model: Model, locals: Values, around: Surroundings, templates: Templates): Rules {
  const found = inputFields(model).flatMap((field) =>
    Object.entries(table).flatMap(([name, applies]) => {
      const values = applies({ ...around, field, model });
      if (!values) return [];
      const constraint = constraintName(around.app, model.name, field.name, name);
      const tree = templates.render(`django/rules/${name}`, {
        ...locals,
        ...values,
        field: field.name,
        constraint,
      });
      return [(path: string) => tree.get(path)?.content.trimEnd() ?? ''];
    }),
  );
  const all = (path: string) => found.map((text) => text(path)).filter((text) => text !== '');
  const constraints = all('constraint.py');
  const namesFields = constraints.some((each) => each.includes('violation_error_code'));
  return { constraints, namesFields, cleans: all('clean.py'), ruleTests: all('test.py') };
}

/** The fields whose end must not be before a start, each with that: they are told by their names. */
export const ordersOf = (model: Model): [Field, Field][] =>
  model.fields.flatMap((field): [Field, Field][] => {
    const start = startOf(field, model);
    return start ? [[field, start]] : [];
  });

/** The earlier field of the same type that is the start to this field's end, such as `starts` to `ends`. */
function startOf({ name, type }: Field, model: Model): Field | undefined {
  const fields = inputFields(model);
  const earlier = fields.slice(
    0,
    fields.findIndex((field) => field.name === name),
  );
  const starts = spans
    .filter(([, end]) => new RegExp(`(^|_)${end}(_|$)`).test(name))
    .map(([start, end]) => name.replace(end, start));
  return spanValues[type] && earlier.find((field) => field.type === type && starts.includes(field.name));
}
