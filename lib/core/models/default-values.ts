// Checks the default of a field by its kind, and converts it to its usual spelling.
import type { DefaultKind, FieldType } from './field-type.ts';
import type { Field } from './model.ts';
import { checkNumber, unfit, wholeNumber } from './number-values.ts';

type Checked = { readonly value: string } | { readonly fault: string };

/** What a default depends on. */
export interface DefaultContext extends Pick<Field, 'length' | 'precision' | 'choices'> {
  readonly type: FieldType;
  /** Where to write a default that a specification cannot express. */
  readonly modelsFile: string;
}

/** @returns the default in its usual spelling (`yes` -> `true`, `007` -> `7`), or what is wrong with it. */
export function checkDefault(value: string, field: DefaultContext): Checked {
  if (/[\p{Cc}\p{Cs}]/u.test(value)) return { fault: 'a default cannot have control characters' };
  if (field.choices) {
    return field.choices.includes(value)
      ? { value }
      : { fault: `the default ${value} is not among its choices: use ${field.choices.join(', ')}` };
  }
  const checked = checks[field.type.defaults](value, field);
  if ('value' in checked && field.length !== undefined && [...checked.value].length > field.length) {
    return {
      fault: `the default has ${[...checked.value].length} characters, but its length is ${field.length}`,
    };
  }
  return checked;
}

const checks: Record<DefaultKind, (value: string, field: DefaultContext) => Checked> = {
  text: (value) => ({ value }),
  slug: matching(/^[-a-zA-Z0-9_]+$/, 'letters a-z, digits, - and _'),
  email: matching(/^[^@\s]+@[^@\s.]+(\.[^@\s.]+)+$/, 'an e-mail address such as me@example.com'),
  url: matching(/^(https?|ftps?):\/\/[^\s/?#]+\.[^\s]+$/, 'an address such as https://example.com'),
  integer: (value, field) => checkNumber('integer', 'default', value, field),
  float: (value, field) => checkNumber('float', 'default', value, field),
  decimal: (value, field) => checkNumber('decimal', 'default', value, field),
  boolean(value) {
    const word = value.toLowerCase();
    if (['true', 'yes', 'on', '1'].includes(word)) return { value: 'true' };
    if (['false', 'no', 'off', '0'].includes(word)) return { value: 'false' };
    return misfit(value, 'true or false');
  },
  date(value) {
    if (value === 'today' || value === 'now') return { value: 'today' };
    return isDay(value) ? { value } : misfit(value, 'today, or a day such as 2025-01-31');
  },
  datetime(value) {
    if (value === 'now' || value === 'today') return { value: 'now' };
    const [, day = '', time = ''] = /^([^T]*)T(.*)$/.exec(value) ?? [];
    return isDay(day) && isTime(time)
      ? { value }
      : misfit(value, 'now, or a time (UTC) such as 2025-01-31T09:30');
  },
  time: (value) => (isTime(value) ? { value } : misfit(value, 'a time such as 09:30')),
  duration: matching(
    /^(\d{1,6}[dhms]|\d{1,4}:[0-5]\d:[0-5]\d)$/,
    'a duration such as 1d, 12h, 30m, 45s or 01:30:00',
  ),
  uuid(value) {
    if (value === 'random') return { value };
    const isUuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value);
    return isUuid ? { value: value.toLowerCase() } : misfit(value, 'random, or a UUID with its hyphens');
  },
  json(value, { modelsFile }) {
    if (value === '{}' || value === '[]') return { value };
    return {
      fault: `the default ${value} would be shared by all records: use {} or [], or write a function in ${modelsFile}`,
    };
  },
  ip: (value) =>
    isIPv4(value) || isIPv6(value) ? { value } : misfit(value, 'an IP address such as 127.0.0.1'),
  choice: (value) => ({ value }),
  key(value) {
    const number = wholeNumber(value);
    return number !== undefined && number > 0n && number < 2n ** 63n
      ? { value: String(number) }
      : misfit(value, 'the primary key of a record, such as 1');
  },
  none: (_, { modelsFile }) => ({ fault: `cannot have a default here: write it in ${modelsFile}` }),
};

function matching(pattern: RegExp, wanted: string): (value: string) => Checked {
  return (value) => (pattern.test(value) ? { value } : misfit(value, wanted));
}

const misfit = (value: string, wanted: string): Checked => unfit('default', value, wanted);

function isDay(value: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(value) || value < '0001') return false;
  const time = Date.parse(`${value}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value);
}

function isTime(value: string): boolean {
  return /^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/.test(value);
}

const byte = '(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)';
const fourBytes = new RegExp(`^${byte}(\\.${byte}){3}$`);

function isIPv4(value: string): boolean {
  return fourBytes.test(value);
}

/** https://url.spec.whatwg.org/#concept-ipv6-parser, the parser of addresses in brackets. */
function isIPv6(value: string): boolean {
  return /^[\da-f:.]+$/i.test(value) && URL.canParse(`http://[${value}]`);
}
