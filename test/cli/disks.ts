// Small disks for tests: full ones, and such as cannot be written.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execaSync } from 'execa';
import { onTestFinished } from 'vitest';
import { runs, testWith } from '../helpers/tools.ts';

/** Mounts a small disk that is taken away when the test ends. */
export function disk(options: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'mvt-disk-'));
  execaSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', folder]);
  onTestFinished(() => {
    execaSync('umount', [folder]);
    rmSync(folder, { recursive: true });
  });
  return folder;
}

function canMount(): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'mvt-disk-'));
  const mounted = runs('mount', '-t', 'tmpfs', 'tmpfs', folder);
  if (mounted) execaSync('umount', [folder]);
  rmSync(folder, { recursive: true });
  return mounted;
}

export const withDisks = testWith({
  'the right to mount a disk': process.platform === 'linux' && canMount(),
});

/** Node calls it ENOENT when it cannot make a folder inside a new one. */
export const full = /^error: .*(ENOSPC|no space|ENOENT: .* mkdir)/;
