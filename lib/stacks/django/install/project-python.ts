// The Python of a project that is there: the one with its packages.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { compare } from '../../../core/text/versions.ts';
import { normalised } from '../requirements-file.ts';

const program = process.platform === 'win32' ? join('Scripts', 'python.exe') : join('bin', 'python');

const condaProgram = process.platform === 'win32' ? 'python.exe' : program;

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
  return activePython();
}

/**
 * The Python of the environment that the shell has activated. One of Conda has to have Django: that called base is active
 * in every shell. https://docs.conda.io/projects/conda/en/stable/user-guide/tasks/manage-environments.html
 */
function activePython(): string | undefined {
  const { VIRTUAL_ENV, CONDA_PREFIX } = process.env;
  const ofVenv = VIRTUAL_ENV ? join(VIRTUAL_ENV, program) : '';
  if (existsSync(ofVenv)) return ofVenv;
  const ofConda = CONDA_PREFIX ? join(CONDA_PREFIX, condaProgram) : '';
  return existsSync(ofConda) && installedVersion(ofConda, 'django') !== undefined ? ofConda : undefined;
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
  return new Set(packagesOf(python).map((path) => basename(path).replace(/\.py$/, '')));
}

/**
 * The version of a package that is installed for a Python, or of that Python itself, read without running anything.
 * @param name a package by its normalised name, or `python`
 */
export function installedVersion(python: string | undefined, name: string): string | undefined {
  if (name === 'python') return python === undefined ? undefined : pythonVersion(python);
  return installedVersions(python).get(name);
}

/**
 * The versions of all packages that are installed for a Python, by their normalised names.
 * https://packaging.python.org/en/latest/specifications/recording-installed-packages/
 */
export function installedVersions(python: string | undefined): Map<string, string> {
  const metadata = /^(.+?)-(\d[^-]*?)(?:-py[\d.]+)?\.(?:dist|egg)-info$/;
  return new Map(
    packagesOf(python).flatMap((path): [string, string][] => {
      const [, name, version] = metadata.exec(basename(path)) ?? [];
      return name && version ? [[normalised(name), version]] : [];
    }),
  );
}

/** What an environment says of its Python: https://docs.python.org/3/library/venv.html#creating-virtual-environments */
function pythonVersion(python: string): string | undefined {
  const config = join(environmentOf(python), 'pyvenv.cfg');
  const text = existsSync(config) ? readFileSync(config, 'utf8') : '';
  const folders = librariesOf(python).flatMap((path) => /^python(\d+\.\d+)$/.exec(basename(path))?.[1] ?? []);
  return /^version(?:_info)?\s*=\s*(\d+\.\d+)/m.exec(text)?.[1] ?? folders.sort(compare).at(-1);
}

/** The environment that a program is in, if it is named by its path. */
export function environmentOf(python: string): string {
  if (!/[\\/]/.test(python)) return '';
  const folder = dirname(python);
  return isConda(folder) ? folder : dirname(folder);
}

/** True for an environment that Conda has made. */
export const isConda = (environment: string): boolean => existsSync(join(environment, 'conda-meta'));

/** The folders of an environment that hold packages. */
function librariesOf(python: string): string[] {
  const environment = environmentOf(python);
  if (environment === '') return [];
  return process.platform === 'win32' ? [join(environment, 'Lib')] : entriesOf(join(environment, 'lib'));
}

/** What is installed for a Python. */
function packagesOf(python: string | undefined): string[] {
  if (python === undefined) return [];
  return librariesOf(python).flatMap((folder) => entriesOf(join(folder, 'site-packages')));
}

function entriesOf(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder).map((entry) => join(folder, entry)) : [];
}
