// The Python of a project that is there: the one with its packages.
import { existsSync, readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

const program = process.platform === 'win32' ? join('Scripts', 'python.exe') : join('bin', 'python');

/** What virtual environments are usually called. */
const names = ['.venv', 'venv', 'env', '.env'];

/**
 * The Python in a virtual environment of the project, or else in the active one.
 * https://docs.python.org/3/library/venv.html#how-venvs-work
 * @param root the project's folder; environments may be in it or in a folder above it, up to its repository
 * @returns an absolute path, or undefined when there is no environment
 */
export function projectPython(root: string): string | undefined {
  for (const folder of foldersUpToRepository(root)) {
    const found = names.map((name) => join(folder, name, program)).find((path) => existsSync(path));
    if (found) return found;
  }
  const active = process.env.VIRTUAL_ENV;
  const python = active ? join(active, program) : undefined;
  return python && existsSync(python) ? python : undefined;
}

/** A folder and those above it in its repository; only the folder when it is in none: what is above is not the project's. */
function foldersUpToRepository(root: string): string[] {
  const folders: string[] = [];
  for (let folder = root; ; folder = dirname(folder)) {
    folders.push(folder);
    if (existsSync(join(folder, '.git'))) return folders;
    if (folder === dirname(folder)) return [root];
  }
}

/**
 * The top-level modules that are installed for a Python: an app with such a name would hide one.
 * @param python the path of a program in a virtual environment
 */
export function installedModules(python: string | undefined): ReadonlySet<string> {
  if (python === undefined) return new Set();
  const environment = dirname(dirname(python));
  const folders =
    process.platform === 'win32' ? [join(environment, 'Lib')] : entriesOf(join(environment, 'lib'));
  const modules = folders.flatMap((folder) => entriesOf(join(folder, 'site-packages')));
  return new Set(modules.map((path) => basename(path).replace(/\.py$/, '')));
}

function entriesOf(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder).map((entry) => join(folder, entry)) : [];
}
