// The wheel, as uvx runs it: with the Node.js on the PATH, or with one from PyPI where that is too old or cannot be had.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { execa } from 'execa';
import { beforeAll, expect } from 'vitest';
import { run, temporaryFolder } from '../helpers/command.ts';
import { testWith } from '../helpers/tools.ts';
import { suiteFolder } from '../project/helpers.ts';
import { has, withUv } from '../project/machine.ts';
import { listing } from './helpers.ts';

const root = resolve(import.meta.dirname, '../..');
const test = testWith({ 'a package index': has.packageIndex() });
const shared = suiteFolder();
const making = ['shop', '--yes', '--no-install', '--no-git'];
let wheel = '';
let PATH = '';

beforeAll(async () => {
  if (!has.packageIndex()) return;
  ({ PATH } = await withUv());
  await execa('uv', ['build', '--quiet', '--wheel', '--out-dir', shared.path, root], { env: { PATH } });
  wheel = join(shared.path, readdirSync(shared.path).find((name) => name.endsWith('.whl')) ?? '');
});

/** Runs it in a folder, by uvx. */
const uvx = (cwd: string, args: readonly string[], env: Record<string, string> = {}) =>
  execa('uvx', ['--from', wheel, 'create-mvt-app', ...args], {
    cwd,
    reject: false,
    stdin: 'ignore',
    env: { PATH, UV_CACHE_DIR: join(homedir(), '.cache/uv'), NO_COLOR: '1', CI: '', ...env },
  });

/** A machine whose Node.js is too old, and where nothing was fetched yet. */
function oldMachine() {
  const folder = temporaryFolder();
  const bin = join(folder, 'bin');
  mkdirSync(bin);
  writeFileSync(join(bin, 'node'), '#!/bin/sh\necho v20.18.3\n', { mode: 0o755 });
  return { folder, env: { PATH: [bin, PATH].join(delimiter), XDG_CACHE_HOME: join(folder, 'cache') } };
}

test('it has the version and the files of the package, makes the same project, and says uvx', async () => {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  expect(wheel).toContain(`-${version}-py3-none-any.whl`);
  const [mine, other] = [temporaryFolder(), temporaryFolder()];
  const made = await uvx(mine, making);
  expect(made, made.stderr).toMatchObject({ exitCode: 0 });
  expect(made.stdout).toContain('  uvx create-mvt-app shop --no-install --no-git --yes');
  expect(await run(other, making)).toMatchObject({ exitCode: 0 });
  expect(Object.keys(listing(mine))).toEqual(Object.keys(listing(other)));
  const added = await uvx(join(mine, 'shop'), ['add', 'app', 'blog', '--no-install']);
  expect(added.stdout).toContain('  uvx create-mvt-app remove app blog');
});

test('where Node.js is too old, one is fetched, once', async () => {
  const { folder, env } = oldMachine();
  const first = await uvx(folder, ['--version'], env);
  expect(first, first.stderr).toMatchObject({ exitCode: 0 });
  expect(first.stderr).toContain('61 MB');
  const second = await uvx(folder, ['add'], env);
  expect(second.exitCode).toBe(2);
  expect(second.stderr).not.toContain('61 MB');
});

test('where none can be fetched, one line says so', async () => {
  const { folder, env } = oldMachine();
  const config = join(folder, 'uv.toml');
  writeFileSync(config, 'no-index = true\n');
  const { exitCode, stdout, stderr } = await uvx(folder, ['--version'], { ...env, UV_CONFIG_FILE: config });
  expect([exitCode, stdout]).toEqual([1, '']);
  expect(stderr).toMatch(
    /\nerror: create-mvt-app runs on Node\.js, and it could not be fetched: .+ Install Node\.js from .+\.$/,
  );
});
