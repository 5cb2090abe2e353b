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

/** The choices of a blueprint, each as `name=value`: of features, of answers that belong to one, and of all projects. */
function choicesOf({ django, database, features = [], pagination, storage, userModel }: Project) {
  const answers = Object.entries({ pagination, storage, userModel }).filter(
    ([, value]) => value !== undefined,
  );
  return {
    features: featureNames.map((name) => `${name}=${features.includes(name)}`),
    answers: answers.map(([name, value]) => `${name}=${value}`),
    project: [`django=${django}`, `database=${database}`],
  };
}

interface WithPairs {
  readonly blueprint: Project;
  readonly pairs: readonly string[];
}

/** Each feature beside each other one; features and their answers with each Django and each database. */
function withPairs(blueprint: Project): WithPairs {
  const { features, answers, project } = choicesOf(blueprint);
  const pairs = [
    ...features.flatMap((one, index) => features.slice(index + 1).map((other) => `${one} ${other}`)),
    ...project.flatMap((one) => [...features, ...answers].map((other) => `${one} ${other}`)),
    project.join(' '),
  ];
  return { blueprint, pairs };
}

/** Each feature alone. */
export const alone = (): Project[] =>
  featureNames.map((name, index) => {
    const django = index % 2 === 0 ? '5.2' : '6.1';
    return settle({ ...shop, django, features: [name] });
  });

/**
 * All features at once, and as many other blueprints as every pair of choices asks for: the same ones each time.
 * @param count at least so many
 */
export function pairwise(count = 0): Project[] {
  const candidates = fc.sample(anyFeatures, { seed: 7, numRuns: 3000 }).map(withPairs);
  const chosen = [withPairs(settle({ ...shop, features: featureNames }))];
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
