// Which values survive when a field gets another type: a migration changes the column, and nothing asks the values.
import { isToOne } from '../../../core/models/field-types.ts';
import { type Field, isSameReference } from '../../../core/models/model.ts';

const texts = ['char', 'slug', 'email', 'url', 'choice', 'text'];
const integers = [
  'smallinteger',
  'positivesmallinteger',
  'integer',
  'positiveinteger',
  'biginteger',
  'positivebiginteger',
];

/** Types by those that their values can become. */
const kinds: readonly (readonly [from: readonly string[], to: readonly string[]])[] = [
  [texts, texts],
  [integers, [...integers, 'float', 'decimal', ...texts]],
  [['float'], ['decimal']],
  [['decimal'], ['float']],
];

/** True when the values of a field can be those of another one. */
export function isConvertible(before: Field, after: Field): boolean {
  if (before.to || after.to) {
    const isOne = isToOne(before.type) && isToOne(after.type);
    return isSameReference(before.to, after.to) && (before.type === after.type || isOne);
  }
  if (before.type === after.type) return true;
  return kinds.some(([from, to]) => from.includes(before.type) && to.includes(after.type));
}

/** What a change rounds off, to be read after the name of the field; undefined where nothing is lost. */
export function roundedOff(before: Field, after: Field): string | undefined {
  const places = (field: Field) => field.precision?.places ?? (field.type === 'float' ? 15 : 0);
  if (after.type !== 'decimal' || places(after) >= places(before)) return undefined;
  return `what values have beyond ${places(after)} decimal places`;
}

/** Whether rows that are there have no value for a required field that they did not have before. */
export function isValueMissing(field: Field): boolean {
  const { type, null: optional, blank, auto, default: value } = field;
  if (optional || blank || auto || value !== undefined) return false;
  return type !== 'manytomany' && type !== 'boolean' && type !== 'json';
}
