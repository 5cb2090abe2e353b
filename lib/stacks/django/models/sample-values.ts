// Sample values of a field for tests, as Python expressions: stored by a model, posted in a form, or rejected by it.

import { type FieldTypeName, fieldType } from '../../../core/models/field-types.ts';
import type { Field, Model } from '../../../core/models/model.ts';
import { capitalise } from '../../../core/text/capitalise.ts';
import { python } from '../python/quote.ts';
import { boundedDigits, boundedExpression } from './sample-numbers.ts';

export interface Sample {
  /** For an instance of the model. Different for each index, unless the type or its choices have too few values. */
  readonly value: string;
  /** What a form posts for `value`; undefined for an unchecked box, which posts nothing. */
  readonly posted: string | undefined;
  /** The imports of both expressions: lines such as `import datetime`. */
  readonly imports: readonly string[];
}

/** A GIF of one transparent pixel: https://www.w3.org/Graphics/GIF/spec-gif89a.txt */
const tinyGif =
  String.raw`b"GIF89a\x01\x00\x01\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff!\xf9\x04\x01\x00\x00\x00\x00,` +
  String.raw`\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02D\x01\x00;"`;

const uploadImport = 'from django.core.files.uploadedfile import SimpleUploadedFile';

/**
 * The sample with an index: 0, 1 and 2 for three records, a further one for a changed value.
 * Undefined for primary keys, and for relations, whose values are records that the test creates.
 */
export function sample(field: Field, index: number, model: Pick<Model, 'name'>): Sample | undefined {
  const { category } = fieldType(field.type);
  if (category === 'relation' || category === 'key') return undefined;
  if (field.choices) return choiceSample(field, field.choices[index % field.choices.length] ?? '');
  return samples[field.type as SampledType](field, index, model);
}

/**
 * An expression of `number` for a field in which the usual samples do not fit, or not with numbers of two digits.
 * Undefined for a field with more room.
 */
export function narrow(field: Field): string | undefined {
  if (field.choices) return undefined;
  const bounded = boundedExpression(field);
  if (bounded !== undefined) return bounded;
  if ((field.type === 'char' || field.type === 'slug') && field.length === 1) return 'chr(96 + number)';
  if (field.type !== 'decimal') return undefined;
  const { digits, places } = precisionOf(field);
  if (digits - places > 1) return undefined;
  const whole = `Decimal(${digits === 1 ? 'number % 10' : 'number'})`;
  return places === 0 ? whole : `${whole} / ${places < 5 ? 10 ** places : `10**${places}`}`;
}

/** A posted value that the form rejects, or undefined if the field accepts anything. */
export function refused(field: Field): (Pick<Sample, 'imports'> & { readonly posted: string }) | undefined {
  const { category, editable } = fieldType(field.type);
  if (!editable || category === 'boolean') return undefined;
  if (field.type === 'image') {
    return { posted: 'SimpleUploadedFile("fake.gif", b"not a picture")', imports: [uploadImport] };
  }
  if (field.type === 'char' && !field.choices) {
    return { posted: `"x" * ${(field.length ?? 0) + 1}`, imports: [] };
  }
  if (field.type === 'text' || field.type === 'file') {
    return field.blank ? undefined : { posted: '""', imports: [] };
  }
  return { posted: field.type === 'manytomany' ? '["no such value"]' : '"no such value"', imports: [] };
}

type SampledType = Exclude<
  FieldTypeName,
  'choice' | 'foreignkey' | 'onetoone' | 'manytomany' | 'auto' | 'bigauto' | 'smallauto'
>;

type Sampler = (field: Field, index: number, model: Pick<Model, 'name'>) => Sample;

