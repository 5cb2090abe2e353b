// Committing a project, whoever git takes this machine's user for.
import { execFileSync } from 'node:child_process';
import { identity } from './helpers.ts';

/** Puts everything into the project's last commit. */
export function commit(shop: string): void {
  const git = (...words: string[]) =>
    execFileSync('git', ['-C', shop, ...words], { env: { ...process.env, ...identity }, stdio: 'ignore' });
  git('init', '--quiet');
  git('add', '--all');
  git('commit', '--quiet', '--allow-empty', '--message', 'All of it');
}
