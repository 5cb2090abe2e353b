// `update` from a project that an earlier version made, both packed, with edits by hand between them.
import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, expect } from 'vitest';
import { type Run, temporaryFolder } from '../helpers/command.ts';
import { runs, testWith } from '../helpers/tools.ts';
import { post } from './apps.ts';
import { commit } from './committed.ts';
import { expectFailure, identity, projectListing, silently } from './helpers.ts';
import { type Packed, pack, type Registry, serve } from './registry.ts';

const test = testWith({ git: runs('git', '--version') });
const workplace = mkdtempSync(join(tmpdir(), 'mvt-test-'));
const cache = join(workplace, 'cache');
let old: Packed;
let fresh: Packed;
let both: Registry;

const settings = 'shop/settings.py';
const settingsTemplate = 'base/[package]/settings.py.ejs';
const debug = 'DEBUG = env.bool("DEBUG", False)';

beforeAll(async () => {
  old = await pack(join(workplace, 'old'), '1.0.0', (templates) => {
    for (const name of ['OLD.md', 'OLDER.md']) writeFileSync(join(templates, 'base', name), 'Once.\n');
    replaceIn(join(templates, settingsTemplate), debug, `${debug}  # as it was`);
    replaceIn(join(templates, 'model/admin.py.ejs'), '@admin', '# As it was.\n@admin');
  });
  fresh = await pack(join(workplace, 'new'), '1.1.0', (templates) => {
    writeFileSync(join(templates, 'base/NEW.md'), 'Now.\n');
  });
  both = await serve([old, fresh]);
});

afterAll(() => {
  both.close();
  rmSync(workplace, { recursive: true, force: true });
});

function replaceIn(path: string, text: string, replacement: string): void {
  const before = readFileSync(path, 'utf8');
  expect(before).toContain(text);
  writeFileSync(path, before.replace(text, replacement));
}

/** Runs a packed version, which finds the others on a registry. */
async function run(
  { command }: Packed,
  cwd: string,
  args: readonly string[],
  { registry = both.address, npmCache = cache } = {},
): Promise<Run> {
  const env = { CI: '', NO_COLOR: '1', npm_config_registry: registry, npm_config_cache: npmCache };
  const result = await execa('node', [command, ...args], { cwd, env, reject: false, stdin: 'ignore' });
  return { exitCode: result.exitCode, stdout: result.stdout, stderr: result.stderr };
}

async function done(packed: Packed, cwd: string, ...args: string[]): Promise<string> {
  const result = await run(packed, cwd, args);
  expect(result, args.join(' ')).toMatchObject({ exitCode: 0, stderr: '' });
  return result.stdout;
}

/** A project with an app that a version has made, and all of it committed. */
async function projectOf(packed: Packed, ...args: string[]): Promise<string> {
  const folder = temporaryFolder();
  const shop = join(folder, 'shop');
  await done(packed, folder, 'shop', ...silently, ...args);
  await done(packed, shop, 'add', 'app', 'blog', '--model', post, '--no-install');
  commit(shop);
  return shop;
}

/** The files of a project, without git's and the secret ones of this machine. */
function files(shop: string): Record<string, string> {
  return Object.fromEntries(
    Object.entries(projectListing(shop)).filter(([path]) => !/^\.(git|env)(\/|$)/.test(path)),
  );
}

test('the templates of the newer version come in, and edits by hand stay', async () => {
  const shop = await projectOf(old);
  const wanted = files(await projectOf(fresh));
  const mine = (path: string, text: string) => appendFileSync(join(shop, path), text);
  mine(settings, '\nMINE = 1\n');
  mine('blog/admin.py', '\n# Mine, too.\n');
  mine('OLDER.md', 'Mine.\n');
  rmSync(join(shop, 'static/js/site.js'));
  commit(shop);

  const status = await done(fresh, shop, 'status');
  expect(status).toContain('templates of 1.0.0');
  expect(status).toContain('Changed by you\n  OLDER.md\n  blog/admin.py\n  shop/settings.py\n');
  expect(status).toContain('Deleted by you\n  static/js/site.js\n');
  expect(status).toMatch(
    /An update to 1\.1\.0 would change\n {2}NEW\.md\n {2}OLD\.md\n {2}blog\/admin\.py\n {2}shop\/settings\.py$/,
  );

  const update = await execa('npx', ['--yes', 'create-mvt-app@1.1.0', 'update'], {
    cwd: shop,
    env: { ...identity, npm_config_registry: both.address, npm_config_cache: cache, NO_COLOR: '1' },
    stdin: 'ignore',
  });
  expect(update.stdout).toMatch(/create {2}NEW\.md\n +remove {2}OLD\.md\n/);
  expect(update.stdout).toMatch(/keep {2}OLDER\.md/);
  expect(update.stdout).toContain('The templates were updated from 1.0.0 to 1.1.0.');
  const after = files(shop);
  expect(after).toEqual({
    ...Object.fromEntries(Object.entries(wanted).filter(([path]) => path !== 'static/js/site.js')),
    'OLDER.md': '644 Once.\nMine.\n',
    [settings]: `${wanted[settings]}\nMINE = 1\n`,
    'blog/admin.py': `${wanted['blog/admin.py']}\n# Mine, too.\n`,
  });
  expect(after[settings]).not.toContain('as it was');
  expect(after['.mvt.json']).toContain('"version": "1.1.0"');

  commit(shop);
  expect(await done(fresh, shop, 'update')).toContain('nothing had to be changed');
  expect(await done(fresh, shop, 'status')).toContain('The templates are those of 1.1.0');
  expect(files(shop)).toEqual(after);
});

