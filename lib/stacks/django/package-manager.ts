// The program that manages a project's packages, known by its files: packages are added by its own command.

import type { Files } from '../../core/files/files.ts';
import type { Instruction } from '../../core/stack/change.ts';
import { shellCommand } from '../../core/text/shell.ts';

interface Manager {
  readonly name: string;
  readonly lock: string;
  /** Its other file, and what that has where the manager is used. */
  readonly file: string;
  readonly section: RegExp;
  readonly add: readonly string[];
  /** Writes a requirements.txt from the lock. */
  readonly exported: string;
}

const managers: readonly Manager[] = [
  {
    // https://docs.astral.sh/uv/concepts/projects/dependencies/
    name: 'uv',
    lock: 'uv.lock',
    file: 'pyproject.toml',
    section: /^\s*\[+\s*tool\.uv\b/m,
    add: ['uv', 'add'],
    exported: 'uv export --no-dev --no-hashes --output-file requirements.txt',
  },
  {
    // https://python-poetry.org/docs/cli/#add and https://github.com/python-poetry/poetry-plugin-export
    name: 'Poetry',
    lock: 'poetry.lock',
    file: 'pyproject.toml',
    section: /^\s*\[\s*tool\.poetry\b/m,
    add: ['poetry', 'add'],
    exported:
      'poetry self add poetry-plugin-export && poetry export --without-hashes --output requirements.txt',
  },
  {
    // https://pdm-project.org/latest/usage/dependency/
    name: 'PDM',
    lock: 'pdm.lock',
    file: 'pyproject.toml',
    section: /^\s*\[\s*tool\.pdm\b/m,
    add: ['pdm', 'add'],
    exported: 'pdm export --prod --without-hashes --output requirements.txt',
  },
  {
    // https://pipenv.pypa.io/en/latest/commands.html
    name: 'Pipenv',
    lock: 'Pipfile.lock',
    file: 'Pipfile',
    section: /(?:)/,
    add: ['pipenv', 'install'],
    exported: 'pipenv requirements > requirements.txt',
  },
];

export interface PackageManager extends Manager {
  /** The file that gives it away, such as `../uv.lock`. */
  readonly source: string;
  /** The folder of its files, such as '' or `../`. */
  readonly folder: string;
}

/**
 * The folders that may list a project's packages: its own, and those above it up to the repository's.
 * Without a repository, what is above is not the project's.
 */
export function listingFolders(files: Pick<Files, 'list'>): string[] {
  const isTop = (folder: string) => files.list(folder).some((name) => /^\.git\/?$/.test(name));
  const above = ['', '..', '../..', '../../..'];
  const top = above.findIndex(isTop);
  return above.slice(0, Math.max(top, 0) + 1).map((folder) => (folder === '' ? '' : `${folder}/`));
}

/** The manager of a project's packages, if there is one. */
export function packageManagerOf(files: Files): PackageManager | undefined {
  for (const folder of listingFolders(files)) {
    const has = (name: string) => files.read(folder + name) !== undefined;
    const manager =
      managers.find(({ lock }) => has(lock)) ??
      managers.find(({ file, section }) => has(file) && section.test(files.read(folder + file) ?? ''));
    if (!manager) continue;
    const source = folder + (has(manager.lock) ? manager.lock : manager.file);
    return { ...manager, source, folder };
  }
  return undefined;
}

/** True when the files of a manager name a package, as something asked for or locked. */
export function manages({ folder, lock, file }: PackageManager, name: string, files: Files): boolean {
  const spelled = name.replace(/[-_.]+/g, '[-_.]+');
  const named = new RegExp(
    `^\\s*"?${spelled}"?\\s*[=:]|^\\s*name\\s*=\\s*"${spelled}"|["']${spelled}\\s*(?:[[<>=~!@; ][^"'\\n]*)?["']`,
    'im',
  );
  return [lock, file].some((path) => named.test(files.read(folder + path) ?? ''));
}

/**
 * What adds packages to a project that has a manager.
 * @param isExported whether servers need a requirements.txt, since they do not read the lock
 */
export function addByManager(
  { name, source, add, exported }: PackageManager,
  requirements: readonly string[],
  isExported: boolean,
): Instruction {
  const lines = [shellCommand([...add, ...requirements]), ...(isExported ? [exported] : [])];
  const servers = isExported ? ', and servers install from requirements.txt' : '';
  return {
    where: 'run this',
    lines,
    reason: `${name} manages the packages of the project (${source})${servers}`,
  };
}
