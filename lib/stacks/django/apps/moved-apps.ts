// Apps that their owner has moved to another folder: what the record knows of their files follows them.
import type { ProjectRecord } from '../../../core/blueprint/record.ts';
import type { Files } from '../../../core/files/files.ts';
import { baseName, folderOf } from '../../../core/files/paths.ts';
import { locateApp } from '../project/local-apps.ts';
import type { Settings } from '../project/settings.ts';

const appFiles: ReadonlySet<string> = new Set([
  'apps.py',
  'models.py',
  'views.py',
  'admin.py',
  'urls.py',
  'forms.py',
]);

/** The folder that an app had when the record was written. */
function recordedFolder({ files, undo }: ProjectRecord, name: string): string | undefined {
  const paths = [...Object.keys(files), ...Object.keys(undo)];
  const path = paths.find((each) => appFiles.has(baseName(each)) && baseName(folderOf(each)) === name);
  return path === undefined ? undefined : folderOf(path);
}

/** A record in which the files of apps that were moved have the paths that they have now. */
export function followMoves(record: ProjectRecord, files: Files, settings: Settings): ProjectRecord {
  let result = record;
  for (const { name } of record.apps) {
    const before = recordedFolder(result, name);
    if (before === undefined || files.list(before).length > 0) continue;
    const folder = locateApp(files, settings, name)?.folder;
    if (folder === undefined || folder === before) continue;
    const moved = <Value>(entries: Readonly<Record<string, Value>>): Record<string, Value> =>
      Object.fromEntries(
        Object.entries(entries).map(([path, value]) => [
          path.startsWith(`${before}/`) ? folder + path.slice(before.length) : path,
          value,
        ]),
      );
    result = { ...result, files: moved(result.files), undo: moved(result.undo) };
  }
  return result;
}
