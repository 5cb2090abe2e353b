// The default of a field as Python.
import { fieldType } from '../../../core/models/field-types.ts';
import type { Field } from '../../../core/models/model.ts';
import { python } from '../python/quote.ts';
import { choicesClass, memberName } from './choice-classes.ts';
import type { Since } from './since.ts';

/** What the code of a default depends on. */
export interface DefaultPlace {
  /** Whether the code may use what came with a version. */
  readonly since: Since;
  /** Whether dates and times are aware of time zones. */
  readonly hasTimeZones: boolean;
}

/**
 * Django treats `{}` and `[]` as empty values, so a JSON field that is not null has to allow blank ones. A box that nobody
 * ticked is false, wherever the record comes from.
 */
export function withImplied(field: Field): Field {
  if (field.type === 'boolean' && !field.null) return { ...field, default: field.default ?? 'false' };
  const isRequired = field.type === 'json' && !field.null;
  return isRequired ? { ...field, default: field.default ?? '{}', blank: true } : field;
}

interface Source {
  readonly source: string;
  readonly imports?: string;
}

/** A default as Python: a function for values that are not constant, as Django requires. */
export function renderDefault(field: Field, value: string, place: DefaultPlace): Source {
  if (field.choices) return { source: `${choicesClass(field.name)}.${memberName(value)}` };
  switch (fieldType(field.type).defaults) {
    case 'integer':
    case 'key':
      return { source: value };
    case 'float':
      return { source: /^-?\d+$/.test(value) ? `${value}.0` : value.replace('e+', 'e') };
    case 'decimal':
      return { source: `decimal.Decimal("${value}")`, imports: 'import decimal' };
    case 'boolean':
      return { source: value === 'true' ? 'True' : 'False' };
    case 'date':
      return {
        source: value === 'today' ? 'datetime.date.today' : `datetime.date(${numbers(value)})`,
        imports: 'import datetime',
      };
    case 'datetime':
      if (value === 'now') return { source: 'timezone.now', imports: 'from django.utils import timezone' };
      if (!place.hasTimeZones)
        return { source: `datetime.datetime(${numbers(value)})`, imports: 'import datetime' };
      return {
        source: place.since('Python 3.7')
          ? `datetime.datetime.fromisoformat("${value}+00:00")`
          : `datetime.datetime(${numbers(value)}, tzinfo=datetime.timezone.utc)`,
        imports: 'import datetime',
      };
    case 'time':
      return { source: `datetime.time(${numbers(value)})`, imports: 'import datetime' };
    case 'duration':
      return { source: `datetime.timedelta(${durationArguments(value)})`, imports: 'import datetime' };
    case 'uuid':
      return { source: value === 'random' ? 'uuid.uuid4' : `uuid.UUID("${value}")`, imports: 'import uuid' };
    case 'json':
      return { source: emptyJson(value) };
    default:
      return { source: python(value) };
  }
}

/** `2025-01-31T09:30` -> `2025, 1, 31, 9, 30` */
function numbers(value: string): string {
  return value.split(/[-T:]/).map(Number).join(', ');
}

function durationArguments(value: string): string {
  const units = { d: 'days', h: 'hours', m: 'minutes', s: 'seconds' } as const;
  const unit = value.at(-1) as keyof typeof units;
  if (Object.hasOwn(units, unit)) return `${units[unit]}=${Number(value.slice(0, -1))}`;
  const [hours, minutes, seconds] = value.split(':').map(Number);
  return `hours=${hours}, minutes=${minutes}, seconds=${seconds}`;
}

/** A function that makes a new one each time: https://docs.djangoproject.com/en/5.2/ref/models/fields/#jsonfield */
export function emptyJson(value: string): string {
  return value === '[]' ? 'list' : 'dict';
}
