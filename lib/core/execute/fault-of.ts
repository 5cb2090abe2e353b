// What is wrong with a command, found without carrying it out: for questions that check each answer.
import type { Files } from '../files/files.ts';
import { isDeployCommand, isMergingCommand } from '../options/command-names.ts';
import type { Command } from '../stack/command.ts';
import type { Outside, Stack } from '../stack/stack.ts';
import { Undecided } from '../stack/undecided.ts';
import { UserError } from '../text/errors.ts';
import { nothingOutside } from './execute.ts';
import { isOurs } from './is-ours.ts';
import { wantedBy } from './wanted.ts';

/** The first fault, in the words of the command line. What is in the way of a command is not one: it is asked about later. */
export function faultOf(
  files: Files,
  command: Command,
  stack: Stack,
  outside: Partial<Outside> = {},
): string | undefined {
  const { command: name } = command;
  try {
    if (name in stack.apps) {
      stack.apps[name as keyof Stack['apps']](files, command, stack, { ...nothingOutside, ...outside });
    } else if (isMergingCommand(name) && (!isDeployCommand(name) || isOurs(files, stack))) {
      wantedBy(files, command, stack);
    }
    return undefined;
  } catch (error) {
    if (error instanceof Undecided) return undefined;
    if (error instanceof UserError) return error.faults[0] ?? error.message;
    throw error;
  }
}
