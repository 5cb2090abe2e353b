// Numbers as specifications write them: whether they fit a field, which is more, and how many fit between two.
import type { FieldType } from './field-type.ts';
import type { Field } from './model.ts';

type NumberKind = 'integer' | 'float' | 'decimal';

type Context = Pick<Field, 'precision'> & { readonly type: Pick<FieldType, 'range'> };

/**
 * A number in its usual spelling, or what is wrong with it.
 * @param word what the number is: default, min or max
 */
export function checkNumber(
  kind: NumberKind,
  word: string,
  value: string,
  { type: { range }, precision = { digits: 10, places: 2 } }: Context,
): { readonly value: string } | { readonly fault: string } {
  const misfit = (wanted: string) => unfit(word, value, wanted);
  if (kind === 'integer') {
    const number = wholeNumber(value);
    if (number === undefined) return misfit('a whole number such as 0');
    if (range && (number < range.lowest || number > range.highest)) {
      return { fault: `the ${word} ${value} is out of range: use ${range.lowest} to ${range.highest}` };
    }
    return { value: String(number) };
  }
  if (kind === 'float') {
    const number = /^[+-]?\d+(\.\d+)?([eE][+-]?\d+)?$/.test(value) ? Number(value) : Number.NaN;
    return Number.isFinite(number) ? { value: String(number) } : misfit('a number such as 0.5');
  }
  if (!/^-?\d+(\.\d+)?$/.test(value)) return misfit('a number such as 9.90');
  const [, sign = '', whole = '', fraction = ''] = /^(-?)0*(\d*?)(?:\.(\d+))?$/.exec(value) ?? [];
  const { digits, places } = precision;
  if (whole.length > digits - places || fraction.length > places) {
    return {
      fault: `the ${word} ${value} does not fit into ${digits} digits with ${places} after the point`,
    };
  }
  return { value: `${sign}${whole || '0'}${fraction && `.${fraction}`}` };
}

/** What is wrong with the value of a word, such as default or min, of another kind than it should be. */
export const unfit = (word: string, value: string, wanted: string) => ({
  fault: `the ${word} ${value || '(empty)'} does not fit: use ${wanted}`,
});

export function wholeNumber(value: string): bigint | undefined {
  return /^[+-]?\d{1,30}$/.test(value) ? BigInt(value.replace('+', '')) : undefined;
}

/** A number without an exponent in units of its last decimal place: `-0.5` with two places is -50. */
export function inUnits(value: string, places: number): bigint {
  const [whole = '', fraction = ''] = value.split('.');
  return BigInt(whole + fraction.padEnd(places, '0'));
}

/** True if the first of two numbers in their usual spelling is more than the second. */
export function isMore(one: string, other: string): boolean {
  if ([one, other].some((each) => each.includes('e'))) return Number(one) > Number(other);
  const places = Math.max(...[one, other].map((each) => (each.split('.')[1] ?? '').length));
  return inUnits(one, places) > inUnits(other, places);
}
