// Blueprints of which every pair of choices occurs in one at least: features, their answers, Django and database.

import fc from 'fast-check';
import { api } from '../../lib/stacks/django/features/api.ts';
import { auth } from '../../lib/stacks/django/features/auth.ts';
import { s3 } from '../../lib/stacks/django/features/s3.ts';
import { options } from '../../lib/stacks/django/options.ts';
import { shop } from './blueprints.ts';
import { featureNames, type Project, settle } from './django.ts';

const anyOf = <Value>(choices: readonly { readonly value: Value }[]) =>
  fc.constantFrom(...choices.map(({ value }) => value));

/** Any features with any answers. */
export const anyFeatures: fc.Arbitrary<Project> = fc
  .record({
    django: anyOf(options.django.choices),
    database: anyOf(options.database.choices),
    features: fc.subarray(featureNames),
    pagination: anyOf(api.options.pagination.choices),
    storage: anyOf(s3.options.storage.choices),
    userModel: anyOf(auth.options.userModel.choices),
  })
  .map((answers) => settle({ ...shop, ...answers }));

/** The choices of a blueprint, each as `name=value`. */
function choicesOf({ django, database, features = [], pagination, storage, userModel }: Project): string[] {
  const answers = { django, database, pagination, storage, userModel };
  const onOrOff = featureNames.map((name) => `${name}=${features.includes(name)}`);
  const given = Object.entries(answers).filter(([, value]) => value !== undefined);
  return [...onOrOff, ...given.map(([name, value]) => `${name}=${value}`)];
}

interface WithPairs {
  readonly blueprint: Project;
  readonly pairs: readonly string[];
}

function withPairs(blueprint: Project): WithPairs {
  const choices = choicesOf(blueprint);
  const pairs = choices.flatMap((one, index) => choices.slice(index + 1).map((other) => `${one} ${other}`));
  return { blueprint, pairs };
}

/**
 * Every feature alone, all at once, and as many others as every pair of choices asks for: the same ones each time.
 * @param count at least so many
 */
export function pairwise(count = 0): Project[] {
  const candidates = fc.sample(anyFeatures, { seed: 7, numRuns: 600 }).map(withPairs);
  const alone = featureNames.map((name, index): Project => {
    const django = index % 2 === 0 ? '5.2' : '6.1';
    return settle({ ...shop, django, features: [name] });
  });
  const chosen = [...alone, settle({ ...shop, features: featureNames })].map(withPairs);
  const open = new Set(candidates.flatMap(({ pairs }) => pairs));
  for (const pair of chosen.flatMap(({ pairs }) => pairs)) open.delete(pair);
  const gain = ({ pairs }: WithPairs) => pairs.filter((pair) => open.has(pair)).length;
  while (open.size > 0 || chosen.length < count) {
    const best = candidates.reduce((one, other) => (gain(other) > gain(one) ? other : one));
    candidates.splice(candidates.indexOf(best), 1);
    chosen.push(best);
    for (const pair of best.pairs) open.delete(pair);
  }
  return chosen.map(({ blueprint }) => blueprint);
}
