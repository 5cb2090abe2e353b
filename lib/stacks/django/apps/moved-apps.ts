// Apps that their owner has moved to another folder: what the record knows of their files follows them.
import type { ProjectRecord } from '../../../core/blueprint/record.ts';
import type { Files } from '../../../core/files/files.ts';
import { baseName, folderOf } from '../../../core/files/paths.ts';
import { localFolders, locateApp } from '../project/local-apps.ts';
import type { Settings } from '../project/settings.ts';
import { foldersByName } from './recorded-folders.ts';

const appFiles = ['apps.py', 'models.py', 'views.py', 'admin.py', 'urls.py', 'forms.py'];

/** A record in which the files of apps that were moved have the paths that they have now. */
export function followMoves(record: ProjectRecord, files: Files, settings: Settings): ProjectRecord {
  const moves = movesOf(record, files, settings);
  if (moves.size === 0) return record;
  const moved = <Value>(entries: Readonly<Record<string, Value>>): Record<string, Value> =>
    Object.fromEntries(Object.entries(entries).map(([path, value]) => [movedPath(path, moves), value]));
  const { files: hashes, undo, layouts } = record;
  return { ...record, files: moved(hashes), undo: moved(undo), ...(layouts && { layouts: moved(layouts) }) };
}

/** The folders that apps had when the record was written and no longer have, each with the one of today. */
function movesOf({ apps, files: hashes, undo }: ProjectRecord, files: Files, settings: Settings) {
  const installed = new Set(localFolders(files, settings));
  const isRecorded = (folder: string) =>
    appFiles.map((name) => `${folder}/${name}`).some((path) => path in hashes || path in undo);
  const known = new Set([...installed].filter(isRecorded).map(baseName));
  const unknown = apps.filter(({ name }) => !known.has(name));
  const moves = new Map<string, string>();
  if (unknown.length === 0) return moves;
  const recorded = foldersByName([...Object.keys(hashes), ...Object.keys(undo)], appFiles);
  // Python leaves its caches behind when a folder is moved.
  const isThere = (folder: string) => files.list(folder).some((entry) => entry !== '__pycache__/');
  for (const { name } of unknown) {
    const before = recorded.get(name);
    if (before === undefined || installed.has(before) || isThere(before)) continue;
    const folder = locateApp(files, settings, name)?.folder;
    if (folder !== undefined) moves.set(before, folder);
  }
  return moves;
}

function movedPath(path: string, moves: ReadonlyMap<string, string>): string {
  for (let folder = folderOf(path); folder !== ''; folder = folderOf(folder)) {
    const now = moves.get(folder);
    if (now !== undefined) return now + path.slice(folder.length);
  }
  return path;
}
