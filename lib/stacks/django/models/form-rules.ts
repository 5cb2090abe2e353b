// The validation rules of a model's form: a `clean_<field>` with its test for each field that a rule applies to.
import { fieldType } from '../../../core/models/field-types.ts';
import type { Field, Model } from '../../../core/models/model.ts';
import type { Templates } from '../../../core/templates/templates.ts';
import { inputFields, namingField } from './field-roles.ts';

/** A rule as Python: a method of the form, and methods of its test case. */
export interface Rule {
  readonly clean: string;
  readonly test: string;
}

type Values = Readonly<Record<string, unknown>>;

/** What a rule depends on. */
interface Case {
  readonly field: Field;
  readonly model: Model;
  /** True if the project has its own field for images, which checks their size itself. */
  readonly images: boolean;
}

/** Numbers that count or cost something. */
const counted =
  /(^|_)(price|cost|amount|total|quantity|stock|weight|height|width|length|size|count|fee|salary|budget)$/;
const born = /^(birth_?date|birth_?day|date_of_birth|born|born_on)$/;

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

/** Two values of each type that can span time, the later one first. */
const spanValues: Partial<Record<Field['type'], readonly [string, string]>> = {
  date: ['"2025-01-02"', '"2025-01-01"'],
  datetime: ['"2025-01-02T12:00"', '"2025-01-01T12:00"'],
  time: ['"12:00"', '"11:00"'],
};

/** By folder of templates/django/rules/: the values that its templates need, or undefined if the rule does not apply. */
const table: Record<string, (given: Case) => Values | undefined> = {
  spaces: ({ field, model }) =>
    field === namingField(model) && field.type === 'char' && !field.null && (field.length ?? 0) >= 10
      ? { unique: field.unique, label: field.name.replaceAll('_', ' ') }
      : undefined,
  lower: ({ field }) =>
    (field.type === 'slug' || field.type === 'email') && !field.null && !field.choices ? {} : undefined,
  positive: ({ field }) => {
    const { category, range } = fieldType(field.type);
    const fits = category === 'number' && range?.lowest !== 0n && !field.choices && counted.test(field.name);
    return fits
      ? { negative: field.precision?.digits === field.precision?.places && field.precision ? '-0.1' : '-1' }
      : undefined;
  },
  order: ({ field, model }) => {
    const start = startOf(field, model);
    const [later, earlier] = spanValues[field.type] ?? [];
    return start && later ? { start: start.name, later, earlier } : undefined;
  },
  past: ({ field }) => (field.type === 'date' && born.test(field.name) ? {} : undefined),
  empty: ({ field }) => {
    if (field.type !== 'json' || field.null) return undefined;
    return field.default === '[]' ? { empty: '[]', noun: 'list' } : { empty: '{}', noun: 'object' };
  },
  size: ({ field, images }) =>
    field.type === 'file' || (field.type === 'image' && !images) ? {} : undefined,
};

/** The rules that apply to the fields of a model, at most one for each. */
export function rulesOf(model: Model, locals: Values, images: boolean, templates: Templates): Rule[] {
  return inputFields(model).flatMap((field) => {
    const found = Object.entries(table)
      .map(([name, applies]) => ({ name, values: applies({ field, model, images }) }))
      .find(({ values }) => values);
    if (!found) return [];
    const tree = templates.render(`django/rules/${found.name}`, {
      ...locals,
      ...found.values,
      field: field.name,
    });
    const text = (path: string) => tree.get(path)?.content.trimEnd() ?? '';
    return [{ clean: text('clean.py'), test: text('test.py') }];
  });
}

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
  return earlier.find((field) => field.type === type && starts.includes(field.name));
}
