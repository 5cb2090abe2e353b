// What this machine offers to generated projects: Pythons, a package index, PostgreSQL, a browser.

import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { homedir, tmpdir } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';
import { execa, execaSync } from 'execa';
import { oldestPython } from '../../lib/stacks/django/pins.ts';
import type { Project } from '../helpers/django.ts';
import { patience } from '../helpers/patience.ts';
import { runs } from '../helpers/tools.ts';

/** Packages that tests install beside the projects, each pinned here and nowhere else. */
const pins = {
  'django-stubs': '6.1.2',
  'djangorestframework-stubs': '3.18.1',
  'types-PyYAML': '6.0.12.20261113',
  'check-jsonschema': '0.39.0',
  djlint: '1.49.9',
  'gixy-ng': '0.2.59',
  honcho: '2.0.0',
  'markdown-it-py': '4.3.0',
  'moto[server]': '5.2.5',
  mypy: '2.4.1',
  'psycopg[binary]': '3.3.9',
  ruff: '0.17.6',
  uv: '0.13.9',
  websockets: '17.4',
  yamllint: '1.38.0',
} as const;

/** For ruff: names with an underscore that Django documents, as https://docs.djangoproject.com/en/stable/ref/models/meta/ does. */
export const publicNames =
  'lint.flake8-self.extend-ignore-names=["_meta", "_default_manager", "_base_manager"]';

export interface Interpreter {
  /** Absolute. */
  readonly path: string;
  /** Such as `[3, 12]`. */
  readonly version: readonly [number, number];
}

/** The program of that name on the PATH, or undefined. */
export function findProgram(name: string): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return folders.map((folder) => join(folder, name)).find((path) => existsSync(path));
}

/** The real interpreter behind a program, which may be a wrapper that picks one. */
function interpreterOf(program: string): Interpreter[] {
  const script = 'import sys, json; print(json.dumps([sys.executable, sys.version_info[:2]]))';
  const { failed, stdout } = execaSync(program, ['-c', script], { reject: false, stdin: 'ignore' });
  if (failed) return [];
  const [path, version] = JSON.parse(stdout);
  return [{ path, version }];
}

const compareVersions = ([major, minor]: Interpreter['version'], other: Interpreter['version']) =>
  major - other[0] || minor - other[1];

function findInterpreters(): Interpreter[] {
  const minors = [7, 8, 9, 10, 11, 12, 13, 14];
  const onPath = ['python3', ...minors.map((minor) => `python3.${minor}`)].filter(findProgram);
  const versions = join(process.env.PYENV_ROOT ?? join(homedir(), '.pyenv'), 'versions');
  const inPyenv = existsSync(versions)
    ? readdirSync(versions)
        .filter((name) => /^3\.(1\d|[7-9])/.test(name))
        .map((name) => join(versions, name, 'bin', 'python'))
    : [];
  return [...onPath, ...inPyenv]
    .flatMap(interpreterOf)
    .sort((one, other) => compareVersions(one.version, other.version));
}

let interpreters: Interpreter[] | undefined;

/** Pythons on the PATH and of pyenv that a Django runs on, the oldest first. */
export function pythonsFor(django: Project['django']): Interpreter[] {
  const [major = 3, minor = 0] = oldestPython[django].split('.').map(Number);
  interpreters ??= findInterpreters();
  return interpreters.filter(({ version }) => compareVersions(version, [major, minor]) >= 0);
}

/** A Python that a release of Django was made for, the oldest of those that are here. */
export function pythonBetween(oldest: Interpreter['version'], newest: Interpreter['version']) {
  interpreters ??= findInterpreters();
  return interpreters.find(
    ({ version }) => compareVersions(version, oldest) >= 0 && compareVersions(version, newest) <= 0,
  );
}

let reachesIndex: boolean | undefined;

/** What a test can need; it is looked for when it is asked about. */
export const has = {
  git: () => runs('git', '--version'),
  python: () => pythonsFor('5.2').length > 0,
  packageIndex() {
    reachesIndex ??= canFetchPackages();
    return reachesIndex;
  },
};

