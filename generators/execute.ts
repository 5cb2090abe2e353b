// A command carried out in memory, with questions about what is not decided.
import { execute } from '../lib/core/execute/execute.ts';
import type { Files } from '../lib/core/files/files.ts';
import type { Executed } from '../lib/core/stack/change.ts';
import type { Command } from '../lib/core/stack/command.ts';
import type { Outside } from '../lib/core/stack/stack.ts';
import { type Obstacle, Undecided } from '../lib/core/stack/undecided.ts';
import { type Ask, askDecisions } from './ask.ts';
import type { Context } from './context.ts';

/**
 * Carries out a command in memory; asks what becomes of files in its way, where that may be asked.
 * @throws UserError
 */
export async function executeAsking(
  files: Files,
  command: Command,
  outside: Outside,
  { stack, interactive }: Context,
  ask: Ask,
): Promise<Executed> {
  try {
    return await execute(files, command, stack, outside);
  } catch (error) {
    if (!(error instanceof Undecided) || !interactive || !isAsked(error.obstacles, command)) throw error;
    return execute(files, await askDecisions(error.obstacles, command, ask), stack, outside);
  }
}

/** Files are asked about unless something else was said; the folder of an app where that was said. */
function isAsked(obstacles: readonly Obstacle[], { given: { yes, onConflict } }: Command): boolean {
  if (obstacles.length === 0 || yes) return false;
  return onConflict === 'ask' || obstacles.every(({ kind }) => kind === 'file');
}
