// Disks that are full or may only be read while apps are added and removed: one line, and everything as it was.
import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { execaSync } from 'execa';
import { expect, onTestFinished } from 'vitest';
import { run, temporaryFolder } from '../helpers/command.ts';
import { change, done, foreign, post } from './apps.ts';
import { disk, full, withDisks } from './disks.ts';
import { expectFailure, listing } from './helpers.ts';

withDisks.each([
  ['no block', 'size=32k'],
  ['a few blocks', 'size=64k'],
  ['nearly enough blocks', 'size=96k'],
  ['10 more files', 'nr_inodes=18'],
  ['30 more files', 'nr_inodes=38'],
])('a disk with %s free gets no app, and keeps what it has', async (_what, options) => {
  const site = foreign({}, disk(options));
  const before = listing(site);
  expectFailure(await change(site, 'add app blog', '--model', post, '--model', 'Tag name'), 1, full);
  expect(listing(site)).toEqual(before);
});

withDisks('an app leaves a disk that is full, or everything stays', async () => {
  const whole = foreign();
  const before = listing(whole);
  await done(whole, 'add app blog', '--model', post);
  const folder = disk('size=256k');
  cpSync(whole, folder, { recursive: true });
  for (let free = true; free; ) {
    try {
      writeFileSync(join(folder, 'filling'), Buffer.alloc(4096), { flag: 'a' });
    } catch {
      free = false;
    }
  }
  const { filling, ...added } = listing(folder);
  expect(filling).toBeDefined();
  const result = await run(folder, ['remove', 'app', 'blog']);
  const { filling: _filling, ...after } = listing(folder);
  if (result.exitCode === 0) {
    expect(after).toEqual(before);
    return;
  }
  expectFailure(result, 1, full);
  expect(after).toEqual(added);
});

withDisks('a disk that can only be read is refused', async () => {
  const folder = disk('size=1m');
  foreign({}, folder);
  const before = listing(folder);
  execaSync('mount', ['-o', 'remount,ro', folder]);
  const result = await change(folder, 'add app blog');
  expect(result.stderr).toMatch(/^error: [^\n]+$/);
  expect(result.stdout).toBe('');
  expect([1, 2]).toContain(result.exitCode);
  expect(listing(folder)).toEqual(before);
});

withDisks('a folder that is a disk of its own is one line, and nothing is changed', async () => {
  const site = foreign({}, temporaryFolder());
  const inner = disk('size=1m');
  execaSync('mount', ['--bind', inner, join(site, 'mysite')]);
  onTestFinished(() => void execaSync('umount', [join(site, 'mysite')]));
  foreign({}, site);
  const before = listing(site);
  expectFailure(await change(site, 'add app blog'), 1, /EXDEV/);
  expect(listing(site)).toEqual(before);
});
