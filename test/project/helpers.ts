// A generated project in use: making it, running its commands, and asking its server.
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { execa, type Options } from 'execa';
import { afterAll, beforeAll, expect, onTestFinished } from 'vitest';
import { type Run, run } from '../helpers/command.ts';
import { patience } from '../helpers/patience.ts';

export type Variables = Readonly<Record<string, string | undefined>>;

/** Variables that would change what a project or git does. */
const meddling =
  /^(ALLOWED_HOSTS|CONN_|CSRF_|DATABASE_URL|DEBUG$|DEFAULT_FROM|DJANGO|EMAIL_|GIT_|LOG_LEVEL|PYTHON|SECRET_|SECURE_|SITE_|TRUST_|VIRTUAL_ENV)/;

/** The environment of this machine without what meddles, with an author for git. */
export const environment: Variables = {
  ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !meddling.test(name))),
  GIT_AUTHOR_NAME: 'Ada',
  GIT_AUTHOR_EMAIL: 'ada@example.com',
  GIT_COMMITTER_NAME: 'Ada',
  GIT_COMMITTER_EMAIL: 'ada@example.com',
};

/** A folder for all tests of a suite, removed after them. */
export function suiteFolder(): { readonly path: string } {
  const folder = { path: '' };
  beforeAll(() => {
    folder.path = mkdtempSync(join(tmpdir(), 'mvt-suite-'));
  });
  afterAll(() => {
    if (folder.path) rmSync(folder.path, { recursive: true, force: true });
  });
  return folder;
}

export interface Step {
  readonly id: string;
  readonly status: string;
  readonly detail?: string;
  readonly output?: readonly string[];
  readonly command?: string;
}

/** The JSON document of a run. */
export interface Made extends Run {
  readonly steps: readonly Step[];
  readonly files: readonly { readonly path: string; readonly action: string }[];
}

/** Runs the command with --json in a clean environment. */
export async function make(cwd: string, args: readonly string[], variables: Variables = {}): Promise<Made> {
  const env = { ...environment, ...variables };
  const result = await run(cwd, [...args, '--yes', '--json'], { env, extendEnv: false });
  const { steps = [], files = [] } = result.stdout ? JSON.parse(result.stdout) : {};
  return { ...result, steps, files };
}

/**
 * Writes the .env of a project that is about to be made, with the database that it is to use.
 * @returns the words that keep it
 */
export function keepingDatabase(home: string, url: string): string[] {
  mkdirSync(home);
  writeFileSync(join(home, '.env'), `SECRET_KEY=${'Zk3x9'.repeat(12)}\nDEBUG=True\nDATABASE_URL=${url}\n`);
  return ['--on-conflict', 'keep'];
}

/** Each step with how it went: `{ environment: 'done', … }`. */
export const statuses = ({ steps }: Made) => Object.fromEntries(steps.map(({ id, status }) => [id, status]));

/** All steps of a whole installation with uv. */
export const allDone = { environment: 'done', lock: 'done', packages: 'done', migrate: 'done', git: 'done' };

/** Runs a program to its end, in a clean environment. */
export async function execute(
  cwd: string,
  words: readonly string[],
  variables: Variables = {},
  options: Options = {},
): Promise<Run & { readonly output: string }> {
  const [program = '', ...args] = words;
  const env = { ...environment, ...variables };
  const result = await execa(program, args, {
    cwd,
    env,
    extendEnv: false,
    reject: false,
    all: true,
    stdin: 'ignore',
    ...options,
  });
  const { exitCode, stdout, stderr, all } = result;
  return { exitCode, stdout: String(stdout), stderr: String(stderr), output: String(all) };
}

/** Runs a program that must succeed, and returns what it printed on standard output. */
export async function expectSuccess(...call: Parameters<typeof execute>): Promise<string> {
  const { exitCode, stdout, output } = await execute(...call);
  expect(exitCode, `${call[1].join(' ')}\n${output}`).toBe(0);
  return stdout;
}

/** The files below a folder, without those below the folders named in `except`. */
export function filesIn(folder: string, except: readonly string[] = []): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .filter((path) => !except.some((name) => path.startsWith(`${name}/`)))
    .sort();
}

export interface Program {
  readonly pid: number;
  /** What it has printed so far. */
  printed(): string;
  /** Waits until it has printed something, and returns what matched. */
  waitFor(pattern: RegExp): Promise<string>;
  /** Ends it, and waits for that. */
  stop(signal?: NodeJS.Signals): Promise<void>;
}

/** Starts a program that runs beside the tests. */
export function startProgram(cwd: string, words: readonly string[], variables: Variables = {}): Program {
  const [program = '', ...args] = words;
  const env = { ...environment, PYTHONUNBUFFERED: '1', ...variables };
  const child = execa(program, args, {
    cwd,
    env,
    extendEnv: false,
    reject: false,
    all: true,
    buffer: false,
    stdin: 'ignore',
  });
  let printed = '';
  child.all.on('data', (chunk) => {
    printed += chunk;
  });
  // Its output may stay open for longer: in what it has started.
  let hasEnded = false;
  const end = new Promise<void>((ended) => child.once('exit', () => ended())).then(() => {
    hasEnded = true;
  });
  return {
    pid: child.pid ?? 0,
    printed: () => printed,
    waitFor: (pattern) =>
      until(`${words.join(' ')} to print ${pattern}`, () => {
        const [found] = pattern.exec(printed) ?? [];
        if (found === undefined && hasEnded) throw new Error(`It stopped:\n${printed}`);
        return found;
      }).catch((error: Error) => Promise.reject(new Error(`${error.message}\n${printed}`))),
    async stop(signal) {
      child.kill(signal);
      await end;
    },
  };
}

/** Asks again and again until there is an answer. */
export async function until<Value>(
  what: string,
  ask: () => Value | undefined | Promise<Value | undefined>,
): Promise<Value> {
  const end = Date.now() + patience;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (Date.now() > end) throw new Error(`Waited in vain for ${what}.`);
    await new Promise((wake) => setTimeout(wake, 50));
  }
}

export interface Server extends Program {
  /** Such as `http://127.0.0.1:43210`. */
  readonly url: string;
}

/** Starts `manage.py runserver` on a port that the system picks, and waits until it listens. */
export async function startServer(
  cwd: string,
  python: string,
  variables: Variables = {},
  args: readonly string[] = [],
): Promise<Server> {
  const words = [python, 'manage.py', 'runserver', '--noreload', ...args, '127.0.0.1:0'];
  const program = startProgram(cwd, words, variables);
  return { ...program, url: await program.waitFor(/http:\/\/127\.0\.0\.1:\d+/) };
}

/** Starts a server that is stopped when the test ends. */
export async function serve(...call: Parameters<typeof startServer>): Promise<Server> {
  const server = await startServer(...call);
  onTestFinished(() => server.stop());
  return server;
}

export interface Answer {
  readonly status: number | undefined;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

/** Asks a server for a page; redirects are not followed. */
export function get(url: string, headers: Record<string, string> = {}): Promise<Answer> {
  return new Promise((done, failed) => {
    const asked = request(url, { headers }, async (response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of response) chunks.push(chunk);
      const body = Buffer.concat(chunks).toString('utf8');
      done({ status: response.statusCode, headers: response.headers, body });
    });
    asked.on('error', failed).end();
  });
}

/** A port of this machine that nothing listens on. */
export async function closedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as { port: number };
  await new Promise((closed) => server.close(closed));
  return port;
}