const samples: Record<SampledType, Sampler> = {
  char: (field, index) => text(shorten(field, `${title(field.name)} ${index + 1}`, index)),
  text: (field, index) => text(`${title(field.name)} ${index + 1}`),
  slug: (field, index) => text(shorten(field, `${dashed(field.name)}-${index + 1}`, index)),
  email: (field, index) =>
    text(firstFitting(field, [`${dashed(field.name)}${index + 1}@example.com`, `a${index}@b.test`])),
  url: (field, index) =>
    text(
      firstFitting(field, [
        `https://example.com/${dashed(field.name)}-${index + 1}`,
        `https://b.test/${index + 1}`,
      ]),
    ),
  integer: whole,
  biginteger: whole,
  smallinteger: whole,
  positiveinteger: whole,
  positivebiginteger: whole,
  positivesmallinteger: whole,
  float: (field, index) => numeral(boundedDigits(field, index + 1) ?? `${index + 1}.5`),
  decimal: (field, index) => {
    const digits = boundedDigits(field, index + 1) ?? decimalDigits(field, index + 1);
    return { value: `Decimal("${digits}")`, posted: `"${digits}"`, imports: ['from decimal import Decimal'] };
  },
  boolean: (field, index) => {
    const value = index % 2 === 0;
    if (field.null) return { value: value ? 'True' : 'False', posted: `"${value}"`, imports: [] };
    return { value: value ? 'True' : 'False', posted: value ? '"on"' : undefined, imports: [] };
  },
  date: (_, index) => ({
    value: `datetime.date(2025, 1, ${index + 1})`,
    posted: `"2025-01-0${index + 1}"`,
    imports: ['import datetime'],
  }),
  datetime: (_, index) => ({
    value: `timezone.now() + datetime.timedelta(days=${index})`,
    posted: `"2025-01-0${index + 1}T12:30"`,
    imports: ['import datetime', 'from django.utils import timezone'],
  }),
  time: (_, index) => ({
    value: `datetime.time(${index + 10}, 30)`,
    posted: `"${index + 10}:30"`,
    imports: ['import datetime'],
  }),
  duration: (_, index) => ({
    value: `datetime.timedelta(hours=${index + 1})`,
    posted: `"0${index + 1}:00:00"`,
    imports: ['import datetime'],
  }),
  uuid: (_, index) => ({
    value: `uuid.UUID(int=${index + 1})`,
    posted: `"00000000-0000-0000-0000-00000000000${index + 1}"`,
    imports: ['import uuid'],
  }),
  json: (_, index) => ({
    value: `{"number": ${index + 1}}`,
    posted: `'{"number": ${index + 1}}'`,
    imports: [],
  }),
  binary: (_, index) => ({ value: `b"\\x0${index + 1}"`, posted: undefined, imports: [] }),
  genericipaddress: (_, index) => text(`192.0.2.${index + 1}`),
  file: ({ endings }, index) => upload(`file-${index + 1}.${endingOf(endings)}`, `b"file ${index + 1}"`),
  image: (_, index) => upload(`image-${index + 1}.gif`, tinyGif),
  filepath: (_field, _index, model) => ({
    value: `inspect.getfile(${model.name})`,
    posted: `inspect.getfile(${model.name})`,
    imports: ['import inspect'],
  }),
};

function text(value: string): Sample {
  return { value: python(value), posted: python(value), imports: [] };
}

function whole(field: Field, index: number): Sample {
  return numeral(boundedDigits(field, index + 1) ?? `${index + 1}`);
}

function numeral(digits: string): Sample {
  return { value: digits, posted: `"${digits}"`, imports: [] };
}

function choiceSample(field: Field, choice: string): Sample {
  const quoted = python(choice);
  return {
    value: fieldType(field.type).category === 'number' ? choice : quoted,
    posted: quoted,
    imports: [],
  };
}

/** A record in a test names a file without storing one, so that tests leave no files behind. */
function upload(name: string, content: string): Sample {
  const posted = `SimpleUploadedFile("${name}", ${content})`;
  return { value: `"${name}"`, posted, imports: [uploadImport] };
}

/** An ending that a field takes, a plain text if possible. */
const endingOf = (endings: Field['endings'] = []) =>
  endings.includes('txt') ? 'txt' : (endings[0] ?? 'txt');

const precisionOf = ({ precision = { digits: 10, places: 2 } }: Field) => precision;

/** The number with its decimal places; without a digit before the point, a fraction that starts with the number. */
function decimalDigits(field: Field, number: number): string {
  const { digits, places } = precisionOf(field);
  if (digits === places) return `0.${String(number).padEnd(places, '0')}`;
  return places === 0 ? String(number) : `${number}.${'0'.repeat(places)}`;
}

function shorten(field: Field, value: string, index: number): string {
  return value.length <= (field.length ?? value.length) ? value : String(index + 1);
}

function firstFitting(field: Field, values: readonly [string, string]): string {
  return values[0].length <= (field.length ?? values[0].length) ? values[0] : values[1];
}

/** `first_name` -> `First name`. */
function title(name: string): string {
  return capitalise(name.replaceAll('_', ' '));
}

function dashed(name: string): string {
  return name.replaceAll('_', '-');
}
