// Files where a new app would go: the user has to say what happens to them.
import { flagOf } from '../../../core/options/flags.ts';
import type { Command } from '../../../core/stack/command.ts';
import { Undecided } from '../../../core/stack/undecided.ts';
import { newPlace } from '../apps/add.ts';
import { filesInTheWay } from '../apps/checks.ts';
import type { Site } from '../apps/site.ts';
import { unlistedApp } from '../project/unlisted-apps.ts';

/** @throws Undecided when there are such files, and nobody said to keep or to replace them */
export function refuseOccupied(site: Site, name: string, command: Command): void {
  const answer = answerIn(site, name, command);
  const entries = filesInTheWay(site, name);
  if (answer === 'keep' || answer === 'overwrite' || entries.length === 0) return;
  const path = folderOf(site, name);
  const shown = `${entries.slice(0, 5).join(', ')}${entries.length > 5 ? ' and more' : ''}`;
  const unlisted = unlistedApp(site.workspace, site.settings, newPlace(site)(name));
  const message =
    unlisted ?? `${path}/ already exists and is not an app of this project: it contains ${shown}`;
  throw new Undecided(
    `${message}. ${unlisted ? 'Or choose' : 'Choose'} another name, or say what to do with ${flagOf('onConflict')} keep|overwrite.`,
    answer === 'abort' ? [] : [{ kind: 'folder', path, message }],
  );
}

/** True when such files give way to the app's. */
export const overwrites = (site: Site, name: string, command: Command) =>
  answerIn(site, name, command) === 'overwrite';

const answerIn = (site: Site, name: string, { given, decisions = {} }: Command) =>
  decisions[folderOf(site, name)] ?? given.onConflict;

const folderOf = (site: Site, name: string) => newPlace(site)(name).folder;