/** True when pip can fetch a small package. */
function canFetchPackages(): boolean {
  const [python] = pythonsFor('5.2');
  if (!python) return false;
  const folder = mkdtempSync(join(tmpdir(), 'mvt-index-'));
  const options = ['--quiet', '--no-deps', '--retries', '0', '--dest', folder];
  try {
    return runs(python.path, '-m', 'pip', 'download', ...options, 'sqlparse');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Packages with their pinned versions, as pip takes them. */
export const pinned = (...names: (keyof typeof pins)[]) => names.map((name) => `${name}==${pins[name]}`);

const newestPython = () => pythonsFor('5.2').at(-1)?.path ?? 'python3';

/** The folder of uv, which is installed once in a checkout. */
async function folderOfUv(): Promise<string> {
  const home = resolve(import.meta.dirname, '../../node_modules/.cache', `uv-${pins.uv}`);
  if (existsSync(home)) return join(home, 'bin');
  mkdirSync(dirname(home), { recursive: true });
  const folder = mkdtempSync(`${home}-`);
  await execa(newestPython(), ['-m', 'pip', 'install', '--quiet', '--target', folder, ...pinned('uv')]);
  // Another worker may have been faster.
  await rename(folder, home).catch(() => rm(folder, { recursive: true }));
  return join(home, 'bin');
}

/** A PATH that begins with uv, for tests that need an environment, however it was made: pip takes ten times as long. */
export const withUv = async () => ({ PATH: [await folderOfUv(), process.env.PATH].join(delimiter) });

/** Installs packages into a virtual environment, by the path of its Python. */
export async function installInto(python: string, ...packages: readonly string[]): Promise<void> {
  const words = ['pip', 'install', '--quiet', '--python', python, ...packages];
  await execa(join(await folderOfUv(), 'uv'), words);
}

/**
 * Makes a virtual environment.
 * @returns its Python
 */
export async function makeEnvironment(folder: string, python = newestPython()): Promise<string> {
  await execa(join(await folderOfUv(), 'uv'), ['venv', '--quiet', '--python', python, folder]);
  return join(folder, 'bin/python');
}

/**
 * Makes a virtual environment with pinned packages.
 * @returns the folder of its programs
 */
export async function installTools(folder: string, ...names: (keyof typeof pins)[]): Promise<string> {
  const python = await makeEnvironment(join(folder, 'tools'));
  await installInto(python, ...pinned(...names));
  return dirname(python);
}

const { PGHOST = '127.0.0.1', PGPORT = '5432', PGUSER = 'postgres' } = process.env;

/** Where the PostgreSQL server that tests may use listens. */
export const postgresServer = { host: PGHOST, port: Number(PGPORT) };

/** The URL of a database on the PostgreSQL server that tests may use. */
export const postgresUrl = (name: string) => `postgres://${PGUSER}@${PGHOST}:${PGPORT}/${name}`;

/** True when something listens where PostgreSQL should. */
export const hasPostgres = () => listens(PGHOST, Number(PGPORT));

/** The RabbitMQ that tests may use; each has a queue of its own there. */
export const rabbitUrl = process.env.RABBITMQ_URL ?? 'amqp://guest:guest@127.0.0.1:5672//';

/** True when something listens where RabbitMQ should. */
export function hasRabbit(): Promise<boolean> {
  const { hostname, port } = new URL(rabbitUrl);
  return listens(hostname, Number(port));
}

function listens(host: string, port: number): Promise<boolean> {
  const socket = connect(port, host);
  return new Promise<boolean>((done) => {
    socket.setTimeout(patience, () => done(false));
    socket.once('connect', () => done(true)).once('error', () => done(false));
  }).finally(() => socket.destroy());
}

/** Runs one statement on the server, with the psycopg of `bin`. */
export async function runSql(bin: string, statement: string): Promise<void> {
  const script = 'import psycopg, sys; psycopg.connect(sys.argv[1], autocommit=True).execute(sys.argv[2])';
  await execa(join(bin, 'python'), ['-c', script, postgresUrl('postgres'), statement]);
}

const browsers = ['chromium', 'chromium-browser', 'google-chrome'];

/** The Chromium that CHROMIUM_PATH names, or one on the PATH. */
export const chromiumPath = process.env.CHROMIUM_PATH ?? browsers.map(findProgram).find(Boolean);
