// Checks the words of a field that limit or fill in its values: min and max, auto_now, endings.
import type { FieldType } from './field-type.ts';
import type { FieldWord } from './field-word.ts';
import type { Field } from './model.ts';
import { checkNumber, inUnits, isMore } from './number-values.ts';

type Report = (fault: string) => void;

/** As many different values as records have in tests: a unique field with fewer is a mistake, or has choices. */
const leastRoom = 20n;

/** The lowest and the highest number of a field. */
export function checkBounds(
  word: FieldWord,
  type: FieldType,
  precision: Field['precision'],
  report: Report,
): Pick<Field, 'min' | 'max'> {
  if (word.min === undefined && word.max === undefined) return {};
  if (!isNumber(type)) {
    const instead = type.category === 'text' ? `; for its length write ${word.type}:80` : '';
    report(`${word.type} does not take min or max: only numbers do${instead}`);
    return {};
  }
  if (word.choices !== undefined) {
    report('does not need min or max: its choices say which numbers it takes');
    return {};
  }
  const bounds: { min?: string; max?: string } = {};
  for (const name of ['min', 'max'] as const) {
    const given = word[name];
    if (given === undefined) continue;
    const checked = checkNumber(type.defaults, name, given, { type, ...(precision && { precision }) });
    if ('fault' in checked) report(checked.fault);
    else bounds[name] = checked.value;
  }
  const { min, max } = bounds;
  if (min === undefined || max === undefined) return bounds;
  if (isMore(min, max)) report(`the min ${min} is more than the max ${max}`);
  else if (word.unique && type.defaults !== 'float') {
    const places = precision?.places ?? 0;
    const room = inUnits(max, places) - inUnits(min, places) + 1n;
    if (room < leastRoom) report(`unique leaves room for ${room} records between ${min} and ${max}`);
  }
  return bounds;
}

const isNumber = (type: FieldType): type is FieldType & { defaults: 'integer' | 'float' | 'decimal' } =>
  type.category === 'number';

/** What is wrong with a default because of the lowest and the highest number. */
export function outside(value: string, { min, max }: Pick<Field, 'min' | 'max'>): string | undefined {
  if (min !== undefined && isMore(min, value)) return `the default ${value} is less than the min ${min}`;
  if (max !== undefined && isMore(value, max)) return `the default ${value} is more than the max ${max}`;
  return undefined;
}

/** When the time is filled in: at each change, or once. */
export function checkAuto(word: FieldWord, type: FieldType, report: Report): Field['auto'] {
  if (word.autoNow && word.autoNowAdd) {
    report('auto_now and auto_now_add exclude each other: use one of them');
    return undefined;
  }
  const auto = word.autoNow ? 'auto_now' : word.autoNowAdd ? 'auto_now_add' : undefined;
  if (auto === undefined) return undefined;
  if (!type.automatic) report(`${word.type} does not take ${auto}: only date, datetime and time do`);
  else {
    const needless = (['null', 'blank', 'unique'] as const).filter((each) => word[each]);
    for (const each of needless) report(`${auto} fills it in: remove ${each}`);
    if (word.default !== undefined) report(`${auto} fills it in: remove the default`);
  }
  return auto;
}

/** The endings that names of uploaded files may have. */
export function checkEndings(word: FieldWord, type: FieldType, report: Report): Field['endings'] {
  if (word.endings === undefined) return type.endings;
  if (!type.endings) {
    report(`${word.type} does not take endings: only file does`);
    return undefined;
  }
  const endings = word.endings.split(',').map((ending) => ending.replace(/^\./, '').toLowerCase());
  for (const [index, ending] of endings.entries()) {
    if (!/^[a-z0-9]{1,10}$/.test(ending)) {
      report(
        `the ending ${ending || '(empty)'} does not fit: use letters and digits, such as endings=pdf,txt`,
      );
    } else if (endings.indexOf(ending) < index) report(`lists the ending ${ending} twice`);
  }
  return endings;
}
