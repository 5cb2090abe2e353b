// The files of a project on disk, as they are read.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { DiskFiles } from '../../../lib/core/commit/disk.ts';
import { hashOf } from '../../../lib/core/files/hash.ts';
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

test.each([
  ['a text', 'May\nJune\n'],
  ['nothing', ''],
  ['line ends of Windows', 'May\r\nJune\r\n'],
  ['a byte order mark', '\uFEFFMay\n'],
  ['letters that begin as a byte order mark does', '\uFEFEMay\n'],
  ['another encoding', Buffer.from('M\xe4rz\r\n', 'latin1')],
  ['UTF-16', Buffer.from('\uFEFFMay\r\n', 'utf16le')],
  ['bytes that are no text', Buffer.from([0, 13, 10, 255, 0])],
  ['more than is read at once', 'May and June\n'.repeat(30_000)],
])('the hash of a file with %s is that of its text', (_, content) => {
  const root = temporaryFolder();
  writeFileSync(join(root, 'a.txt'), content);
  const disk = new DiskFiles(root);
  expect(disk.hash('a.txt')).toBe(hashOf(disk.read('a.txt') ?? 'none'));
  expect(disk.hash('b.txt')).toBeUndefined();
});

test('a file is read whole, however long it and the one before it are', () => {
  const root = temporaryFolder();
  const long = 'x'.repeat(300_000);
  writeFileSync(join(root, 'long.txt'), long);
  writeFileSync(join(root, 'short.txt'), 'y');
  const disk = new DiskFiles(root);
  expect(['long.txt', 'short.txt', 'long.txt'].map((path) => disk.glance(path))).toEqual([long, 'y', long]);
});
