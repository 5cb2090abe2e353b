// Features and targets that fit together: what they need is there, nothing else has their folders, and their answers are known.
import type { Addition } from '../additions/addition.ts';
import { additionsOf, optionNamesOf } from '../additions/additions-of.ts';
import { withNeeds } from '../additions/needs.ts';
import { optionNamed, type StackTables } from '../additions/tables.ts';
import type { Answers } from '../options/answers.ts';
import { flagOf } from '../options/flags.ts';
import { isFolder } from '../options/option.ts';
import { UserError } from '../text/errors.ts';
import type { Blueprint } from './blueprint.ts';

/**
 * A blueprint whose features and targets are all there and in order, with the answers of those and no others.
 * A folder that one of them adds is called something else than usual where that name is taken, unless an answer says how.
 * @param isTaken whether the project has something of a name beside what the blueprint says
 * @throws UserError when something else has the folder of one of them
 */
export function settle(
  blueprint: Blueprint,
  stack: StackTables,
  isTaken: (name: string) => boolean = () => false,
): Blueprint {
  const features = withNeeds(stack.features, blueprint.features);
  const deploy = stack.targets.map(({ name }) => name).filter((name) => blueprint.deploy.includes(name));
  const added = additionsOf({ features, deploy }, stack);
  const all = optionNamesOf([...stack.features, ...stack.targets]);
  const own = Object.entries({ ...unrecorded(stack), ...blueprint.answers }).filter(
    ([name]) => !all.includes(name),
  );
  const taken = namesOf(blueprint, stack);
  const answers: Record<string, Answers[string]> = Object.fromEntries(own);
  for (const addition of added) {
    for (const [name, option] of Object.entries(addition.options ?? {})) {
      const given = blueprint.answers[name];
      if (!isFolder(option)) {
        answers[name] = given ?? option.default;
        continue;
      }
      const isFree = (folder: string) => !taken.has(folder.toLowerCase()) && !isTaken(folder);
      const folder = String(given ?? proposalsFor(option.default).find(isFree) ?? option.default);
      if (taken.has(folder.toLowerCase())) throw takenFolder(addition, name, folder, isFree, stack);
      taken.add(folder.toLowerCase());
      answers[name] = folder;
    }
  }
  const { repository, ...rest } = blueprint;
  const isPlaced = deploy.length > 0 || added.some((addition) => addition.isPlaced);
  return { ...rest, features, deploy, answers, ...(repository && isPlaced && { repository }) };
}

/** What records mean by leaving out options that are newer than they are. */
function unrecorded({ options }: StackTables): Answers {
  const later = Object.entries(options).filter(([, { addedLater }]) => addedLater);
  return Object.fromEntries(
    later.flatMap(([name, option]) => ('default' in option ? [[name, option.default]] : [])),
  );
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

/** The names that a project and its apps have, in lower case. */
function namesOf({ answers, apps }: Blueprint, stack: StackTables): Set<string> {
  const own = Object.keys(stack.options).filter((name) => isFolder(optionNamed(stack, name)));
  const names = [...own.map((name) => String(answers[name])), ...apps.map(({ name }) => name)];
  return new Set(names.map((name) => name.toLowerCase()));
}

/** `accounts`, then what it may be called where that is taken. */
function proposalsFor(usual: string): string[] {
  return [usual, `site_${usual}`, ...Array.from({ length: 9 }, (_, index) => `site_${usual}_${index + 2}`)];
}

/** An addition is to have a folder with the name of something else. */
function takenFolder(
  addition: Addition,
  option: string,
  folder: string,
  isFree: (name: string) => boolean,
  stack: StackTables,
): UserError {
  const what = stack.features.includes(addition) ? 'feature' : 'target';
  const proposal = proposalsFor(addition.options?.[option]?.default ?? folder).find(isFree);
  const hint = proposal ? `, such as ${flagOf(option)} ${proposal}` : '';
  return new UserError(
    `The ${what} ${addition.name} cannot have the folder ${folder}/: the project already has something with that name. Choose another name${hint}.`,
  );
}
