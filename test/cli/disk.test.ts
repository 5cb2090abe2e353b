// Disks that are full or may only be read: one line, exit code 1 or 2, and everything as it was.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { execaSync } from 'execa';
import { expect, onTestFinished } from 'vitest';
import { run } from '../helpers/command.ts';
import { disk, full, withDisks } from './disks.ts';
import { expectFailure, listing, silently } from './helpers.ts';

const sizes = [
  ['no block free', 'size=4k'],
  ['64 kB', 'size=64k'],
  ['100 kB', 'size=100k'],
  ['10 files', 'nr_inodes=10'],
  ['40 files', 'nr_inodes=40'],
] as const;

withDisks.each(sizes)('a disk with %s gets no new project, and nothing is left', async (_what, options) => {
  const folder = disk(options);
  expectFailure(await run(folder, ['shop', ...silently]), 1, full);
  expect(listing(folder)).toEqual({});
});

withDisks.each(sizes.slice(1))('a disk with %s keeps what is in the folder', async (_what, options) => {
  const folder = disk(options);
  mkdirSync(join(folder, 'shop'));
  writeFileSync(join(folder, 'shop/manage.py'), 'mine\n');
  writeFileSync(join(folder, 'shop/notes.txt'), 'mine\n');
  const before = listing(folder);
  const result = await run(folder, ['shop', '--on-conflict', 'overwrite', ...silently]);
  expectFailure(result, 1, full);
  expect(listing(folder)).toEqual(before);
});

withDisks('a disk that can only be read is refused before anything else', async () => {
  const folder = disk('size=1m');
  mkdirSync(join(folder, 'empty'));
  execaSync('mount', ['-o', 'remount,ro', folder]);
  for (const directory of ['shop', 'a/b/shop', 'empty']) {
    expectFailure(await run(folder, [directory, ...silently]), 2, /^error: Cannot write into/);
  }
});

withDisks(
  'a folder in the project that is a disk of its own is one line, and nothing is changed',
  async () => {
    const folder = disk('size=1m');
    const inner = join(folder, 'shop/static');
    mkdirSync(inner, { recursive: true });
    execaSync('mount', ['-t', 'tmpfs', 'tmpfs', inner]);
    onTestFinished(() => void execaSync('umount', [inner]));
    const before = listing(folder);
    expectFailure(await run(folder, ['shop', '--on-conflict', 'keep', ...silently]), 1, /EXDEV/);
    expect(listing(folder)).toEqual(before);
  },
);
