// Turns the parts of a word into a checked field, without regard to other fields and models.
import { checkAuto, checkBounds, checkEndings, outside } from './check-limits.ts';
import { parseChoices } from './choices.ts';
import { checkDefault } from './default-values.ts';
import type { FieldType } from './field-type.ts';
import { fieldType, isToOne } from './field-types.ts';
import type { FieldWord } from './field-word.ts';
import type { Field, OnDelete, Reference } from './model.ts';
import type { ModelRules } from './model-rules.ts';
import { fieldNameFault } from './name-faults.ts';

/** MySQL's longest varchar, with four bytes for a character: https://dev.mysql.com/doc/refman/8.4/en/column-count-limit.html */
const longestLine = 16383;

/** MySQL's largest decimal: https://dev.mysql.com/doc/refman/8.4/en/precision-math-decimal-characteristics.html */
const mostDigits = 65;
const mostPlaces = 30;

/** Types whose optional values are empty rather than null, so that there is only one way to have no text. */
const emptyNotNull = new Set(['char', 'text', 'slug', 'email', 'url', 'choice', 'file', 'image', 'filepath']);

type Report = (fault: string) => void;

/**
 * Checks a field on its own.
 * @param to the model that it refers to, if it is a relation and the model was found
 * @param report receives every fault
 * @returns the field, which is valid only if nothing was reported
 */
export function checkField(
  word: FieldWord,
  to: Reference | undefined,
  rules: ModelRules,
  report: Report,
): Field {
  const type = fieldType(word.type);
  const isKey = type.category === 'key';
  const nameFault = fieldNameFault(word.name, isKey, rules);
  if (nameFault) report(`the name ${word.name || '(empty)'} ${nameFault}`);
  const length = checkLength(word, type, report);
  const precision = type.argument === 'precision' ? checkPrecision(word, report) : undefined;
  const choices = checkChoices(word, type, length, rules, report);
  const bounds = checkBounds(word, type, precision, report);
  const auto = checkAuto(word, type, report);
  const endings = checkEndings(word, type, report);
  const nulls = checkNull(word, type, report);
  const unique = checkUnique(word, type, report);
  const index = checkIndex(word, type, unique, report);
  const onDelete = checkOnDelete(word, type, report);
  checkRelatedName(word, type, rules, report);
  if (word.owner && !isToOne(word.type))
    report('owner marks a relation to the user who owns the record, such as author:fk:auth.User:owner');
  const field: Field = {
    name: word.name,
    type: word.type,
    ...(length !== undefined && { length }),
    ...(precision && { precision }),
    ...(choices && { choices }),
    ...bounds,
    ...(auto && { auto }),
    ...(endings && { endings }),
    ...nulls,
    unique,
    index,
    ...(to && { to }),
    ...(onDelete && { onDelete }),
    ...(word.relatedName !== undefined && { relatedName: word.relatedName }),
    ...(word.owner && { owner: word.owner }),
  };
  const value = checkValue(word, type, field, rules, report);
  return value === undefined ? field : { ...field, default: value };
}

function checkLength(word: FieldWord, { length }: FieldType, report: Report): number | undefined {
  if (!length) {
    if (word.length !== undefined) report(`${word.type} does not take a length`);
    return undefined;
  }
  const number = word.length === undefined ? length.usual : Number(word.length);
  if (!(Number.isInteger(number) && /^\d*$/.test(word.length ?? '') && word.length !== '')) {
    report(`the length ${word.length || '(empty)'} is not a whole number`);
  } else if (number < length.least || number > longestLine) {
    const longer = number > longestLine && word.type === 'char' ? '; for longer texts use text' : '';
    report(`the length ${number} is out of range: use ${length.least} to ${longestLine}${longer}`);
  }
  return number;
}

function checkPrecision(word: FieldWord, report: Report): NonNullable<Field['precision']> {
  if (word.precision === undefined) return { digits: 10, places: 2 };
  const [, digits, places] = /^(\d{1,3}),(\d{1,3})$/.exec(word.precision) ?? [];
  if (digits === undefined) {
    report(`${word.precision} is not a pair of digits and decimal places: write decimal:8,2`);
    return { digits: 10, places: 2 };
  }
  const precision = { digits: Number(digits), places: Number(places) };
  if (precision.digits < 1 || precision.digits > mostDigits) {
    report(`${precision.digits} digits are out of range: use 1 to ${mostDigits}`);
  } else if (precision.places > precision.digits) {
    report(`${precision.places} decimal places do not fit into ${precision.digits} digits`);
  } else if (precision.places > mostPlaces) {
    report(`${precision.places} decimal places are out of range: use 0 to ${mostPlaces}`);
  }
  return precision;
}

