// Sites that the bench makes with our command, and the commands that it runs in them.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PackedCommand } from './packed-command.ts';
import { run } from './programs.ts';
import type { Contender } from './timing.ts';

/** The words after the command that make a site in the folder `shop` and do nothing else. */
export const creationArguments = ['shop', '--yes', '--no-install', '--no-git', '--quiet'];

const models = [
  'Author name:char:80:unique',
  'Book title:char:200 published:date author:fk:Author',
  'Loan book:fk:Book due:date returned:boolean',
];

/** Writes a blueprint of so many apps with three models each. @returns the words that make a site of it */
export function manyApps(count: number, folder: string): string[] {
  const apps = Array.from({ length: count }, (_, number) => ({ name: `app_${number}`, models }));
  const file = join(folder, `${count}-apps.json`);
  writeFileSync(file, JSON.stringify({ title: 'Many', apps }));
  return [...creationArguments, '--from', file];
}

/** Makes a site with our command. */
export function createProject({ file }: PackedCommand, words = creationArguments): Contender {
  return (cwd) => run(process.execPath, [file, ...words], { cwd });
}

/** Makes a site that is committed to git. */
export function createCommitted(command: PackedCommand, words = creationArguments): Contender {
  const author = ['-c', 'user.name=Bench', '-c', 'user.email=bench@example.com'];
  return async (cwd) => {
    await createProject(command, words)(cwd);
    await inSite('git', 'init', '--quiet')(cwd);
    await inSite('git', 'add', '--all')(cwd);
    await inSite('git', ...author, 'commit', '--quiet', '--message', 'All of it')(cwd);
  };
}

/** Takes back what was done in a site since it was committed. */
export const resetSite: Contender = async (cwd) => {
  await inSite('git', 'reset', '--quiet', '--hard')(cwd);
  await inSite('git', 'clean', '--quiet', '--force', '-d')(cwd);
};

/** Runs our command in the site of a folder. */
export function commandInSite({ file }: PackedCommand, ...words: string[]): Contender {
  return inSite(process.execPath, file, ...words, '--quiet');
}

function inSite(program: string, ...words: string[]): Contender {
  return (cwd) => run(program, words, { cwd: join(cwd, 'shop') });
}
