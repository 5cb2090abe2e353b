// What a change of fields means to the rows that are there: values that go, values that are missing, values that do not fit.
import { fieldType } from '../../../core/models/field-types.ts';
import type { Field } from '../../../core/models/model.ts';
import { fieldIn, wordsOf } from '../../../core/models/spec-edits.ts';
import type { MissingValue } from '../../../core/stack/model-change.ts';
import { UserError } from '../../../core/text/errors.ts';
import { isConvertible, isValueMissing, roundedOff } from '../models/field-conversions.ts';
import type { ChangedModel } from './changed-access.ts';
import type { Wish } from './model-arguments.ts';

/** A field before and after, if it is there. */
interface ChangedField {
  readonly label: string;
  readonly before: Field | undefined;
  readonly after: Field | undefined;
  /** The word that describes it now. */
  readonly word: string;
}

/** The fields that a command adds, removes or changes. */
function fieldsOf({ app, before, after }: ChangedModel, { command }: Wish): ChangedField[] {
  if (command !== 'addField' && command !== 'removeField' && command !== 'changeField') return [];
  const find = (fields: readonly Field[], name: string) => fields.find((field) => field.name === name);
  const names = new Set([...before.fields, ...after.fields].map(({ name }) => name));
  return [...names].flatMap((name) => {
    const [old, fresh] = [find(before.fields, name), find(after.fields, name)];
    if (JSON.stringify(old) === JSON.stringify(fresh)) return [];
    const word = wordsOf(after.spec).fields.find((each) => fieldIn(each) === name) ?? name;
    return [{ label: `${app}.${after.name}.${name}`, before: old, after: fresh, word }];
  });
}

const isKey = (field: Field | undefined) => field !== undefined && fieldType(field.type).category === 'key';

/** @throws UserError for a field whose values cannot become those of its new type */
export function refuseInconvertible(model: ChangedModel, wish: Wish): void {
  for (const { label, before, after, word } of fieldsOf(model, wish)) {
    if (isKey(before) || isKey(after)) {
      throw new UserError(
        `${label} is a primary key, which rows and other tables refer to: it cannot be added, removed or changed later.`,
      );
    }
    if (!before || !after || isConvertible(before, after)) continue;
    const type = word.split(':')[1] ?? 'char';
    throw new UserError(
      `The values of ${label} cannot become ${type} by themselves, so nothing was changed: add a field of that type, copy the values in a migration of your own, then remove ${before.name}.`,
    );
  }
}

/** Sentences about data that goes for good. */
export function lossesOf(model: ChangedModel, wish: Wish): string[] {
  const table = `${model.app}_${model.before.name.toLowerCase()}`;
  return fieldsOf(model, wish).flatMap(({ label, before, after }) => {
    if (!before) return [];
    if (after) {
      const lost = roundedOff(before, after);
      return lost === undefined ? [] : [`${label}: the migration rounds off ${lost}.`];
    }
    if (before.type === 'manytomany')
      return [`${label}: the migration deletes the table ${table}_${before.name} with all links.`];
    const column = before.to ? `${before.name}_id` : before.name;
    return [
      `${label}: the migration deletes the column ${column} of the table ${table}, with the value of every row.`,
    ];
  });
}

/** Fields that are required from now on, and that rows which are there have no value for. */
export function missingValues(model: ChangedModel, wish: Wish): MissingValue[] {
  return fieldsOf(model, wish).flatMap(({ label, before, after, word }) => {
    if (!after || !isValueMissing(after)) return [];
    if (before && !(before.null && !after.null)) return [];
    const isBound = after.to !== undefined || after.unique || fieldType(after.type).defaults === 'none';
    return [{ field: label, word, ways: isBound ? ['null'] : ['default=…', 'null'] }];
  });
}

/** Answers about times that are filled in: the rows that are there get the time of the migration. */
export function answersOn(model: ChangedModel, wish: Wish): string {
  const times = fieldsOf(model, wish).filter(
    ({ before, after }) => !before && after?.auto === 'auto_now_add',
  );
  return times.map(() => '1\n\n').join('');
}
