// The features or deploy targets that a command line names.
import type { Addition } from '../additions/addition.ts';
import type { StackTables } from '../additions/tables.ts';
import type { Blueprint } from '../blueprint/blueprint.ts';
import type { Answers } from '../options/answers.ts';
import { isModelCommand } from '../options/command-names.ts';
import { commandLine, usages } from '../options/command-usages.ts';
import { flagOf } from '../options/flags.ts';
import { isFolder } from '../options/option.ts';
import type { Command } from '../stack/command.ts';
import { UserError } from '../text/errors.ts';
import { printable } from '../text/printable.ts';
import { didYouMean } from '../text/suggest.ts';

/** Each in the order of its table. */
export interface Named {
  readonly features: readonly string[];
  readonly targets: readonly string[];
}

/** @throws UserError for words that are unknown, for none where some are needed, and for any after `update` */
export function namedIn(command: Command, stack: StackTables): Named {
  const { command: name, words } = command;
  if (name === 'deploy' || name === 'removeDeploy')
    return { features: [], targets: targetsIn(command, stack) };
  if (isModelCommand(name)) return { features: [], targets: [] };
  if (name !== 'update') return { features: featuresIn(command, stack), targets: [] };
  if (words.length > 0) throw tooMany(words[0] ?? '', command);
  return { features: [], targets: [] };
}

function featuresIn({ command, words }: Command, stack: StackTables): string[] {
  const [featureNames = [], targetNames = []] = [stack.features, stack.targets].map(namesOf);
  const verb = usages[command].words[0];
  const others = ['app', 'model', 'field'];
  if (words.length === 0) {
    throw new UserError(
      `Specify what to ${verb}: ${others.join(', ')}, or features: ${featureNames.join(', ')}.`,
    );
  }
  for (const word of words) {
    if (featureNames.includes(word)) continue;
    if (targetNames.includes(word)) {
      const typed = commandLine(verb === 'add' ? 'deploy' : 'removeDeploy');
      throw new UserError(`${word} is a deploy target: ${typed} ${word}.`);
    }
    const hint = didYouMean(word, [...featureNames, ...others]);
    throw new UserError(
      `Unknown feature "${printable(word)}"${hint || `: the features are ${featureNames.join(', ')}; to ${verb} an app, run create-mvt-app ${verb} app ${printable(word)}.`}`,
    );
  }
  return featureNames.filter((name) => words.includes(name));
}

function targetsIn({ command, words }: Command, stack: StackTables): string[] {
  const targetNames = namesOf(stack.targets);
  const list = targetNames.join(', ');
  if (words.length === 0 && command === 'deploy') {
    throw new UserError(`Specify where to deploy: ${list}.`);
  }
  for (const word of words) {
    if (targetNames.includes(word)) continue;
    throw new UserError(
      `Unknown deploy target "${printable(word)}"${didYouMean(word, command === 'deploy' ? [...targetNames, 'check'] : targetNames) || `: the targets are ${list}.`}`,
    );
  }
  return targetNames.filter((name) => words.includes(name));
}

const namesOf = (additions: readonly Addition[]) => additions.map(({ name }) => name);

const tooMany = (word: string, { command }: Command) =>
  new UserError(`Unexpected argument "${printable(word)}": see ${commandLine(command)} --help.`);

/** Says which are already enabled. */
export const notesOnAdding = (on: readonly string[], named: readonly string[]) =>
  named.filter((name) => on.includes(name)).map((name) => `${name} is already enabled.`);

/** Says which are not enabled. */
export const notesOnRemoving = (on: readonly string[], named: readonly string[]) =>
  named.filter((name) => !on.includes(name)).map((name) => `${name} is not enabled.`);

/** Says which folders of new features are called something else than usual, because that name was taken. */
export function notesOnFolders(
  on: readonly string[],
  { features, answers }: Blueprint,
  given: Answers,
  stack: StackTables,
): string[] {
  const added = stack.features.filter(({ name }) => features.includes(name) && !on.includes(name));
  return added.flatMap(({ name, options = {} }) =>
    Object.entries(options)
      .filter(([key, option]) => isFolder(option) && !(key in given) && answers[key] !== option.default)
      .map(
        ([key, { default: usual }]) =>
          `${name} goes into ${answers[key]}/, because the project already has something called ${usual}; ${flagOf(key)} gives it another name.`,
      ),
  );
}
