// Features and targets that fit together: what they need is there, nothing else has their folders, and their answers are known.
import type { Addition } from '../additions/addition.ts';
import { additionsOf, optionNamesOf } from '../additions/additions-of.ts';
import { withNeeds } from '../additions/needs.ts';
import type { StackTables } from '../additions/tables.ts';
import type { Answers } from '../options/answers.ts';
import { flagOf } from '../options/flags.ts';
import { UserError } from '../text/errors.ts';
import type { Blueprint } from './blueprint.ts';

/**
 * A blueprint whose features and targets are all there and in order, with the answers of those and no others.
 * @throws UserError when something else has the folder of one of them
 */
export function settle(blueprint: Blueprint, stack: StackTables): Blueprint {
  const features = withNeeds(stack.features, blueprint.features);
  const deploy = stack.targets.map(({ name }) => name).filter((name) => blueprint.deploy.includes(name));
  const added = additionsOf({ features, deploy }, stack);
  for (const addition of added) refuseTakenFolder(blueprint, addition, stack);
  const all = optionNamesOf([...stack.features, ...stack.targets]);
  const own = Object.entries(blueprint.answers).filter(([name]) => !all.includes(name));
  const theirs = added.flatMap(({ options = {} }) =>
    Object.entries(options).map(([name, option]) => [name, blueprint.answers[name] ?? option.default]),
  );
  return { ...blueprint, features, deploy, answers: Object.fromEntries([...own, ...theirs]) };
}

/** @throws UserError for an answer that only a feature or target asks for which is not on */
export function refuseStrangeAnswers(
  answers: Answers,
  { features, deploy }: Pick<Blueprint, 'features' | 'deploy'>,
  stack: StackTables,
): void {
  const owners = [
    ...stack.features.map((addition) => ({
      addition,
      what: 'feature',
      isOn: features.includes(addition.name),
    })),
    ...stack.targets.map((addition) => ({ addition, what: 'target', isOn: deploy.includes(addition.name) })),
  ];
  for (const option of Object.keys(answers)) {
    const owner = owners.find(({ addition }) => Object.hasOwn(addition.options ?? {}, option));
    if (!owner || owner.isOn) continue;
    throw new UserError(
      `${flagOf(option)} is an option of the ${owner.what} ${owner.addition.name}, which is not enabled: add it, or omit the option.`,
    );
  }
}

/** @throws UserError when the project has something with the name of a folder that an addition brings */
function refuseTakenFolder({ answers, apps }: Blueprint, addition: Addition, stack: StackTables): void {
  const own = Object.entries(stack.options).filter(([, option]) => 'isFolder' in option && option.isFolder);
  const names = [...own.map(([name]) => String(answers[name])), ...apps.map(({ name }) => name)];
  const taken = new Set(names.map((name) => name.toLowerCase()));
  const folder = addition.folders?.find((each) => taken.has(each));
  if (folder === undefined) return;
  const what = stack.features.includes(addition) ? 'feature' : 'target';
  throw new UserError(
    `The ${what} ${addition.name} needs the folder ${folder}/, but the project already has something with that name: omit ${addition.name}, or choose another name.`,
  );
}
