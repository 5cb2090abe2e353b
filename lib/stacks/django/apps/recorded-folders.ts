// The folders of apps, as the paths in a record tell.
import { baseName, folderOf } from '../../../core/files/paths.ts';

/**
 * The folders that hold one of some files, by the name of the folder; of several with a name, the first.
 * @param names such as `models.py`
 */
export function foldersByName(paths: Iterable<string>, names: readonly string[]): Map<string, string> {
  const folders = new Map<string, string>();
  for (const path of paths) {
    if (!names.includes(baseName(path))) continue;
    const folder = folderOf(path);
    const name = baseName(folder);
    if (!folders.has(name)) folders.set(name, folder);
  }
  return folders;
}
