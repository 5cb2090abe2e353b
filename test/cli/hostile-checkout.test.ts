// A checkout of somebody else's: commands that only look run nothing of it, and no path of it leads out.
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { delimiter, join } from 'node:path';
import { execa, execaSync } from 'execa';
import { expect, onTestFinished } from 'vitest';
import { command, type Run, run, runInTerminal, temporaryFolder } from '../helpers/command.ts';
import { runs, testWith } from '../helpers/tools.ts';
import { commit } from './committed.ts';
import { expectFailure, identity, listing, makeProject } from './helpers.ts';
import { type Published, type Registry, serve } from './registry.ts';

const test = testWith({ git: runs('git', '--version') });
const older = '0.0.9';

/** A folder, and the file in it that everything hostile makes. */
function trap(): { folder: string; sprung: string; script: string } {
  const folder = temporaryFolder();
  const sprung = join(folder, 'sprung');
  return { folder, sprung, script: `#!/bin/sh\necho "$0" >> '${sprung}'\nexit 1\n` };
}

function executable(path: string, text: string): void {
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, text);
  chmodSync(path, 0o755);
}

/** An older version of this package, which says that a project has these files. */
async function olderVersion(tree: object): Promise<Published> {
  const folder = temporaryFolder();
  const manifest = { name: 'create-mvt-app', version: older, bin: { 'create-mvt-app': 'render.js' } };
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
  writeFileSync(
    join(folder, 'render.js'),
    `#!/usr/bin/env node\nconsole.log(${JSON.stringify(JSON.stringify(tree))});\n`,
  );
  const { stdout } = await execa('npm', ['pack', '--silent'], { cwd: folder });
  return { manifest, tarball: readFileSync(join(folder, stdout.trim())) };
}

async function registryOf(tree: object): Promise<Registry> {
  const registry = await serve([await olderVersion(tree)]);
  onTestFinished(() => registry.close());
  return registry;
}

/** The variables of somebody whose own settings of npm name a registry. */
function withRegistry({ address }: Registry): Record<string, string> {
  const home = temporaryFolder();
  writeFileSync(join(home, 'npmrc'), `registry=${address}\n`);
  return { npm_config_userconfig: join(home, 'npmrc'), npm_config_cache: join(home, 'cache') };
}

/** Makes a project one of an older version. @returns the files of that version: those that are there, and one more */
function age(shop: string): Record<string, { content: string }> {
  const path = join(shop, '.mvt.json');
  const record = JSON.parse(readFileSync(path, 'utf8'));
  writeFileSync(path, JSON.stringify({ ...record, version: older }));
  writeFileSync(join(shop, 'OLD.md'), 'Once.\n');
  const paths = [...Object.keys(record.files), 'OLD.md'];
  return Object.fromEntries(paths.map((name) => [name, { content: readFileSync(join(shop, name), 'utf8') }]));
}

/** A project of an older version with programs in every place that decides what runs, and what calls the command there. */
async function hostileProject() {
  const { folder, sprung, script } = trap();
  const shop = await makeProject(folder, 'shop');
  const tree = age(shop);
  const bin = join(shop, 'node_modules/.bin');
  for (const name of ['create-mvt-app', 'git', 'node', 'npm', 'npx', 'python', 'python3', 'sh', 'uv']) {
    executable(join(bin, name), script);
  }
  executable(join(shop, 'node_modules/create-mvt-app/index.js'), script);
  const manifest = { name: 'create-mvt-app', version: older, bin: 'index.js' };
  writeFileSync(join(shop, 'node_modules/create-mvt-app/package.json'), JSON.stringify(manifest));
  executable(join(shop, '.venv/bin/python'), script);
  for (const name of ['django', 'yaml', 'site', 'pip', 'venv', 'sitecustomize']) {
    writeFileSync(join(shop, `${name}.py`), `open(${JSON.stringify(sprung)}, "a").write(__file__)\n`);
  }
  const theirs = createServer((request, response) => {
    writeFileSync(sprung, `asked for ${request.url}`);
    response.writeHead(404).end('{}');
  });
  await new Promise<void>((ready) => theirs.listen(0, '127.0.0.1', ready));
  onTestFinished(() => void theirs.close());
  const { port } = theirs.address() as AddressInfo;
  writeFileSync(
    join(shop, '.npmrc'),
    `registry=http://127.0.0.1:${port}\nscript-shell=./node_modules/.bin/sh\n`,
  );
  // As npx sets it for what it starts in a folder.
  const PATH = [bin, './node_modules/.bin', process.env.PATH].join(delimiter);
  const env = { CI: '', NO_COLOR: '1', PATH, ...withRegistry(await registryOf(tree)) };
  return {
    shop,
    async look(line: string): Promise<Run> {
      const words = [command, ...line.split(' ')];
      const result = await execa(process.execPath, words, { cwd: shop, env, reject: false, stdin: 'ignore' });
      expect(existsSync(sprung) ? readFileSync(sprung, 'utf8') : '', line).toBe('');
      return { exitCode: result.exitCode, stdout: result.stdout, stderr: result.stderr };
    },
  };
}

