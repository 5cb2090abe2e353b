// kill -9 while features are merged in and out: no file is torn, and the same command again finishes it.
import { appendFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect } from 'vitest';
import { run, temporaryFolder } from '../helpers/command.ts';
import { runs, testWith } from '../helpers/tools.ts';
import { commit } from './committed.ts';
import { listing, makeProject } from './helpers.ts';
import { copyOf, killAfter, stopAt } from './interrupt.ts';

const test = testWith({ git: runs('git', '--version') });
const add = ['add', 'websockets', '--no-install'];
const remove = ['remove', 'websockets', '--no-install'];

/** A project with lines of its owner in files that features change. */
async function edited(...args: string[]): Promise<string> {
  const shop = await makeProject(temporaryFolder(), 'shop', ...args);
  appendFileSync(join(shop, 'shop/settings.py'), '\nMINE = 1\n');
  appendFileSync(join(shop, 'README.md'), '\nMine.\n');
  commit(shop);
  return shop;
}

/** One whose owner has replaced a file that the feature replaces as well. */
async function contrary(): Promise<string> {
  const shop = await edited();
  writeFileSync(join(shop, 'shop/asgi.py'), '"""Mine."""\n\napplication = None\n');
  commit(shop);
  return shop;
}

/** One in which a removal leaves no file of the feature but a changed one. */
async function changed(): Promise<string> {
  const shop = await edited('--features', 'websockets');
  appendFileSync(join(shop, 'chat/consumers.py'), '\n# Mine.\n');
  commit(shop);
  return shop;
}

function files(shop: string): Record<string, string> {
  return Object.fromEntries(Object.entries(listing(shop)).filter(([path]) => !/^\.git(\/|$)/.test(path)));
}

/** Checks that every file is as it was or as it will be, and lets the same command finish. */
async function finish(
  project: string,
  args: readonly string[],
  before: Record<string, string>,
  whole: Record<string, string>,
  state: string,
): Promise<void> {
  for (const [path, what] of Object.entries(files(project))) {
    if (path.startsWith('.create-mvt-app')) continue;
    // While files are moved, the record says what it is on its way to.
    if (path === '.mvt.json') expect(JSON.parse(what.replace(/^\d+ /, '')), state).toHaveProperty('files');
    else expect([before[path], whole[path]], `${state}: ${path}`).toContain(what);
  }
  expect((await run(project, args)).stderr, state).toBe('');
  expect(files(project), state).toEqual(whole);
}

describe('killed at its file operations', () => {
  test.each([
    ['a feature is added', edited, add, 0],
    ['a feature is added, with a conflict', contrary, add, 1],
    ['a feature is removed', () => edited('--features', 'websockets'), remove, 0],
    ['a feature is removed, of which a file is kept', changed, remove, 0],
  ] as const)(
    '%s',
    async (_what, prepare, args, exitCode) => {
      const start = await prepare();
      const before = files(start);
      const reference = copyOf(start);
      expect(await run(reference, args)).toMatchObject({ exitCode, stderr: '' });
      const whole = files(reference);
      let stops = 0; // each of the first, then some: they are alike
      for (let ended = false; !ended; stops += stops < 3 ? 1 : 23) {
        const project = copyOf(start);
        ended = (await run(project, args, { env: stopAt(stops, 'SIGKILL') })).exitCode === exitCode;
        await finish(project, args, before, whole, `killed at operation ${stops}`);
      }
      expect(stops).toBeGreaterThan(4);
    },
    600_000,
  );
});

test('killed at random moments, a feature is added by the next run, and removed by the next', async () => {
  const start = await edited();
  const before = files(start);
  const reference = copyOf(start);
  const began = Date.now();
  await run(reference, add);
  const duration = Date.now() - began;
  const whole = files(reference);
  for (let round = 0; round < 4; round++) {
    const project = copyOf(start);
    for (const [args, from, to] of [
      [add, before, whole],
      [remove, whole, before],
    ] as const) {
      const moment = Math.random() * duration;
      await killAfter(moment, project, args);
      await finish(project, args, from, to, `${args[0]} killed after ${moment} of ${duration} ms`);
      commit(project);
    }
  }
}, 600_000);
