// Changes that are in no commit, before a merge in a terminal: they are committed, left, or reason to stop.
import { execFileSync } from 'node:child_process';
import { appendFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { keys, run, runInTerminal } from '../helpers/command.ts';
import { runs, testWith } from '../helpers/tools.ts';
import { committed, files } from './committed.ts';
import { identity } from './helpers.ts';

const test = testWith({ git: runs('git', '--version') });
const mine = '\nMINE = 1\n';

const git = (shop: string, ...words: string[]) =>
  execFileSync('git', ['-C', shop, ...words], { encoding: 'utf8' }).trim();

/** A project whose owner has changed the settings since the last commit, and added an app by this tool. */
async function changed() {
  const shop = await committed();
  await run(shop, ['add', 'app', 'notes', '--no-install']);
  appendFileSync(join(shop, 'shop/settings.py'), mine);
  const terminal = runInTerminal(shop, ['add', 'ci', '--no-install'], identity);
  await terminal.waitFor('Not committed yet: shop/settings.py.');
  return { shop, terminal };
}

const settings = (shop: string) => readFileSync(join(shop, 'shop/settings.py'), 'utf8');

test('they are committed first, with what this tool has made, and the merge goes on', async () => {
  const { shop, terminal } = await changed();
  terminal.type(keys.enter);
  expect(await terminal.exitCode).toBe(0);
  expect(terminal.text()).toContain('Committed as "Before create-mvt-app add ci".');
  expect(git(shop, 'log', '-1', '--format=%s')).toBe('Before create-mvt-app add ci');
  expect(git(shop, 'show', '--name-only', '--format=').split('\n')).toEqual(
    expect.arrayContaining(['.mvt.json', 'notes/apps.py', 'shop/settings.py']),
  );
  expect(settings(shop)).toContain(mine);
  expect(Object.keys(files(shop))).toContain('.github/workflows/ci.yml');
});

test('the merge goes on without', async () => {
  const { shop, terminal } = await changed();
  terminal.type(keys.down);
  await terminal.waitFor('❯ Go on');
  terminal.type(keys.enter);
  expect(await terminal.exitCode).toBe(0);
  expect(git(shop, 'log', '--format=%s')).toBe('All of it');
  expect(settings(shop)).toContain(mine);
  expect(Object.keys(files(shop))).toContain('.github/workflows/ci.yml');
});

test('it stops, and nothing is written', async () => {
  const { shop, terminal } = await changed();
  const before = files(shop);
  terminal.type(keys.up);
  await terminal.waitFor('❯ Stop');
  terminal.type(keys.enter);
  expect(await terminal.exitCode).toBe(130);
  expect(git(shop, 'log', '--format=%s')).toBe('All of it');
  expect(files(shop)).toEqual(before);
});
