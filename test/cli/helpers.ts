// What the tests of the built command share: what lies in folders, making projects, and who runs it.
import { createHash } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { spawn as spawnTerminal } from '@lydell/node-pty';
import { execa, type Options } from 'execa';
import { expect } from 'vitest';
import { command, type Run, run, temporaryFolder } from '../helpers/command.ts';
import { patience } from '../helpers/patience.ts';

/** Makes a project without asking, installing or using git. */
export const silently = ['--yes', '--no-install', '--no-git'];

/**
 * Everything below a folder by its path: the modes and contents of files, the folders, where links lead; what `undo`
 * needs is no part of a project.
 */
export function listing(folder: string): Record<string, string> {
  const all = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  const entries = all.filter((path) => !/\.git[\\/]create-mvt-app/.test(path));
  return Object.fromEntries(entries.map((path) => [path, describe(join(folder, path))]));
}

function describe(path: string): string {
  const stats = lstatSync(path);
  if (stats.isSymbolicLink()) return `-> ${readlinkSync(path)}`;
  const mode = (stats.mode & 0o777).toString(8);
  return stats.isDirectory() ? `folder ${mode}` : `${mode} ${readFileSync(path, 'latin1')}`;
}

/** The listing of a folder with projects, without the one thing that is different in each: the key in .env. */
export function projectListing(folder: string): Record<string, string> {
  const hideKey = ([path, what]: [string, string]) =>
    /(^|\/)\.env$/.test(path) ? [path, what.replace(/^SECRET_KEY=.+$/m, 'SECRET_KEY=')] : [path, what];
  return Object.fromEntries(Object.entries(listing(folder)).map(hideKey));
}

/** Makes a project and returns its folder. */
export async function makeProject(cwd: string, directory = 'shop', ...args: string[]): Promise<string> {
  expect(await run(cwd, [directory, ...silently, ...args])).toMatchObject({ exitCode: 0, stderr: '' });
  return join(cwd, directory);
}

/** Files that .mvt.json lists and that are missing or have another content, and staging folders left behind. */
export function flaws(project: string): string[] {
  const { files } = JSON.parse(readFileSync(join(project, '.mvt.json'), 'utf8'));
  const found = listing(project);
  const hash = (path: string) =>
    createHash('sha256')
      .update(readFileSync(join(project, path)))
      .digest('hex')
      .slice(0, 16);
  const wrong = Object.keys(files).filter((path) => !(path in found) || hash(path) !== files[path]);
  return [
    ...wrong,
    ...(found['.env'] ? [] : ['.env']),
    ...stagingFolders(project),
    ...stagingFolders(dirname(project)),
  ];
}

/** The staging folders of runs that are under way or were killed. */
export function stagingFolders(folder: string): string[] {
  return readdirSync(folder).filter((name) => name.startsWith('.create-mvt-app'));
}

/** Lines that a run printed for its files, as `create manage.py`. */
export function fileLines({ stdout }: Run): string[] {
  const lines = stdout.matchAll(/^ +(create|identical|change|skip|conflict) {2}(.+)$/gm);
  return [...lines].map(([, verb, path]) => `${verb} ${path}`);
}

/** One line that says what is wrong, and nothing else. */
export function expectFailure(result: Run, exitCode: number, message: RegExp): void {
  expect(result.stderr).toMatch(/^[^\n\p{Cc}]+$/u);
  expect(result.stderr).toMatch(message);
  expect(result).toMatchObject({ exitCode, stdout: '' });
}

const nobody = 65534;

/** Runs the command as somebody whom permissions stop: root may write anywhere. */
export async function runUnprivileged(cwd: string, args: readonly string[]): Promise<Run> {
  if (process.getuid?.() !== 0) return run(cwd, args);
  const copy = temporaryFolder();
  chmodSync(copy, 0o755);
  for (const folder of ['dist', 'package.json']) {
    cpSync(join(dirname(command), '..', folder), join(copy, folder), { recursive: true });
  }
  return runFile(join(copy, 'dist/create-mvt-app.js'), cwd, args, { uid: nobody, gid: nobody });
}

async function runFile(file: string, cwd: string, args: readonly string[], options: Options): Promise<Run> {
  const env = { CI: '', NO_COLOR: '1', FORCE_COLOR: undefined, HOME: '/' };
  const result = await execa('node', [file, ...args], {
    cwd,
    env,
    reject: false,
    stdin: 'ignore',
    ...options,
  });
  return { exitCode: result.exitCode, stdout: String(result.stdout), stderr: String(result.stderr) };
}

/**
 * Everything that the command writes to a terminal, with its escape sequences.
 * @param until the text after which it is stopped with Ctrl-C
 */
export async function rawTerminal(
  cwd: string,
  args: readonly string[],
  env: Record<string, string>,
  until?: string,
  program = 'node',
): Promise<string> {
  const { CI: _ci, NO_COLOR: _no, FORCE_COLOR: _force, ...inherited } = process.env;
  const words = program === 'node' ? [command, ...args] : [...args];
  const child = spawnTerminal(program, words, {
    cwd,
    cols: 200,
    env: { ...(inherited as Record<string, string>), TERM: 'xterm-256color', ...env },
  });
  let written = '';
  child.onData((data) => {
    written += data;
    if (until && written.includes(until)) child.write('\x03');
  });
  await new Promise((done) => child.onExit(done));
  return written;
}

/** Who commits, whatever the configuration of this machine says. */
export const identity = {
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_SYSTEM: '/dev/null',
  GIT_AUTHOR_NAME: 'Ada',
  GIT_AUTHOR_EMAIL: 'ada@example.com',
  GIT_COMMITTER_NAME: 'Ada',
  GIT_COMMITTER_EMAIL: 'ada@example.com',
};

/** A folder with a `git` that writes its process id to the file `pid` and never ends. */
export function endlessGit(): { tools: string; started: () => Promise<number> } {
  const tools = temporaryFolder();
  writeFileSync(
    join(tools, 'git'),
    `#!/bin/sh\necho $$ > '${tools}/pid.new'\nmv '${tools}/pid.new' '${tools}/pid'\nexec sleep 600\n`,
  );
  chmodSync(join(tools, 'git'), 0o755);
  const started = async () => {
    const end = Date.now() + patience;
    while (!existsSync(join(tools, 'pid')) && Date.now() < end)
      await new Promise((wake) => setTimeout(wake, 20));
    return Number(readFileSync(join(tools, 'pid'), 'utf8'));
  };
  return { tools, started };
}
