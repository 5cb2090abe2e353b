// The names that complete a command line: apps, models and fields of a project, and features and targets that it has or lacks.
import type { AppBlueprint } from '../core/blueprint/blueprint.ts';
import { fieldIn, wordsOf } from '../core/models/spec-edits.ts';
import { type CommandName, isModelCommand } from '../core/options/command-names.ts';
import { usages } from '../core/options/command-usages.ts';
import { commandOf } from './command-help.ts';

/** What is read of a record, which may be of any version. */
interface Names {
  readonly app?: string;
  readonly apps?: readonly AppBlueprint[];
  readonly features?: readonly string[];
  readonly deploy?: readonly string[];
}

/** The names of all that can be added. */
export interface Additions {
  readonly features: readonly string[];
  readonly targets: readonly string[];
}

/** Commands that take any number of names; others take one. */
const several: readonly CommandName[] = [
  'removeApp',
  'removeField',
  'addFeature',
  'removeFeature',
  'deploy',
  'removeDeploy',
];

/**
 * All names that can come next; the shell leaves out those that do not fit what was begun.
 * @param typed the words before, without the name of the program
 * @param record the text of the project's record
 */
export function completedNames(
  typed: readonly string[],
  record: string,
  { features, targets }: Additions,
): string[] {
  const words = typed.filter((word) => !word.startsWith('-'));
  const command = commandOf(words) ?? 'project';
  const before = words.slice(usages[command].words.length);
  if (before.length > 0 && !several.includes(command)) return [];
  const { app = '', apps = [], ...on } = JSON.parse(record) as Names;
  const lacking = (all: readonly string[], has: readonly string[] = []) =>
    all.filter((name) => !has.includes(name));
  const models = apps.flatMap(({ name, models }) => models.map((spec) => ({ ...wordsOf(spec), app: name })));
  const fields = models.flatMap((model) =>
    model.fields.map((word) => `${model.app}.${model.name}.${fieldIn(word)}`),
  );
  const names: Partial<Record<CommandName, readonly string[]>> = {
    removeApp: apps.filter(({ existing }) => !existing).map(({ name }) => name),
    addModel: [...new Set([app, ...apps.map(({ name }) => name)])].filter(Boolean).map((name) => `${name}.`),
    removeField: fields,
    renameField: fields,
    changeField: fields,
    addFeature: lacking(features, on.features),
    removeFeature: on.features ?? [],
    deploy: lacking(targets, on.deploy),
    removeDeploy: on.deploy ?? [],
  };
  const isOfModel = command === 'removeModel' || isModelCommand(command);
  const known = names[command] ?? (isOfModel ? models.map((model) => `${model.app}.${model.name}`) : []);
  return known.filter((name) => !before.includes(name));
}