test('a feature is added to the templates of the newer version', async () => {
  const shop = await projectOf(old);
  await done(fresh, shop, 'add', 'celery', '--no-install');
  expect(files(shop)).toEqual(files(await projectOf(fresh, '--features', 'celery')));
});

test('where both changed the same line there are marks, and the next run still says so', async () => {
  const shop = await projectOf(old);
  replaceIn(join(shop, settings), debug, 'DEBUG = True');
  commit(shop);
  const result = await run(fresh, shop, ['update']);
  expect(result.exitCode).toBe(1);
  expect(result.stdout).toMatch(/conflict {2}shop\/settings\.py/);
  expect(result.stdout).toMatch(/changed the same lines[\s\S]*shop\/settings\.py/);
  const text = readFileSync(join(shop, settings), 'utf8');
  expect(text).toMatch(
    /^<{7} yours\nDEBUG = True {2}# as it was\n={7}\nDEBUG = env.*\n>{7} create-mvt-app$/m,
  );
  expect(existsSync(join(shop, 'NEW.md'))).toBe(true);
  expect(await done(fresh, shop, 'status')).toMatch(/Conflicts to resolve.*\n {2}shop\/settings\.py/);
  commit(shop);
  const again = await run(fresh, shop, ['update']);
  expect(again.exitCode).toBe(1);
  expect(again.stdout).toContain(settings);
  expect(readFileSync(join(shop, settings), 'utf8')).toBe(text);
});

test('an earlier version that cannot be had is named in one line, and nothing is touched', async () => {
  const shop = await projectOf(old);
  const before = projectListing(shop);
  const only = await serve([fresh]);
  const nowhere = { registry: only.address, npmCache: temporaryFolder() };
  const notThere = /follows create-mvt-app 1\.0\.0.*registry does not have it.*Nothing was changed/;
  expectFailure(await run(fresh, shop, ['update'], nowhere), 1, notThere);
  expect(await run(fresh, shop, ['status'], nowhere)).toMatchObject({
    exitCode: 0,
    stdout: expect.stringMatching(/What an update would change is not known: .*registry does not have it/),
  });
  only.close();
  const offline = { ...nowhere, npmCache: temporaryFolder() };
  expectFailure(await run(fresh, shop, ['update'], offline), 1, /registry cannot be reached/);
  expect(projectListing(shop)).toEqual(before);
});

test('an earlier version that is in the cache of npm needs no network', async () => {
  const shop = await projectOf(old);
  const registry = await serve([old, fresh]);
  const known = { registry: registry.address };
  expect((await run(fresh, shop, ['status'], known)).stdout).toContain('would change\n  NEW.md\n');
  registry.close();
  const result = await run(fresh, shop, ['update'], known);
  expect(result).toMatchObject({ exitCode: 0, stderr: '' });
  expect(existsSync(join(shop, 'NEW.md'))).toBe(true);
});

test('a project of a newer version is refused', async () => {
  const shop = await projectOf(fresh);
  const before = projectListing(shop);
  for (const line of ['update', 'status', 'add cache', 'remove cache', 'add app news']) {
    const refusal =
      /written by create-mvt-app 1\.1\.0, but this is 1\.0\.0: run "npx create-mvt-app@1\.1\.0"/;
    expectFailure(await run(old, shop, line.split(' ')), 2, refusal);
  }
  expect(projectListing(shop)).toEqual(before);
});
