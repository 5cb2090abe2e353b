// Paths of files in a tree: with `/` between their parts, from the project's root on.

/** `a/b.py` -> `a`; '' for what is at the root. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

/** `a/b.py` -> `b.py`. */
export function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** `a` and `b.py` -> `a/b.py`; nothing and `b.py` -> `b.py`. */
export function within(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`;
}

/** A path from a folder on, with `.` and `..` resolved: `a/b` and `../c.py` -> `a/c.py`. */
export function resolveFrom(folder: string, path: string): string {
  const parts: string[] = [];
  for (const part of within(folder, path).split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop();
    else parts.push(part);
  }
  return parts.join('/');
}

/** True for a path of a file in a project: it leads neither out of it nor into its repository. */
export function isInside(path: string): boolean {
  return !/(^|[\\/])(\.\.)?([\\/]|$)/.test(path) && !/^\.git([\\/]|$)/i.test(path);
}
