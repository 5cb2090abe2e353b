// The specifications of all recorded apps after a command: the model that it names, and all that refer to it.
import type { AppBlueprint } from '../../../core/blueprint/blueprint.ts';
import {
  type AppWords,
  withRenamedSteps,
  withRenamedTargets,
} from '../../../core/models/renamed-references.ts';
import {
  fieldIn,
  renamedWord,
  type SpecWords,
  specOf,
  withField,
  withFields,
  withoutField,
  wordsOf,
} from '../../../core/models/spec-edits.ts';
import { UserError } from '../../../core/text/errors.ts';
import { printable } from '../../../core/text/printable.ts';
import { didYouMean } from '../../../core/text/suggest.ts';
import { djangoModelRules as rules } from '../models/django-model-rules.ts';
import type { Wish } from './model-arguments.ts';

/** @throws UserError for a field that is not there, and for a name that it has already */
export function editedApps(apps: readonly AppBlueprint[], wish: Wish): AppBlueprint[] {
  const words = apps.map(({ name, models }): AppWords => ({ name, models: models.map(wordsOf) }));
  const edited = renamed(words, wish).map((app) => ({
    ...app,
    models: app.models.map((spec) =>
      app.name === wish.target.app && spec.name === wish.target.model ? editedSpec(spec, wish) : spec,
    ),
  }));
  return apps.map((app, index) => ({ ...app, models: (edited[index]?.models ?? []).map(specOf) }));
}

function renamed(
  apps: readonly AppWords[],
  { command, target, fields: [field = ''], words: [name = ''] }: Wish,
) {
  if (command === 'renameField') return withRenamedSteps(apps, target, field, name, rules);
  return command === 'renameModel' ? withRenamedTargets(apps, target, name, rules) : apps;
}

function editedSpec(spec: SpecWords, wish: Wish): SpecWords {
  const { command, target, words, access, after } = wish;
  const label = `${target.app}.${target.model}`;
  const names = spec.fields.map(fieldIn);
  for (const name of [...wish.fields, ...(after === undefined ? [] : [after])]) {
    if (!names.includes(name)) {
      throw new UserError(
        `${label} has no field "${printable(name)}"${didYouMean(name, names) || `: it has ${names.join(', ')}.`}`,
      );
    }
  }
  const [field = ''] = wish.fields;
  const [word = ''] = words;
  const said = access === undefined ? spec : { ...spec, access };
  switch (command) {
    case 'addField':
      return withNewFields(said, words, after);
    case 'removeField':
      return wish.fields.reduce(withoutField, said);
    case 'renameField':
      if (word === field) throw new UserError(`${label}.${field} has this name already: name another one.`);
      return withField(said, field, (each) => renamedWord(each, word));
    case 'changeField':
      return withField(said, field, () => `${field}:${word}`);
    case 'renameModel':
      if (word === spec.name) throw new UserError(`${label} has this name already: name another one.`);
      return { ...said, name: word };
    case 'changeModel':
      return said;
  }
}

/** Fields that are there already stay where they are; whether they are the same is known once they are read. */
function withNewFields(spec: SpecWords, words: readonly string[], after: string | undefined): SpecWords {
  const isThere = (word: string) => spec.fields.some((each) => fieldIn(each) === fieldIn(word));
  const replaced = words
    .filter(isThere)
    .reduce((rest, word) => withField(rest, fieldIn(word), () => word), spec);
  return withFields(
    replaced,
    words.filter((word) => !isThere(word)),
    after,
  );
}

/** @throws UserError for new fields with names that others have: a change of those is another command */
export function refuseChanged(before: readonly string[], after: readonly string[], label: string): void {
  const wanted = new Map(after.map((word) => [fieldIn(word), word]));
  const other = before.find((word) => wanted.get(fieldIn(word)) !== word);
  if (other === undefined) return;
  const name = fieldIn(other);
  throw new UserError(
    `${label} already has a field ${name}, as ${other}: choose another name, or change it with create-mvt-app change field ${label}.${name} <type>.`,
  );
}