function checkChoices(
  word: FieldWord,
  type: FieldType,
  length: number | undefined,
  rules: ModelRules,
  report: Report,
) {
  if (word.choices === undefined) {
    if (type.category === 'choice') report('has no choices: write choice:draft,published');
    return undefined;
  }
  if (!type.choices) {
    report(`${word.type} does not take choices: use choice, char or integer`);
    return undefined;
  }
  const parsed = parseChoices(word.choices, type, length ?? 255, (choice) => rules.choiceName(choice));
  if ('choices' in parsed) return parsed.choices;
  report(parsed.fault);
  return undefined;
}

function checkNull(word: FieldWord, type: FieldType, report: Report): Pick<Field, 'null' | 'blank'> {
  const optional = Boolean(word.null ?? word.blank);
  if (!optional) return { null: false, blank: false };
  if (type.category === 'key') report('a primary key does not take modifiers');
  else if (word.autoNow ?? word.autoNowAdd) return { null: false, blank: false };
  else if (word.type === 'manytomany') return { null: false, blank: true };
  else if (emptyNotNull.has(word.type)) return { null: Boolean(word.unique), blank: true };
  else if (!word.null) report(`blank alone leaves ${word.type} without a value to store: use null`);
  return { null: true, blank: true };
}

function checkUnique(word: FieldWord, type: FieldType, report: Report): boolean {
  if (!word.unique) return false;
  if (word.type === 'onetoone') return false;
  if (word.type === 'foreignkey') report('a unique foreign key is a one-to-one: use onetoone');
  else if (!type.unique) report(`${word.type} cannot be unique`);
  else if (word.choices !== undefined)
    report('choices cannot be unique: there could be no more records than choices');
  return true;
}

/** Unique fields, foreign keys and slugs are indexed anyway. */
function checkIndex(word: FieldWord, type: FieldType, unique: boolean, report: Report): boolean {
  if (!word.index) return false;
  if (!type.index) report(`${word.type} cannot have an index`);
  return !(unique || isToOne(word.type) || word.type === 'slug');
}

function checkOnDelete(word: FieldWord, type: FieldType, report: Report): OnDelete | undefined {
  if (!isToOne(word.type)) {
    if (word.onDelete) {
      report(
        `${word.type} does not take on_delete${type.category === 'relation' ? ': its rows are deleted with either side' : ''}`,
      );
    }
    return undefined;
  }
  if (word.onDelete === 'set_null' && !word.null) report('on_delete set_null needs null');
  if (word.onDelete === 'set_default' && word.default === undefined) {
    report('on_delete set_default needs a default');
  }
  return word.onDelete ?? (word.null ? 'set_null' : 'cascade');
}

function checkRelatedName(word: FieldWord, type: FieldType, rules: ModelRules, report: Report): void {
  const { relatedName } = word;
  if (relatedName === undefined) return;
  if (type.category !== 'relation') {
    report(`${word.type} does not take a related name`);
    return;
  }
  if (relatedName === '+') return;
  const fault = fieldNameFault(relatedName, false, rules);
  if (fault) report(`the related name ${relatedName || '(empty)'} ${fault}`);
}

function checkValue(
  word: FieldWord,
  type: FieldType,
  field: Field,
  { modelsFile }: ModelRules,
  report: Report,
): string | undefined {
  if (word.default === undefined) return undefined;
  const checked = checkDefault(word.default, { ...field, type, modelsFile });
  if ('fault' in checked) {
    report(checked.fault);
    return undefined;
  }
  const fault = outside(checked.value, field);
  if (fault) report(fault);
  const isUnique = field.unique || word.type === 'onetoone';
  if (isUnique && !(checked.value === 'random' && word.type === 'uuid') && word.type !== 'datetime') {
    report('a default on a unique field fits only the first record');
  }
  return checked.value;
}
