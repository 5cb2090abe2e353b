// The migration after a change: made by Django, in the project's own environment when there is one.
import { join } from 'node:path';
import fs from 'fs-extra';
import { formatRecord, readRecord, recordName } from '../../lib/blueprint/document.ts';
import { DiskFiles } from '../../lib/commit/disk.ts';
import { hashOf } from '../../lib/hash.ts';
import { migrationsStep } from '../../lib/install/migrations.ts';
import type { Step } from '../../lib/install/steps.ts';
import type { Change } from './planners.ts';

/** The step that makes the migrations of a change; none when nothing is to be made, or there is nobody to make it. */
export function migrationSteps(
  { migrate }: Change,
  root: string,
  python: string | undefined,
  settings: string | undefined,
  signal: AbortSignal,
): Step[] {
  if (!migrate || python === undefined) return [];
  return [migrationsStep(root, python, [migrate.app], settings, signal)];
}

/** The names of an app's migrations. */
export function migrationsIn(root: string, { migrate }: Change): ReadonlySet<string> {
  const folder = migrate && join(root, migrate.folder, 'migrations');
  return new Set(folder && fs.existsSync(folder) ? fs.readdirSync(folder) : []);
}

/**
 * Keeps the hashes of the migrations that were made, so that removing the app takes them along.
 * @param before the names of those that were there before
 */
export function recordMigrations(root: string, change: Change, before: ReadonlySet<string>): void {
  const { migrate } = change;
  const made = [...migrationsIn(root, change)].filter((name) => name.endsWith('.py') && !before.has(name));
  if (!migrate || made.length === 0) return;
  const disk = new DiskFiles(root);
  const record = readRecord(recordName, disk.read(recordName));
  const hashes = made.map((name) => {
    const path = `${migrate.folder}/migrations/${name}`;
    return [path, hashOf(disk.read(path) ?? '')];
  });
  const place = join(root, recordName);
  const next = `${place}.new`;
  fs.writeFileSync(
    next,
    formatRecord({ ...record, files: { ...record.files, ...Object.fromEntries(hashes) } }),
  );
  fs.renameSync(next, place);
}
