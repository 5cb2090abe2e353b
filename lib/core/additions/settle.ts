// Features and deploy targets that fit together: what they need is there, nothing else has their folders, and their answers are known.

import {
  type FeatureName,
  featureNames,
  featureOf,
  featureOptions,
  optionNamesOf,
} from '../../stacks/django/features/index.ts';
import {
  targetNames,
  targetOf,
  targetOptionNamesOf,
  targetOptions,
} from '../../stacks/django/targets/index.ts';
import type { Blueprint } from '../blueprint/blueprint.ts';
import { flagOf, type OptionName } from '../options/options.ts';
import { UserError } from '../text/errors.ts';
import type { Addition } from './addition.ts';

const additionOptions = { ...featureOptions, ...targetOptions };

/** Features in the order of the table, each once, with all that they need. */
export function withNeeds(wanted: readonly FeatureName[]): FeatureName[] {
  const all = new Set<string>(wanted);
  for (const name of all) for (const need of featureOf(name as FeatureName).needs ?? []) all.add(need);
  return featureNames.filter((name) => all.has(name));
}

/** The features that need one of those that are named, and are not among them. */
export function needing(features: readonly FeatureName[], named: readonly FeatureName[]): FeatureName[] {
  const needs = (name: FeatureName) => featureOf(name).needs ?? [];
  return features.filter(
    (name) => !named.includes(name) && needs(name).some((need) => named.includes(need as never)),
  );
}

/**
 * A blueprint whose features and targets are all there and in order, with the answers of those and no others.
 * @throws UserError when something else has the folder of one of them
 */
export function settle(blueprint: Blueprint): Blueprint {
  const { features: wanted = [], deploy: places = [], ...rest } = blueprint;
  const features = withNeeds(wanted);
  const deploy = targetNames.filter((name) => places.includes(name));
  for (const name of features) refuseTakenFolder(blueprint, `feature ${name}`, featureOf(name));
  for (const name of deploy) refuseTakenFolder(blueprint, `target ${name}`, targetOf(name));
  const known = [...features.flatMap(optionNamesOf), ...deploy.flatMap(targetOptionNamesOf)];
  const others = Object.entries(rest).filter(([name]) => !(name in additionOptions));
  const answers = known.map((name) => [name, blueprint[name] ?? additionOptions[name].default]);
  return Object.fromEntries([
    ...others,
    ...(features.length > 0 ? [['features', features]] : []),
    ...(deploy.length > 0 ? [['deploy', deploy]] : []),
    ...answers,
  ]);
}

/** @throws UserError for an answer that only a feature or target asks for which is not on */
export function refuseStrangeAnswers(
  answers: Partial<Blueprint>,
  { features = [], deploy = [] }: Blueprint,
): void {
  const isOf = (options: readonly string[], name: string) => options.includes(name);
  for (const option of Object.keys(answers) as OptionName[]) {
    const feature = featureNames.find((name) => isOf(optionNamesOf(name), option));
    const target = targetNames.find((name) => isOf(targetOptionNamesOf(name), option));
    if (feature ? features.includes(feature) : !target || deploy.includes(target)) continue;
    throw new UserError(
      `${flagOf(option)} is about the ${feature ? `feature ${feature}` : `target ${target}`}, which is not on: add it, or leave the option out.`,
    );
  }
}

/** @throws UserError when the package or an app has the name of a folder that an addition brings */
function refuseTakenFolder(
  { package: name, app, apps = [] }: Blueprint,
  what: string,
  { folders = [] }: Addition,
): void {
  const taken = new Set([name, app, ...apps.map((each) => each.name)].map((word) => word?.toLowerCase()));
  const folder = folders.find((each) => taken.has(each));
  if (folder === undefined) return;
  throw new UserError(
    `The ${what} brings a folder ${folder}/, and the project has something of that name: leave ${what.split(' ')[1]} out, or choose another name.`,
  );
}
