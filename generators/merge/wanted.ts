// The blueprint that `add <feature>`, `remove <feature>` and `update` want a project to have.

import { refuseOutside } from '../../lib/apps/site.ts';
import type { Blueprint } from '../../lib/blueprint/blueprint.ts';
import { type ProjectRecord, readRecord, recordName } from '../../lib/blueprint/document.ts';
import {
  blueprintOptionNames,
  featureOptionNames,
  flagOf,
  type OptionName,
} from '../../lib/blueprint/options.ts';
import { commandLine, commands } from '../../lib/cli/commands.ts';
import type { Files } from '../../lib/commit/files.ts';
import { UserError } from '../../lib/errors.ts';
import { type FeatureName, featureNames, featureOf, optionNamesOf } from '../../lib/features/features.ts';
import { needing, settle, withNeeds } from '../../lib/features/settle.ts';
import { didYouMean } from '../../lib/suggest.ts';
import { printable } from '../../lib/terminal/text.ts';
import type { Context } from '../context.ts';

/** A project that this tool has made, and can merge into. */
export interface Recorded {
  readonly record: ProjectRecord;
  readonly blueprint: Blueprint;
}

/** @throws UserError when there is no whole record: without it nobody knows what the project was made of */
export function readBlueprint(files: Files): Recorded {
  const text = files.read(recordName);
  if (text === undefined) throw unknownOrigin('There is no .mvt.json here');
  const record = readWhole(text);
  const { answers, apps } = record;
  const missing = blueprintOptionNames.find((name) => !(name in answers));
  if (missing) throw unknownOrigin(`${recordName} has no "${missing}"`);
  return { record, blueprint: settle({ ...(answers as Blueprint), ...(apps.length > 0 && { apps }) }) };
}

function readWhole(text: string): ProjectRecord {
  try {
    const record = readRecord(recordName, text);
    refuseOutside(record);
    return record;
  } catch (error) {
    if (!(error instanceof UserError) || error.message.includes('was written by')) throw error;
    throw new UserError(`${error.message} Restore it, as with "git checkout -- ${recordName}".`);
  }
}

const unknownOrigin = (what: string) =>
  new UserError(
    `${what}, so it is not known which files create-mvt-app made and which of them you changed: features cannot be merged. Restore it from your repository; a project that was made without create-mvt-app takes apps and models only: see create-mvt-app add app --help.`,
  );

/** What is wanted, and what of it is so already. */
export interface Wanted {
  readonly next: Blueprint;
  /** Features that were named. */
  readonly named: readonly FeatureName[];
  /** Sentences about features that come along, or are as wanted. */
  readonly notes: readonly string[];
}

/**
 * The features that the command line names.
 * @throws UserError for those that are unknown, for none at all, and for any after `update`
 */
export function namedFeatures(context: Context): FeatureName[] {
  const { command, words } = context;
  if (command !== 'update') return featuresIn(context);
  if (words.length > 0) throw tooMany(words[0] ?? '', context);
  return [];
}

/** @throws UserError for what other features need, and for answers to questions of no feature */
export function wantedBlueprint(
  { record, blueprint }: Recorded,
  named: readonly FeatureName[],
  { command, given }: Context,
): Wanted {
  const answers = givenTo(given);
  if (command === 'update') {
    const next = settle({ ...blueprint, ...record.pending, ...answers });
    refuseStrangeAnswers(answers, next);
    return { next, named, notes: [] };
  }
  const on = blueprint.features ?? [];
  if (command === 'addFeature') {
    const features = withNeeds([...on, ...named]);
    const next = settle({ ...blueprint, ...answers, features });
    refuseStrangeAnswers(answers, next);
    return { next, named, notes: notesOnAdding(on, named, features) };
  }
  const users = needing(on, named);
  if (users.length > 0) {
    const all = [...named, ...users].join(' ');
    throw new UserError(
      `${users.join(' and ')} cannot be without ${named.join(' and ')}: remove them together, with ${commandLine(command)} ${all}.`,
    );
  }
  const features = on.filter((name) => !named.includes(name));
  const off = named.filter((name) => !on.includes(name)).map((name) => `${name} is not on.`);
  return { next: settle({ ...blueprint, features }), named, notes: off };
}

const givenTo = (given: Context['given']): Partial<Blueprint> =>
  Object.fromEntries(
    [...blueprintOptionNames, ...featureOptionNames]
      .filter((name) => name in given)
      .map((name) => [name, given[name]]),
  );

function refuseStrangeAnswers(answers: Partial<Blueprint>, { features = [] }: Blueprint): void {
  const owner = (option: string) =>
    featureNames.find((name) => optionNamesOf(name).includes(option as never));
  for (const option of Object.keys(answers) as OptionName[]) {
    const feature = owner(option);
    if (!feature || features.includes(feature)) continue;
    throw new UserError(
      `${flagOf(option)} is about the feature ${feature}, which is not on: add it, or leave the option out.`,
    );
  }
}

function notesOnAdding(
  on: readonly FeatureName[],
  named: readonly FeatureName[],
  features: readonly FeatureName[],
): string[] {
  const already = named.filter((name) => on.includes(name)).map((name) => `${name} is on already.`);
  const along = features.filter((name) => !on.includes(name) && !named.includes(name));
  const because = along.map((name) => {
    const users = features.filter((each) => featureOf(each).needs?.includes(name));
    return `${name} comes along: ${users.join(' and ')} needs it.`;
  });
  return [...already, ...because];
}

/** @throws UserError when none is named, or an unknown one */
function featuresIn({ command, words }: Context): FeatureName[] {
  const verb = commands[command].words[0];
  const others = ['app', 'model'];
  if (words.length === 0) {
    throw new UserError(
      `What to ${verb} is missing: ${others.join(', ')}, or features: ${featureNames.join(', ')}.`,
    );
  }
  for (const word of words) {
    if (featureNames.includes(word as FeatureName)) continue;
    const hint = didYouMean(word, [...featureNames, ...others]);
    throw new UserError(
      `"${printable(word)}" is nothing to ${verb}${hint || `: the features are ${featureNames.join(', ')}; an app is added with create-mvt-app add app ${printable(word)}.`}`,
    );
  }
  return featureNames.filter((name) => words.includes(name));
}

const tooMany = (word: string, { command }: Context) =>
  new UserError(`"${printable(word)}" is one argument too many: see ${commandLine(command)} --help.`);