test('commands that only look run nothing of the project', async () => {
  const { shop, look } = await hostileProject();
  const before = listing(shop);
  const lines = ['add auth', 'deploy heroku', 'add app blog'].map((line) => `${line} --dry-run`);
  for (const line of ['status', ...lines]) {
    const result = await look(line);
    expect(result, line).toMatchObject({ exitCode: 0, stderr: '' });
    if (line === 'status') expect(result.stdout).toMatch(/An update to .* would change\n {2}OLD\.md$/);
  }
  expect(listing(shop)).toEqual(before);
});

testWith({ python3: runs('python3', '--version') })(
  'a Python that is named imports nothing of the project',
  async () => {
    const { shop, look } = await hostileProject();
    await look('add app blog --dry-run --python python3');
    rmSync(join(shop, '.venv'), { recursive: true });
    rmSync(join(shop, 'manage.py'));
    writeFileSync(join(shop, 'manage.py'), '');
    await look('deploy check --python python3');
    await look('deploy check');
  },
);

test('git runs nothing of a folder that is a bare repository, or has a configuration of its own', async () => {
  const { folder, sprung, script } = trap();
  const shop = await makeProject(folder, 'shop');
  executable(join(folder, 'monitor'), script);
  commit(shop);
  const monitor = `\tfsmonitor = ${join(folder, 'monitor')}\n`;
  writeFileSync(join(shop, '.git/config'), `[core]\n${monitor}`, { flag: 'a' });
  expect(await run(shop, ['add', 'ci', '--no-install'], { env: identity })).toMatchObject({ exitCode: 0 });
  expect(existsSync(sprung)).toBe(false);

  const bare = await makeProject(folder, 'bare');
  execaSync('git', ['init', '--quiet', '--bare', 'repository'], { cwd: folder });
  execaSync('cp', [
    '-r',
    ...['HEAD', 'objects', 'refs'].map((name) => join(folder, 'repository', name)),
    bare,
  ]);
  const core = '[core]\n\trepositoryformatversion = 0\n\tbare = false\n\tworktree = .\n';
  writeFileSync(join(bare, 'config'), core + monitor);
  expectFailure(await run(bare, ['add', 'ci', '--no-install']), 2, /cannot use bare repository/);
  expect(existsSync(sprung)).toBe(false);
});

test('a file that another version puts outside of the project is refused', async () => {
  const shop = await makeProject(temporaryFolder());
  age(shop);
  commit(shop);
  const env = withRegistry(await registryOf({ '../shop.txt': { content: 'Gone.\n' } }));
  expectFailure(await run(shop, ['update'], { env }), 1, /0\.0\.9 printed something other than the files/);
});

test('a version that npx does not have is asked for in a terminal, once', async () => {
  const shop = await makeProject(temporaryFolder());
  const tree = age(shop);
  commit(shop);
  const env = withRegistry(await registryOf(tree));
  const refused = runInTerminal(shop, ['status'], env);
  await refused.waitFor('Download that version and run it');
  refused.type('\x1b[B\r');
  expect(await refused.exitCode).toBe(0);
  expect(refused.text()).toMatch(/not\s+downloaded/);

  const agreed = runInTerminal(shop, ['status'], env);
  await agreed.waitFor('Download that version and run it');
  agreed.type('\r');
  expect(await agreed.exitCode).toBe(0);
  expect(agreed.text()).toMatch(/An update to .* would change\s+OLD\.md/);

  const again = runInTerminal(shop, ['status'], env);
  expect(await again.exitCode).toBe(0);
  expect(again.text()).toMatch(/An update to .* would change\s+OLD\.md/);
});
