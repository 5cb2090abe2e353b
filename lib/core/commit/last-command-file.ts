// Where the last command of a project is kept: in git's own folder, which is in no commit and on no other machine.
import { dirname, join, resolve } from 'node:path';
import fs from 'fs-extra';
import { digestOf } from '../files/hash.ts';
import { isInside } from '../files/paths.ts';
import { folderInRepository, repositoryOf } from './git.ts';
import type { KeptFile, LastCommand } from './last-command.ts';

/** The format of the file: another one is not read. */
const format = 1;

/** The file for a project; undefined without a repository. */
export function lastCommandPath(root: string): string | undefined {
  const top = repositoryOf(root);
  const git = top === undefined ? undefined : gitFolder(top);
  if (git === undefined) return undefined;
  const name = `${digestOf(folderInRepository(root) ?? '')}.json`;
  return join(git, 'create-mvt-app', name);
}

/** The folder of git: a worktree has a file that names it. https://git-scm.com/docs/gitrepository-layout */
function gitFolder(top: string): string | undefined {
  const place = join(top, '.git');
  if (!fs.statSync(place).isFile()) return place;
  const [, folder] = /^gitdir: *(.+)/.exec(fs.readFileSync(place, 'utf8')) ?? [];
  return folder === undefined ? undefined : resolve(top, folder.trim());
}

/** The last command of a project, if one is known. */
export function readLastCommand(root: string): LastCommand | undefined {
  const place = lastCommandPath(root);
  if (place === undefined || !fs.existsSync(place)) return undefined;
  const { format: found, ...last } = JSON.parse(fs.readFileSync(place, 'utf8'));
  const isPlaced = ({ path }: KeptFile) => isInside(path) || path.startsWith('../');
  return found === format && last.files.every(isPlaced) ? last : undefined;
}

/** Keeps a command in the place of the one before it. It is there in one moment. */
export function writeLastCommand(root: string, last: LastCommand): void {
  const place = lastCommandPath(root);
  if (place === undefined) return;
  const next = `${place}.${process.pid}`;
  fs.ensureDirSync(dirname(place));
  fs.writeFileSync(next, JSON.stringify({ format, ...last }));
  fs.renameSync(next, place);
}

/** Forgets it. */
export function forgetLastCommand(root: string): void {
  const place = lastCommandPath(root);
  if (place !== undefined) fs.removeSync(place);
}
