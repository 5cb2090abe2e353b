// The migrations that Django made for apps: their hashes are kept, so that removing an app takes them along.
import { join } from 'node:path';
import fs from 'fs-extra';
import { formatRecord, readRecord, recordName } from '../blueprint/document.ts';
import { DiskFiles } from '../commit/disk.ts';
import { hashOf } from '../hash.ts';

/** The migrations of apps, by their path from the project's root. */
export function migrationsIn(root: string, folders: readonly string[]): string[] {
  return folders.flatMap((folder) => {
    const migrations = `${folder}/migrations`;
    const place = join(root, migrations);
    const names = fs.existsSync(place) ? fs.readdirSync(place) : [];
    return names.filter((name) => name.endsWith('.py')).map((name) => `${migrations}/${name}`);
  });
}

/** Puts the hashes of files into the project's .mvt.json. */
export function recordFiles(root: string, paths: readonly string[]): void {
  if (paths.length === 0) return;
  const disk = new DiskFiles(root);
  const record = readRecord(recordName, disk.read(recordName));
  const hashes = Object.fromEntries(paths.map((path) => [path, hashOf(disk.read(path) ?? '')]));
  const place = join(root, recordName);
  fs.writeFileSync(`${place}.new`, formatRecord({ ...record, files: { ...record.files, ...hashes } }));
  fs.renameSync(`${place}.new`, place);
}
