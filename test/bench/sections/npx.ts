// How long the first `npx` takes, with nothing in npm's cache, against a package known to be quick.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Published, serve } from '../../cli/registry.ts';
import { newFolder } from '../folders.ts';
import { run, runOther } from '../programs.ts';
import { ratio } from '../rows.ts';
import type { Section } from '../section.ts';
import { type Contender, race, slowRounds } from '../timing.ts';

const what = 'npx --help, empty cache : create-vite';
const budget = 1;

/** Fetches the newest create-vite from npm's registry. @returns the path of its tarball */
async function fetchVite(): Promise<string> {
  const cwd = newFolder();
  const args = ['pack', 'create-vite@latest', '--silent', '--fetch-retries=0'];
  return join(cwd, (await runOther('npm', args, { cwd })).trim());
}

/** A tarball as a registry has it. */
async function published(tarball: string): Promise<Published> {
  const manifest = await run('tar', ['-xzOf', tarball, 'package/package.json'], { cwd: '/' });
  return { manifest: JSON.parse(manifest), tarball: readFileSync(tarball) };
}

export const npx: Section = {
  what,
  async measure({ tarball }) {
    // Both come from one registry on this machine, so that neither the network nor npm's way with files counts.
    const registry = await serve(await Promise.all([tarball, await fetchVite()].map(published)));
    const help =
      (name: string): Contender =>
      (cwd) => {
        const env = { npm_config_cache: join(cwd, 'cache'), npm_config_registry: registry.address };
        return run('npx', ['--yes', `${name}@latest`, '--help'], { cwd, env });
      };
    try {
      const times = await race({ ours: help('create-mvt-app'), theirs: help('create-vite') }, slowRounds);
      return [ratio(what, times.ours, times.theirs, budget)];
    } finally {
      registry.close();
    }
  },
};
