// The questions of features and targets that a command adds: asked before it is carried out, else their defaults count.
import { named, optionNamesOf } from '../additions/additions-of.ts';
import { optionNamed } from '../additions/tables.ts';
import { recordIn } from '../blueprint/record-text.ts';
import type { Files } from '../files/files.ts';
import { isDeployCommand } from '../options/command-names.ts';
import type { Command } from '../stack/command.ts';
import type { Stack } from '../stack/stack.ts';
import { isOurs } from './is-ours.ts';
import { namedIn } from './named-additions.ts';
import { wantedBy } from './wanted.ts';

/**
 * The names of options with a question that nothing answers, neither the command nor the record.
 * @throws UserError for all that is wrong with what the command names
 */
export function openOptions(files: Files, command: Command, stack: Stack): string[] {
  const isForeign = isDeployCommand(command.command) && !isOurs(files, stack);
  const { features, targets, answers } = (isForeign ? addedToForeign : addedToOurs)(files, command, stack);
  const added = [...named(stack.features, features), ...named(stack.targets, targets)];
  return optionNamesOf(added).filter(
    (name) =>
      'question' in optionNamed(stack, name) && !(name in command.given) && answers[name] === undefined,
  );
}

function addedToOurs(files: Files, command: Command, stack: Stack) {
  const { recorded, next } = wantedBy(files, command, stack);
  const { answers, ...on } = recorded.blueprint;
  return {
    features: next.features.filter((name) => !on.features.includes(name)),
    targets: next.deploy.filter((name) => !on.deploy.includes(name)),
    answers,
  };
}

function addedToForeign(files: Files, command: Command, stack: Stack) {
  const { targets } = namedIn(command, stack);
  const { deploy, answers } = recordIn(files, stack);
  const isAdding = command.command === 'deploy';
  return { features: [], targets: isAdding ? [...deploy, ...targets] : [], answers };
}
