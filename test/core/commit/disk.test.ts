// The files of a project on disk, as they are read.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { DiskFiles } from '../../../lib/core/commit/disk.ts';
import { temporaryFolder } from '../../helpers/command.ts';

test('a glance sees what reading sees, and leaves nothing behind', () => {
  const root = temporaryFolder();
  const disk = new DiskFiles(root);
  writeFileSync(join(root, 'a.txt'), Buffer.from('M\xe4rz\n', 'latin1'));
  writeFileSync(join(root, 'b.txt'), '\uFEFFMay\n');
  expect([disk.glance('a.txt'), disk.glance('b.txt'), disk.glance('c.txt')]).toEqual([
    'März\n',
    'May\n',
    undefined,
  ]);
  expect(disk.read('a.txt')).toBe('März\n');
  writeFileSync(join(root, 'a.txt'), 'April\n');
  writeFileSync(join(root, 'b.txt'), 'June\n');
  expect([disk.glance('a.txt'), disk.read('b.txt')]).toEqual(['März\n', 'June\n']);
});
