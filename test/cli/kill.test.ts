// kill -9: at any moment a project is whole or not there, and running the same command again finishes it.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import { describe, expect, test } from 'vitest';
import { run, temporaryFolder } from '../helpers/command.ts';
import { runs, testWith } from '../helpers/tools.ts';
import {
  flaws,
  identity,
  listing,
  makeProject,
  projectListing,
  silently,
  stagingFolders,
} from './helpers.ts';
import { killAfter, stopAt } from './interrupt.ts';

const args = ['sites/shop', ...silently];
const withGit = testWith({ git: runs('git', '--version') });

test('a new project that is killed at random moments is whole or not there', async () => {
  const reference = projectListing(await makeProject(temporaryFolder(), 'sites/shop'));
  const start = Date.now();
  await makeProject(temporaryFolder(), 'sites/shop');
  const duration = Date.now() - start;
  for (let round = 0; round < 12; round++) {
    const folder = temporaryFolder();
    const shop = join(folder, 'sites/shop');
    const moment = Math.random() * duration;
    const state = `killed after ${moment} of ${duration} ms`;
    await killAfter(moment, folder, args);
    if (existsSync(shop)) expect(projectListing(shop), state).toEqual(reference);
    expect(await run(folder, args), state).toMatchObject({ exitCode: 0, stderr: '' });
    expect(projectListing(shop), state).toEqual(reference);
    expect([...flaws(shop), ...stagingFolders(folder)], state).toEqual([]);
  }
}, 600_000);

withGit(
  'a project that is killed before its first commit has no repository, and gets it by the next run',
  async () => {
    const folder = temporaryFolder();
    const tools = temporaryFolder();
    const kill = 'case " $* " in *" commit "*) kill -9 $PPID; exit 1 ;; esac';
    writeFileSync(join(tools, 'git'), `#!/bin/sh\n${kill}\nPATH="$REAL_PATH" exec git "$@"\n`, {
      mode: 0o755,
    });
    const { PATH = '' } = process.env;
    const words = ['shop', '--yes', '--no-install'];
    const killed = { ...identity, PATH: `${tools}:${PATH}`, REAL_PATH: PATH };
    expect((await run(folder, words, { env: killed })).exitCode).toBeUndefined();
    const shop = join(folder, 'shop');
    expect(existsSync(join(shop, 'manage.py'))).toBe(true);
    expect(existsSync(join(shop, '.git'))).toBe(false);
    expect(await run(folder, words, { env: identity })).toMatchObject({ exitCode: 0, stderr: '' });
    const log = await execa('git', ['-C', shop, 'log', '--format=%s'], { env: identity });
    expect(log.stdout).toBe('Initial commit');
    const status = await execa('git', ['-C', shop, 'status', '--porcelain'], { env: identity });
    expect(status.stdout).toBe('');
    expect(stagingFolders(shop)).toEqual([]);
  },
);

type Prepare = (shop: string) => void;

describe('a project that is killed at each of its file operations', () => {
  const nothing: Prepare = () => undefined;
  const emptyFolder: Prepare = (shop) => mkdirSync(shop, { recursive: true });
  const occupiedFolder: Prepare = (shop) => {
    emptyFolder(shop);
    writeFileSync(join(shop, 'manage.py'), 'mine\n');
    writeFileSync(join(shop, '.gitignore'), 'mine\n');
    writeFileSync(join(shop, 'notes.txt'), 'mine\n');
  };

  test.each([
    ['a new folder', nothing, []],
    ['an empty folder', emptyFolder, []],
    ['an occupied folder', occupiedFolder, ['--on-conflict', 'overwrite']],
  ])(
    'has no torn file and is finished by the next run: %s',
    async (_what, prepare, more) => {
      const whole = projectListing(await makeProject(temporaryFolder(), 'sites/shop'));
      let stops = 0; // each of the first, then every seventh: they are alike
      for (let ended = false; !ended; stops += stops < 8 ? 1 : 7) {
        const folder = temporaryFolder();
        const shop = join(folder, 'sites/shop');
        prepare(shop);
        const before = existsSync(shop) ? listing(shop) : {};
        const state = `killed at operation ${stops}`;
        ended = (await run(folder, [...args, ...more], { env: stopAt(stops, 'SIGKILL') })).exitCode === 0;
        if (existsSync(shop)) {
          const found = Object.entries(projectListing(shop)).filter(
            ([path]) => !path.startsWith('.create-mvt-app'),
          );
          for (const [path, what] of found)
            expect([whole[path], before[path]], `${state}: ${path}`).toContain(what);
        }
        expect(await run(folder, [...args, ...more]), state).toMatchObject({ exitCode: 0, stderr: '' });
        expect(projectListing(shop), state).toEqual({ ...before, ...whole });
        expect([...flaws(shop), ...stagingFolders(folder)], state).toEqual([]);
      }
      expect(stops).toBeGreaterThan(2);
    },
    600_000,
  );
});
