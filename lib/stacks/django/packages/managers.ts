// The programs that manage a project's packages, each known by its files.

import type { Files } from '../../../core/files/files.ts';
import type { Words } from '../../../core/stack/change.ts';
import { isGenerated, requirementsAsked } from '../requirements-file.ts';

interface Manager {
  readonly name: string;
  readonly lock: string;
  /** Its other file, and what that has where the manager is used. */
  readonly file: string;
  readonly section: RegExp;
  readonly add: Words;
  readonly remove: Words;
  /** Brings the environment to what its files say. */
  readonly install: Words;
  /** Prints the path of the environment's Python, where that is not `.venv` in the project. */
  readonly python?: Words;
  /** Writes a requirements.txt from the lock; one without `--output` prints it. */
  readonly export: Words;
  /** What has to be installed for it, besides the manager. */
  readonly plugin?: string;
  /** The same on a machine that has pipx and no manager, as those of GitHub do. */
  readonly exportByPipx: readonly string[];
}

const managers: readonly Manager[] = [
  {
    // https://docs.astral.sh/uv/concepts/projects/dependencies/
    name: 'uv',
    lock: 'uv.lock',
    file: 'pyproject.toml',
    section: /^\s*\[+\s*tool\.uv\b/m,
    add: ['uv', 'add'],
    remove: ['uv', 'remove'],
    install: ['uv', 'sync'],
    export: ['uv', 'export', '--no-dev', '--no-hashes', '--output-file', 'requirements.txt'],
    exportByPipx: ['pipx run uv export --frozen --no-dev --no-hashes --output-file requirements.txt'],
  },
  {
    // https://python-poetry.org/docs/cli/ and https://github.com/python-poetry/poetry-plugin-export
    name: 'Poetry',
    lock: 'poetry.lock',
    file: 'pyproject.toml',
    section: /^\s*\[\s*tool\.poetry\b/m,
    add: ['poetry', 'add'],
    remove: ['poetry', 'remove'],
    install: ['poetry', 'install'],
    python: ['poetry', 'env', 'info', '--executable'],
    export: ['poetry', 'export', '--without-hashes', '--output', 'requirements.txt'],
    plugin: 'poetry-plugin-export',
    exportByPipx: [
      'pipx install poetry',
      'pipx inject poetry poetry-plugin-export',
      'poetry export --without-hashes --output requirements.txt',
    ],
  },
  {
    // https://pdm-project.org/latest/usage/dependency/
    name: 'PDM',
    lock: 'pdm.lock',
    file: 'pyproject.toml',
    section: /^\s*\[\s*tool\.pdm\b/m,
    add: ['pdm', 'add'],
    remove: ['pdm', 'remove'],
    install: ['pdm', 'install'],
    export: ['pdm', 'export', '--prod', '--without-hashes', '--output', 'requirements.txt'],
    exportByPipx: ['pipx run pdm export --prod --without-hashes --output requirements.txt'],
  },
  {
    // https://pipenv.pypa.io/en/latest/commands.html
    name: 'Pipenv',
    lock: 'Pipfile.lock',
    file: 'Pipfile',
    section: /(?:)/,
    add: ['pipenv', 'install'],
    remove: ['pipenv', 'uninstall'],
    install: ['pipenv', 'install'],
    python: ['pipenv', '--py'],
    export: ['pipenv', 'requirements'],
    exportByPipx: ['pipx run pipenv requirements > requirements.txt'],
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

/** The manager whose files a project has, if there is one. */
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

/** The manager that a project gets its packages from: not one beside a requirements.txt that its owner writes. */
export function managerInCharge(files: Files): PackageManager | undefined {
  const manager = packageManagerOf(files);
  const text = files.read('requirements.txt');
  return text === undefined || (manager && isExported(text, manager, files)) ? manager : undefined;
}

/** True for a requirements.txt that was written from the lock: what is added there is lost the next time. */
function isExported(text: string, { folder, lock }: PackageManager, files: Files): boolean {
  const locked = files.read(folder + lock)?.toLowerCase() ?? '';
  const lines = requirementsAsked(files);
  const isPinned = lines.every(({ name, text }) => /==\s*\d/.test(text) && locked.includes(`"${name}"`));
  return isGenerated(text) || (lines.length > 0 && isPinned);
}

/** The files in a project that a package manager changes. */
export function listsOfPackages(files: Files): string[] {
  const { folder, file, lock } = packageManagerOf(files) ?? {};
  return ['requirements.txt', ...(folder === '' && file && lock ? [file, lock] : [])];
}
