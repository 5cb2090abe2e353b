// Blueprints as flat objects: what documents, `--json` and other versions of this tool read and write.
import { named, optionNamesOf } from '../additions/additions-of.ts';
import type { StackTables } from '../additions/tables.ts';
import type { Answers } from '../options/answers.ts';
import type { AppBlueprint, Blueprint } from './blueprint.ts';
import type { Placement } from './placement.ts';

/** All answers in one object, the features and targets among them. Empty lists are left out. */
export interface FlatBlueprint {
  readonly features?: readonly string[] | undefined;
  readonly deploy?: readonly string[] | undefined;
  readonly apps?: readonly AppBlueprint[] | undefined;
  readonly repository?: Placement | undefined;
  readonly [answer: string]: unknown;
}

/** A flat object as a blueprint; what it lacks is empty. */
export function fromFlat(flat: FlatBlueprint, stack: StackTables): Blueprint {
  const { features = [], deploy = [], apps = [], repository, ...answers } = flat;
  const blueprint = { stack: stack.name, answers: answers as Answers, features, deploy, apps };
  return { ...blueprint, ...(repository && { repository }) };
}

/** A blueprint as a flat object: the answers of the project, its apps, its features and targets, and their answers. */
export function toFlat(
  { answers, features, deploy, apps, repository }: Blueprint,
  stack: StackTables,
): FlatBlueprint {
  const ofAdditions = optionNamesOf([...named(stack.features, features), ...named(stack.targets, deploy)]);
  const entries = Object.entries(answers);
  return Object.fromEntries([
    ...entries.filter(([name]) => !ofAdditions.includes(name)),
    ...(apps.length > 0 ? [['apps', apps]] : []),
    ...(features.length > 0 ? [['features', features]] : []),
    ...(deploy.length > 0 ? [['deploy', deploy]] : []),
    ...entries.filter(([name]) => ofAdditions.includes(name)),
    ...(repository ? [['repository', repository]] : []),
  ]);
}
