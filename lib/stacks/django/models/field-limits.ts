// What limits the values of a field in models.py: its validators, and the names of its constraints.
import { digestOf } from '../../../core/files/hash.ts';
import type { Field } from '../../../core/models/model.ts';
import { python } from '../python/quote.ts';
import { type DefaultPlace, renderDefault } from './field-defaults.ts';
import type { Since } from './since.ts';

/** A number as Python, and what it imports: whole ones need no `Decimal` to be compared with. */
export function numberLiteral(field: Field, value: string, place: DefaultPlace) {
  const isWhole = field.type !== 'float' && /^-?\d+$/.test(value);
  return isWhole ? { source: value } : renderDefault(field, value, place);
}

/** The validators of a field, as Python: `MinValueValidator(0)`. */
export function validatorsOf(field: Field, place: DefaultPlace): string[] {
  const { min, max, endings } = field;
  const limit = (value: string) => numberLiteral(field, value, place).source;
  return [
    ...(min === undefined ? [] : [`MinValueValidator(${limit(min)})`]),
    ...(max === undefined ? [] : [`MaxValueValidator(${limit(max)})`]),
    ...(endings ? [`FileExtensionValidator([${endings.map(python).join(', ')}])`] : []),
  ];
}

/** What the validators of a field import, one line each. */
export function validatorImports(field: Field, place: DefaultPlace): string[] {
  const limits = [field.min, field.max].flatMap((value) =>
    value === undefined ? [] : (numberLiteral(field, value, place).imports ?? []),
  );
  const names = validatorsOf(field, place).map((each) => each.slice(0, each.indexOf('(')));
  return [...limits, ...names.map((name) => `from django.core.validators import ${name}`)];
}

/**
 * True for text that is unique whatever its case, which a constraint looks after: forms ask for it since Django 4.1.
 * https://docs.djangoproject.com/en/5.2/ref/models/constraints/#uniqueconstraint
 */
export const isUniqueInAnyCase = ({ unique, type, choices }: Field, since: Since): boolean =>
  unique && ['char', 'slug', 'email'].includes(type) && !choices && since('Django 4.1');

/** Bytes in a name of PostgreSQL, which cuts longer ones. */
const longestName = 63;

/** The name of a constraint, which no other one of the project has: `shop_review_stars_range`. */
export function constraintName(app: string, model: string, field: string, ending: string): string {
  const name = [app, model.toLowerCase(), field, ending].join('_');
  return name.length <= longestName ? name : `${name.slice(0, longestName - 17)}_${digestOf(name)}`;
}
