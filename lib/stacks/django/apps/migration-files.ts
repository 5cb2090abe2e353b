// The migrations that Django made for apps: their hashes are kept, so that removing an app takes them along.
import { existsSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { StackTables } from '../../../core/additions/tables.ts';
import { type ProjectRecord, recordName } from '../../../core/blueprint/record.ts';
import { formatRecord, recordIn } from '../../../core/blueprint/record-text.ts';
import { DiskFiles } from '../../../core/commit/disk.ts';
import type { Files } from '../../../core/files/files.ts';
import { hashOf } from '../../../core/files/hash.ts';
import { foldersByName } from './recorded-folders.ts';

/** The migrations of apps, by their path from the project's root. */
export function migrationsIn(root: string, folders: readonly string[]): string[] {
  return folders.flatMap((folder) => {
    const migrations = `${folder}/migrations`;
    const place = join(root, migrations);
    const names = existsSync(place) ? readdirSync(place) : [];
    return names.filter((name) => name.endsWith('.py')).map((name) => `${migrations}/${name}`);
  });
}

/** The apps of a record that have models and no migration yet, of those whose folder is known. */
export function appsWithoutMigrations(
  { apps, files }: Pick<ProjectRecord, 'apps' | 'files'>,
  disk: Pick<Files, 'list' | 'has'>,
): { app: string; folder: string }[] {
  const folders = foldersByName(Object.keys(files), ['models.py']);
  return apps.flatMap(({ name, models }) => {
    const folder = folders.get(name);
    if (models.length === 0 || folder === undefined) return [];
    const isMade = disk.list(`${folder}/migrations`).some((entry) => /^[^_~].*\.py$/.test(entry));
    return isMade || !disk.has(`${folder}/models.py`) ? [] : [{ app: name, folder }];
  });
}

/** Puts the hashes of files into the project's .mvt.json. */
function recordFiles(root: string, paths: readonly string[], stack: StackTables): void {
  if (paths.length === 0) return;
  const disk = new DiskFiles(root);
  const record = recordIn(disk, stack);
  const hashes = Object.fromEntries(paths.map((path) => [path, hashOf(disk.read(path) ?? '')]));
  const place = join(root, recordName);
  const next = `${place}.${process.pid}`;
  // `wx` fails for whatever is there, so nothing can be written through a link.
  writeFileSync(next, formatRecord({ ...record, files: { ...record.files, ...hashes } }, stack), {
    flag: 'wx',
  });
  renameSync(next, place);
}

/**
 * Keeps the hashes of the migrations that something makes, even if it is interrupted.
 * @param folders those of the apps
 * @returns what `make` returned, and the paths of the new migrations
 */
export async function recordingMigrations<T>(
  root: string,
  folders: readonly string[],
  stack: StackTables,
  make: () => Promise<T>,
): Promise<{ result: T; made: string[] }> {
  const before = new Set(migrationsIn(root, folders));
  const newOnes = () => migrationsIn(root, folders).filter((path) => !before.has(path));
  try {
    return { result: await make(), made: newOnes() };
  } finally {
    recordFiles(root, newOnes(), stack);
  }
}
