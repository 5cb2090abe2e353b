// How long the first `npx` takes, with nothing in npm's cache, against a package known to be quick.
import { join } from 'node:path';
import { withFolder } from '../folders.ts';
import { run, runOther } from '../programs.ts';
import { ratio } from '../rows.ts';
import type { Section } from '../section.ts';
import { race, slowRounds } from '../timing.ts';

const what = 'npx --help, empty cache : create-vite';
const budget = 1.3;

/** A folder to start in, and an npm cache in it that is as empty as the folder. */
function emptyCache(cwd: string) {
  return { cwd, env: { npm_config_cache: join(cwd, 'cache') } };
}

/** Says quickly when there is no registry: npm by itself would try again for minutes. */
async function checkRegistry(): Promise<void> {
  const args = ['view', 'create-vite', 'version', '--fetch-retries=0'];
  await withFolder((folder) => runOther('npm', args, emptyCache(folder)));
}

export const npx: Section = {
  what,
  async measure({ tarball }) {
    await checkRegistry();
    const ourWords = ['--yes', `--package=${tarball}`, 'create-mvt-app', '--help'];
    const theirWords = ['--yes', 'create-vite@latest', '--help'];
    const { ours, theirs } = await race(
      {
        ours: (folder) => run('npx', ourWords, emptyCache(folder)),
        theirs: (folder) => runOther('npx', theirWords, emptyCache(folder)),
      },
      slowRounds,
    );
    return [ratio(what, ours, theirs, budget)];
  },
};
