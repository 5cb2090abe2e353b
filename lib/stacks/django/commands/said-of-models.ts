// What is said of a change of models: that it is done, how it is taken back, and what goes by the name of a model.
import type { AppBlueprint } from '../../../core/blueprint/blueprint.ts';
import { modelNames } from '../../../core/models/model-names.ts';
import { fieldIn, wordsOf } from '../../../core/models/spec-edits.ts';
import type { ModelChange } from '../../../core/stack/model-change.ts';
import type { ChangedModel } from './changed-access.ts';
import type { Wish } from './model-arguments.ts';

/** What goes by the name of a model besides its code. */
export function notesOnName({ command, words: [name = ''] }: Wish, { path }: AppBlueprint): string[] {
  if (command !== 'renameModel') return [];
  return [
    `Its pages are at /${path}${modelNames(name).pluralKebab}/ now, and its permissions are new: give them to your staff again.`,
  ];
}

/** What is said when it is done, and how it is taken back. */
export function said(
  { command, target: { app, model }, fields, words }: Wish,
  own: readonly ChangedModel[],
): Pick<ModelChange, 'done' | 'nothing' | 'inverse'> {
  const label = `${app}.${model}`;
  const [field = ''] = fields;
  const [name = ''] = words;
  const nothing = `${label} is already as you want it: nothing had to be changed.`;
  const labelled = (names: readonly string[]) => names.map((each) => `${label}.${each}`);
  switch (command) {
    case 'addField': {
      const there = own.flatMap((each) => wordsOf(each.before.spec).fields.map(fieldIn));
      const names = words.map(fieldIn).filter((each) => !there.includes(each));
      const labels = labelled(names);
      return {
        done: `Added ${labels.join(', ')}.`,
        nothing,
        inverse: { command: 'removeField', words: labels },
      };
    }
    case 'removeField':
      return { done: `Removed ${labelled(fields).join(', ')}.`, nothing };
    case 'renameField':
      return {
        done: `${label}.${field} is now called ${name}.`,
        nothing,
        inverse: { command, words: [`${label}.${name}`, field] },
      };
    case 'changeField': {
      const before = own
        .flatMap((each) => wordsOf(each.before.spec).fields)
        .find((word) => fieldIn(word) === field);
      const type = before?.slice(field.length + 1) || 'char';
      return {
        done: `${label}.${field} is now ${name}.`,
        nothing,
        inverse: { command, words: [`${label}.${field}`, type] },
      };
    }
    case 'renameModel':
      return {
        done: `${label} is now called ${name}.`,
        nothing,
        inverse: { command, words: [`${app}.${name}`, model] },
      };
    case 'changeModel':
      return { done: `${label} has the access that you asked for.`, nothing };
  }
}
