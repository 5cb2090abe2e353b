// Sample values of numbers that have a lowest or a highest value: records of tests stay within them.
import { fieldType } from '../../../core/models/field-types.ts';
import type { Field } from '../../../core/models/model.ts';
import { inUnits } from '../../../core/models/number-values.ts';

/** So many records differ, as far as there is room. */
const most = 20n;

/** The value of record n is `first + n * step`, in units of the last decimal place. */
interface Series {
  readonly first: bigint;
  readonly step: bigint;
}

const placesOf = ({ precision }: Field) => precision?.places ?? 0;

const hasBounds = ({ min, max }: Field) => min !== undefined || max !== undefined;

/** The values of a whole or decimal number; undefined for one whose usual samples fit. */
function seriesOf(field: Field): Series | undefined {
  if (!hasBounds(field) || field.type === 'float') return undefined;
  const places = placesOf(field);
  const unit = 10n ** BigInt(places);
  const { lowest, highest } = extremes(field);
  const low = field.min === undefined ? lowest : inUnits(field.min, places);
  const high = field.max === undefined ? highest : inUnits(field.max, places);
  if (low <= unit && high >= (most + 1n) * unit) return undefined;
  if (high - low > (most + 1n) * unit) {
    const start = field.min === undefined ? high - (most + 1n) * unit : low;
    return { first: roundUp(start, unit), step: unit };
  }
  return { first: low, step: high - low >= most ? 1n : 0n };
}

/** The lowest and the highest value that a column can store. */
function extremes(field: Field) {
  const { range } = fieldType(field.type);
  if (range) return range;
  const highest = 10n ** BigInt(field.precision?.digits ?? 10) - 1n;
  return { lowest: -highest, highest };
}

function roundUp(value: bigint, unit: bigint): bigint {
  const rest = ((value % unit) + unit) % unit;
  return rest === 0n ? value : value + unit - rest;
}

/** `-150` with two places -> `-1.50` */
function inFull(value: bigint, places: number): string {
  const digits = String(value < 0n ? -value : value).padStart(places + 1, '0');
  const cut = digits.length - places;
  return `${value < 0n ? '-' : ''}${digits.slice(0, cut)}${places > 0 ? `.${digits.slice(cut)}` : ''}`;
}

/** Where floats start, and how far they are apart. */
function floatsOf({ min, max }: Field): { readonly first: number; readonly step: number } | undefined {
  if (Number(min ?? 0) <= 1 && Number(max ?? 30) >= 30) return undefined;
  const low = Number(min ?? Number(max) - 100);
  const high = Number(max ?? Number(min) + 100);
  return { first: low, step: Number(((high - low) / 100).toPrecision(1)) };
}

/** The digits of the number of a record; undefined for a field whose usual samples fit. */
export function boundedDigits(field: Field, number: number): string | undefined {
  if (field.type === 'float') {
    const floats = floatsOf(field);
    return floats && String(floats.first + number * floats.step);
  }
  const series = seriesOf(field);
  return series && inFull(series.first + BigInt(number) * series.step, placesOf(field));
}

/** The values as an expression of `number`; undefined for a field whose usual samples fit. */
export function boundedExpression(field: Field): string | undefined {
  if (field.type === 'float') {
    const floats = floatsOf(field);
    return floats && `${floatLiteral(floats.first)} + number * ${floatLiteral(floats.step)}`;
  }
  const series = seriesOf(field);
  if (!series) return undefined;
  const places = placesOf(field);
  const { first, step } = series;
  const unit = 10n ** BigInt(places);
  const isDecimal = field.type === 'decimal';
  if (step === 0n) return isDecimal ? `Decimal("${inFull(first, places)}")` : String(first);
  const sum = (start: bigint) =>
    start === 0n ? 'number' : `number ${start < 0n ? '-' : '+'} ${start < 0n ? -start : start}`;
  if (!isDecimal) return sum(first);
  return step === unit ? `Decimal(${sum(first / unit)})` : `Decimal(${sum(first)}) / ${unit}`;
}

const floatLiteral = (value: number) =>
  Number.isInteger(value) && !String(value).includes('e') ? `${value}.0` : String(value).replace('e+', 'e');

/** What a form refuses because it is less than the lowest number or more than the highest. */
export function justOutside(field: Field): string {
  const { min, max } = field;
  if (field.type === 'float') {
    const limit = Number(min ?? max);
    const away = Math.max(1, Math.abs(limit));
    return String(min === undefined ? limit + away : limit - away);
  }
  const places = placesOf(field);
  return min === undefined
    ? inFull(inUnits(max ?? '0', places) + 1n, places)
    : inFull(inUnits(min, places) - 1n, places);
}
