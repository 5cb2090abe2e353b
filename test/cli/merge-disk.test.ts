// Files and disks that cannot be written while features are merged: one line, and everything as it was.
import { chmodSync, cpSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { execaSync } from 'execa';
import { expect, test } from 'vitest';
import { run, temporaryFolder } from '../helpers/command.ts';
import { disk, full, withDisks } from './disks.ts';
import { expectFailure, listing, makeProject, runUnprivileged } from './helpers.ts';

const add = ['add', 'websockets', '--force', '--no-install'];
const project = (...args: string[]) => makeProject(temporaryFolder(), 'shop', ...args);

withDisks.each([0, 4, 16, 40])(
  'a disk with %i blocks free takes no feature, and keeps what it has',
  async (free) => {
    const folder = disk('size=1m');
    cpSync(await project(), folder, { recursive: true });
    const blocks = Number(execaSync('stat', ['-f', '-c', '%a', folder]).stdout);
    writeFileSync(join(folder, 'filling'), Buffer.alloc(4096 * (blocks - free)));
    const before = listing(folder);
    const result = await run(folder, add);
    if (result.exitCode === 0) {
      expect(free).toBe(40);
      return;
    }
    expectFailure(result, 1, full);
    expect(listing(folder)).toEqual(before);
  },
);

withDisks('a feature leaves a disk that is full, or everything stays', async () => {
  const folder = disk('size=1m');
  cpSync(await project('--features', 'websockets'), folder, { recursive: true });
  const blocks = Number(execaSync('stat', ['-f', '-c', '%a', folder]).stdout);
  writeFileSync(join(folder, 'filling'), Buffer.alloc(4096 * blocks));
  const before = listing(folder);
  expectFailure(await run(folder, ['remove', 'websockets', '--force']), 1, full);
  expect(listing(folder)).toEqual(before);
});

test('a file that may only be read is named', async () => {
  const shop = await project();
  chmodSync(join(shop, 'shop/settings.py'), 0o444);
  const before = listing(shop);
  expectFailure(await run(shop, add), 1, /shop\/settings\.py is read-only: make it writable/);
  expect(listing(shop)).toEqual(before);
});

test('a folder that may only be read is named, and nothing is changed', async () => {
  const shop = await project();
  execaSync('chmod', ['-R', 'a+rwX', join(shop, '..')]);
  chmodSync(join(shop, 'shop'), 0o555);
  const before = listing(shop);
  expectFailure(await runUnprivileged(shop, add), 1, /EACCES.*shop\/.*Nothing was changed/);
  expect(listing(shop)).toEqual(before);
});

test.each([
  ['a folder', 'pages', /pages is a link that leads out of the project/],
  ['a file', 'shop/settings.py', /settings\.py is a link or not a regular file/],
])('%s that is a link out of the project is not written through', async (_what, path, message) => {
  const shop = await project('--features', 'celery');
  const outside = join(temporaryFolder(), 'outside');
  renameSync(join(shop, path), outside);
  symlinkSync(outside, join(shop, path));
  const before = [listing(shop), path === 'pages' ? listing(outside) : ''];
  expectFailure(await run(shop, ['remove', 'celery', '--force']), 2, message);
  expect([listing(shop), path === 'pages' ? listing(outside) : '']).toEqual(before);
});
