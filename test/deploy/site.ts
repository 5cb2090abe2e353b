// A site on a platform: projects on disk with one virtual environment, databases, and what platforms start.

import { delimiter, join } from 'node:path';
import { execa } from 'execa';
import { beforeAll, onTestFinished } from 'vitest';
import { featureNames, type Project } from '../helpers/django.ts';
import {
  type Answer,
  environment,
  execute,
  get,
  suiteFolder,
  until,
  type Variables,
} from '../project/helpers.ts';
import {
  installInto,
  installTools,
  makeEnvironment,
  postgresUrl,
  pythonsFor,
  runSql,
} from '../project/machine.ts';
import { deployed, write } from './projects.ts';

/** Projects for one Django with all targets, and what runs them. */
export interface Site {
  readonly django: Project['django'];
  /** The folders of the project without features, and of the one with all. */
  bare: string;
  full: string;
  /** The folder of one that keeps its files in S3, and has background tasks. */
  stored: string;
  /** The virtual environment of all. */
  venv: string;
  /** Programs that only tests need. */
  tools: string;
  folder: string;
}

/** The secret that every platform is told. */
export const secret = 'Zk3x9'.repeat(12);

/** Makes the projects before all tests. */
export function useSite(django: Project['django']): Site {
  const folder = suiteFolder();
  const site: Site = { django, bare: '', full: '', stored: '', venv: '', tools: '', folder: '' };
  beforeAll(async () => {
    site.folder = folder.path;
    site.bare = join(folder.path, 'bare');
    site.full = join(folder.path, 'full');
    site.stored = join(folder.path, 'stored');
    site.venv = join(folder.path, 'venv');
    write(site.bare, deployed({ django }));
    write(site.full, deployed({ django, features: featureNames, storage: 'all' }));
    write(site.stored, deployed({ django, features: ['celery', 's3'], storage: 'all' }));
    site.tools = await installTools(folder.path, 'honcho', 'moto[server]', 'yamllint');
    const python = await makeEnvironment(site.venv, pythonsFor(django).at(-1)?.path);
    await installInto(python, '-r', join(site.full, 'requirements.txt'));
  });
  return site;
}

/** A new database that is removed when the test ends. */
export async function useDatabase(site: Site, name: string): Promise<string> {
  const database = `mvt_${name}_${process.pid}_${site.django.replace('.', '')}`;
  await runSql(join(site.venv, 'bin'), `CREATE DATABASE ${database}`);
  onTestFinished(() => runSql(join(site.venv, 'bin'), `DROP DATABASE ${database} WITH (FORCE)`));
  return postgresUrl(database);
}

/** The variables of a platform, with the programs of the site on the PATH. */
export function platformVariables(site: Site, variables: Variables): Variables {
  const path = [join(site.venv, 'bin'), site.tools, process.env.PATH].join(delimiter);
  return { SECRET_KEY: secret, ...variables, PATH: path, PYTHONUNBUFFERED: '1' };
}

/** What a platform does with a project while it builds it: no database is there yet. */
export async function build(site: Site, folder: string): Promise<void> {
  const { exitCode, output } = await execute(
    folder,
    ['python', 'manage.py', 'collectstatic', '--no-input'],
    platformVariables(site, {}),
  );
  if (exitCode !== 0) throw new Error(output);
}

export interface Running {
  /** What it has printed so far. */
  printed(): string;
  /** Throws when it has ended by itself. */
  goesOn(): void;
  /** Waits until it has printed that. */
  prints(wanted: RegExp): Promise<void>;
}

/** Starts a program that is ended, with all that it has started, when the test ends. */
export function start(cwd: string, words: readonly string[], variables: Variables): Running {
  const [program = '', ...args] = words;
  const env = { ...environment, ...variables };
  const child = execa(program, args, {
    cwd,
    env,
    extendEnv: false,
    reject: false,
    all: true,
    detached: true,
  });
  let printed = '';
  let ended = false;
  child.all.on('data', (chunk) => {
    printed += chunk;
  });
  const end = child.then(() => {
    ended = true;
  });
  onTestFinished(async () => {
    if (ended || child.pid === undefined) return;
    // Its whole group: a shell does not pass the signal on.
    process.kill(-child.pid, 'SIGTERM');
    const patience = setTimeout(() => process.kill(-(child.pid ?? 0), 'SIGKILL'), 15_000);
    await end;
    clearTimeout(patience);
  });
  const running: Running = {
    printed: () => printed,
    goesOn: () => {
      if (ended) throw new Error('It ended.');
    },
    prints: async (wanted) => {
      await answerOf(running, async () => wanted.test(printed) || undefined);
    },
  };
  return running;
}

/** Asks for a page until a server answers, whatever it says. */
export function firstAnswer(server: Running, url: string, headers: Record<string, string>): Promise<Answer> {
  return answerOf(server, () => get(url, headers).catch(() => undefined));
}

/** Asks again and again until there is an answer; says what was printed when there is none. */
function answerOf<Value>(running: Running, look: () => Promise<Value | undefined>): Promise<Value> {
  const ask = async () => {
    const found = await look();
    if (found === undefined) running.goesOn();
    return found;
  };
  return until('an answer', ask).catch((error: Error) => {
    throw new Error(`${error.message}\n${running.printed()}`);
  });
}
