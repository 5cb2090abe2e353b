// Where a project may go: new folders, this one, a fresh repository, links; and what its files may do.
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import { describe, expect, test } from 'vitest';
import { type Run, run, temporaryFolder } from '../helpers/command.ts';
import {
  fileLines,
  flaws,
  identity,
  listing,
  makeProject,
  projectListing,
  silently,
  stagingFolders,
} from './helpers.ts';

/** Makes a project from `cwd` and gives back the package that its manage.py starts. */
async function packageOf(cwd: string, project: string, ...args: string[]): Promise<string | undefined> {
  expect(await run(cwd, [...args, ...silently])).toMatchObject({ exitCode: 0, stderr: '' });
  expect(flaws(project)).toEqual([]);
  return /"(\w+)\.settings"/.exec(readFileSync(join(project, 'manage.py'), 'utf8'))?.[1];
}

describe('a project can go into', () => {
  test.each([
    ['a new folder', 'shop', 'shop'],
    ['a new folder below new folders', 'apps/web/shop', 'apps/web/shop'],
    ['a folder beside this one', '../shop', '../shop'],
    ['a folder with a slash at the end', 'shop/', 'shop'],
    ['a folder named in a roundabout way', './a/../shop/.', 'shop'],
  ])('%s', async (_what, directory, place) => {
    const cwd = join(temporaryFolder(), 'here');
    mkdirSync(cwd);
    expect(await packageOf(cwd, join(cwd, place), directory)).toBe('shop');
  });

  test('an absolute path', async () => {
    const folder = temporaryFolder();
    expect(await packageOf('/', join(folder, 'a/shop'), join(folder, 'a/shop'))).toBe('shop');
  });

  test('a folder below --cwd', async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'sites'));
    expect(await packageOf(folder, join(folder, 'sites/shop'), 'shop', '--cwd', 'sites')).toBe('shop');
  });

  test('this folder, when it is empty', async () => {
    const shop = join(temporaryFolder(), 'my-shop');
    mkdirSync(shop);
    expect(await packageOf(shop, shop, '.')).toBe('my_shop');
  });

  test.each(['mein schöner Laden', '我的 店', "it's $HOME; `x` \\ *", 'emoji 🦄'])(
    'a folder called %j',
    async (name) => {
      const folder = temporaryFolder();
      expect(await packageOf(folder, join(folder, name), name, '--package', 'shop')).toBe('shop');
    },
  );

  test('an empty folder behind a link, which stays a link', async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'real'));
    symlinkSync('real', join(folder, 'shop'));
    expect(await packageOf(folder, join(folder, 'real'), 'shop')).toBe('shop');
    expect(listing(folder).shop).toBe('-> real');
  });

  test('a folder that is reached through a link', async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'real'));
    symlinkSync('real', join(folder, 'link'));
    expect(await packageOf(folder, join(folder, 'real/shop'), 'link/shop')).toBe('shop');
  });
});

const git = (cwd: string, ...args: string[]) => execa('git', args, { cwd, env: identity });

test('a fresh repository keeps its licence and README, and git is not touched', async () => {
  const shop = join(temporaryFolder(), 'shop');
  mkdirSync(shop);
  await git(shop, 'init', '--quiet');
  writeFileSync(join(shop, 'LICENSE'), 'mine\n');
  writeFileSync(join(shop, 'README.md'), '# Mine\n');
  await git(shop, 'add', 'LICENSE');
  await git(shop, 'commit', '--quiet', '--message', 'First');
  const before = listing(shop);
  const result = await run(shop, ['.', '--yes', '--no-install'], { env: identity });
  expect(result).toMatchObject({ exitCode: 0, stderr: '' });
  expect(fileLines(result)).toContain('skip README.md');
  expect(result.stdout).toMatch(/– Git repository.*\(the folder is already in a repository\)/);
  expect(listing(shop)).toMatchObject(before);
  expect(listing(shop)).toHaveProperty('manage.py');
});

test('a new repository holds every file but .env, in one commit on main', async () => {
  const folder = temporaryFolder();
  const result = await run(folder, ['shop', '--yes', '--no-install'], { env: identity });
  expect(result).toMatchObject({ exitCode: 0, stderr: '' });
  const shop = join(folder, 'shop');
  const committed = (await git(shop, 'ls-files')).stdout.split('\n').sort();
  const made = fileLines(result).map((line) => line.replace('create ', ''));
  expect(committed).toEqual(made.filter((path) => path !== '.env').sort());
  expect((await git(shop, 'log', '--format=%an %s %D')).stdout).toBe('Ada Initial commit HEAD -> main');
  expect((await git(shop, 'status', '--porcelain')).stdout).toBe('');
});

test('manage.py can be started, .env is for its owner only, and the umask decides on the rest', async () => {
  const all = listing(await makeProject(temporaryFolder()));
  const files = Object.entries(all).filter(([, what]) => !what.startsWith('folder'));
  const umask = process.umask();
  for (const [path, what] of files) {
    const wanted = path === '.env' ? 0o600 : (path === 'manage.py' ? 0o777 : 0o666) & ~umask;
    expect(`${path} ${what.split(' ')[0]}`).toBe(`${path} ${wanted.toString(8)}`);
  }
});

test.each([
  ['in a folder above', (cwd: string) => ({ file: join(cwd, '..', '.yo-rc.json'), env: {} })],
  ['in this folder', (cwd: string) => ({ file: join(cwd, '.yo-rc.json'), env: {} })],
  ['in package.json', (cwd: string) => ({ file: join(cwd, 'package.json'), env: {} })],
  [
    'at home',
    (cwd: string) => ({ file: join(cwd, '../.yo-rc-global.json'), env: { HOME: join(cwd, '..') } }),
  ],
])("other generators' settings change nothing: %s", async (_what, setting) => {
  for (const content of ['{"generator-x": {"promptValues": {"title": "No"}}}', 'no JSON']) {
    const cwd = join(temporaryFolder(), 'here');
    mkdirSync(cwd);
    const { file, env } = setting(cwd);
    writeFileSync(file, content);
    const result: Run = await run(cwd, ['shop', ...silently], { env });
    expect(result).toMatchObject({ exitCode: 0, stderr: '' });
    expect(flaws(join(cwd, 'shop'))).toEqual([]);
    expect(readFileSync(file, 'utf8')).toBe(content);
  }
});

test('a home that is missing or no folder is none of its business', async () => {
  for (const HOME of ['/nonexistent', '/dev/null', '']) {
    expect(await run(temporaryFolder(), ['shop', ...silently], { env: { HOME } })).toMatchObject({
      exitCode: 0,
      stderr: '',
    });
  }
});

test('nothing but the project is left beside it', async () => {
  const folder = temporaryFolder();
  await makeProject(folder, 'a/shop');
  expect(Object.keys(listing(folder)).filter((path) => !path.includes('/'))).toEqual(['a']);
  expect(stagingFolders(join(folder, 'a'))).toEqual([]);
});

test('the same blueprint makes the same bytes, wherever it is', async () => {
  const [one, other] = [temporaryFolder(), temporaryFolder()];
  const names = ['--title', 'Same', '--package', 'same'];
  await makeProject(one, 'a', ...names);
  await makeProject(other, 'x/y/z', ...names);
  expect(projectListing(join(other, 'x/y/z'))).toEqual(projectListing(join(one, 'a')));
});
