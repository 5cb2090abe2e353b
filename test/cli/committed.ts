// Projects in a repository where everything is committed, and what is in them.
import { execFileSync } from 'node:child_process';
import { temporaryFolder } from '../helpers/command.ts';
import { done, post } from './apps.ts';
import { identity, makeProject, projectListing } from './helpers.ts';

/** Puts everything into the project's last commit. */
export function commit(shop: string): void {
  const git = (...words: string[]) =>
    execFileSync('git', ['-C', shop, ...words], { env: { ...process.env, ...identity }, stdio: 'ignore' });
  git('init', '--quiet');
  git('add', '--all');
  git('commit', '--quiet', '--allow-empty', '--message', 'All of it');
}

/** The files of a project, without git's and the secret ones of this machine. */
export function files(shop: string): Record<string, string> {
  const entries = Object.entries(projectListing(shop));
  return Object.fromEntries(entries.filter(([path]) => !/^\.(git|env)(\/|$)/.test(path)));
}

/** A project with an app of its owner's, all of it committed. */
export async function committed(...args: string[]): Promise<string> {
  const shop = await makeProject(temporaryFolder(), 'shop', ...args);
  await done(shop, 'add app blog', '--model', post);
  commit(shop);
  return shop;
}
