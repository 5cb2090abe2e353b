// Features that fit together: what they need is there, nothing else has their folders, and their answers are known.
import type { Blueprint } from '../blueprint/blueprint.ts';
import { UserError } from '../errors.ts';
import { type FeatureName, featureNames, featureOf, featureOptions, optionNamesOf } from './features.ts';

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
 * A blueprint whose features are all there and in order, with the answers of those and no others.
 * @throws UserError when something else has the folder of a feature
 */
export function settle(blueprint: Blueprint): Blueprint {
  const { features: wanted = [], ...rest } = blueprint;
  const features = withNeeds(wanted);
  refuseTakenFolders(blueprint, features);
  const known = features.flatMap(optionNamesOf);
  const others = Object.entries(rest).filter(([name]) => !(name in featureOptions));
  const answers = known.map((name) => [name, blueprint[name] ?? featureOptions[name].default]);
  return Object.fromEntries([
    ...others,
    ...(features.length > 0 ? [['features', features]] : []),
    ...answers,
  ]);
}

function refuseTakenFolders(
  { package: name, app, apps = [] }: Blueprint,
  features: readonly FeatureName[],
): void {
  const taken = new Set([name, app, ...apps.map((each) => each.name)].map((word) => word?.toLowerCase()));
  for (const feature of features) {
    const folder = featureOf(feature).folders?.find((each) => taken.has(each));
    if (folder === undefined) continue;
    throw new UserError(
      `The feature ${feature} brings a folder ${folder}/, and the project has something of that name: leave ${feature} out, or choose another name.`,
    );
  }
}
