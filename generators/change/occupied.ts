// Files that are where a new app shall go: what to do with them is said on the command line, or asked.
import type { PromptQuestion } from 'yeoman-generator';
import type { GivenOptions } from '../../lib/cli/arguments.ts';
import { flagOf } from '../../lib/core/options/flags.ts';
import { UserError } from '../../lib/core/text/errors.ts';
import { newPlace } from '../../lib/stacks/django/apps/add.ts';
import { filesInTheWay } from '../../lib/stacks/django/apps/checks.ts';
import type { Site } from '../../lib/stacks/django/apps/site.ts';
import type { Context } from '../context.ts';
import { appName } from './arguments.ts';

type Answer = GivenOptions['onConflict'];

/**
 * Asks about such files when that is wanted.
 * @returns what to do with them, if it is known
 */
export async function occupiedAnswer(
  site: Site,
  context: Context,
  ask: (question: PromptQuestion) => Promise<string>,
): Promise<Answer> {
  const { command, given, interactive } = context;
  const { onConflict } = given;
  if (command !== 'addApp' || onConflict !== 'ask' || !interactive) return onConflict;
  const name = appName(context);
  if (filesInTheWay(site, name).length === 0) return onConflict;
  return (await ask({
    type: 'select',
    name: 'conflict',
    message: describe(site, name),
    choices: [
      { value: 'keep', name: 'Keep its files, and add what they lack' },
      { value: 'overwrite', name: "Replace those of its files that are the app's" },
      { value: 'abort', name: 'Stop, and write nothing' },
    ],
  })) as Answer;
}

/** @throws UserError when there are such files, and nobody said to keep or to replace them */
export function refuseOccupied(site: Site, name: string, answer: Answer): void {
  if (answer === 'keep' || answer === 'overwrite' || filesInTheWay(site, name).length === 0) return;
  throw new UserError(
    `${describe(site, name)}. Choose another name, or say what to do with ${flagOf('onConflict')} keep|overwrite.`,
  );
}

function describe(site: Site, name: string): string {
  const entries = filesInTheWay(site, name);
  const shown = `${entries.slice(0, 5).join(', ')}${entries.length > 5 ? ' and more' : ''}`;
  return `${newPlace(site)(name).folder}/ is there already and is no app of this project: it holds ${shown}`;
}
