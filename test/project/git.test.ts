// The git repository of a new project: made, refused with a reason, or left to the one around it.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { temporaryFolder } from '../helpers/command.ts';
import { testWith } from '../helpers/tools.ts';
import * as project from './helpers.ts';
import { has } from './machine.ts';

const test = testWith({ git: has.git() });
const place = ['shop', '--no-install'];

/** Variables of somebody whom git does not know, and does not guess. */
function anonymous(): project.Variables {
  return {
    HOME: temporaryFolder(),
    XDG_CONFIG_HOME: undefined,
    EMAIL: undefined,
    GIT_AUTHOR_NAME: undefined,
    GIT_AUTHOR_EMAIL: undefined,
    GIT_COMMITTER_NAME: undefined,
    GIT_COMMITTER_EMAIL: undefined,
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_COUNT: '1',
    GIT_CONFIG_KEY_0: 'user.useConfigOnly',
    GIT_CONFIG_VALUE_0: 'true',
  };
}

const commits = (home: string) => project.expectSuccess(home, ['git', 'rev-list', '--count', 'HEAD']);

test('the branch is main, or what the configuration says', async () => {
  for (const [branch, variables] of [
    ['main', { GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' }],
    ['trunk', { GIT_CONFIG_COUNT: '1', GIT_CONFIG_KEY_0: 'init.defaultBranch', GIT_CONFIG_VALUE_0: 'trunk' }],
  ] as const) {
    const cwd = temporaryFolder();
    expect(await project.make(cwd, place, variables)).toMatchObject({ exitCode: 0 });
    const words = ['git', 'symbolic-ref', '--short', 'HEAD'];
    expect(await project.expectSuccess(join(cwd, 'shop'), words)).toBe(branch);
  }
});

test('without git the project is made, and the reason is said', async () => {
  const cwd = temporaryFolder();
  const bin = temporaryFolder();
  symlinkSync(process.execPath, join(bin, 'node'));
  const made = await project.make(cwd, place, { PATH: bin });

  expect(made.exitCode).toBe(1);
  expect(made.files.filter(({ path }) => !existsSync(join(cwd, 'shop', path)))).toEqual([]);
  expect(made.steps).toMatchObject([
    { id: 'git', status: 'failed', detail: 'git is not on the PATH: install it, or use --no-git' },
  ]);
});

test('where git does not know its user, it says what to tell it', async () => {
  const cwd = temporaryFolder();
  const made = await project.make(cwd, place, anonymous());

  expect(made.exitCode).toBe(1);
  expect(made.steps).toMatchObject([{ id: 'git', status: 'failed', detail: 'git commit failed' }]);
  expect(made.steps[0]?.output?.join('\n')).toContain('git config --global user.name');
});

test('once it knows its user, the command that was shown commits the project', async () => {
  const cwd = temporaryFolder();
  const home = join(cwd, 'shop');
  const made = await project.make(cwd, place, anonymous());

  await project.expectSuccess('/', ['bash', '-c', made.steps[0]?.command ?? 'false']);
  expect(await commits(home)).toBe('1');
  expect(await project.expectSuccess(home, ['git', 'status', '--porcelain'])).toBe('');
});

test('once it knows its user, running the same again commits the project', async () => {
  const cwd = temporaryFolder();
  await project.make(cwd, place, anonymous());
  const again = await project.make(cwd, place);

  expect(again).toMatchObject({ exitCode: 0, steps: [{ id: 'git', status: 'done' }] });
  expect(await commits(join(cwd, 'shop'))).toBe('1');
});

test('inside a repository none is made, and the outer one is left alone', async () => {
  const outer = temporaryFolder();
  const state = await repository(outer);
  const inner = join(outer, 'sites');
  mkdirSync(inner);
  const before = state();
  const made = await project.make(inner, place);

  expect(made).toMatchObject({ exitCode: 0, steps: [{ id: 'git', status: 'skipped' }] });
  expect(existsSync(join(inner, 'shop/.git'))).toBe(false);
  expect(state()).toEqual(before);
});

test('started by a hook of another repository, it makes its own', async () => {
  const other = temporaryFolder();
  const state = await repository(other);
  const before = state();
  const cwd = temporaryFolder();
  const made = await project.make(cwd, place, {
    GIT_DIR: join(other, '.git'),
    GIT_WORK_TREE: other,
    GIT_INDEX_FILE: join(other, '.git/index'),
  });

  expect(made).toMatchObject({ exitCode: 0, steps: [{ id: 'git', status: 'done' }] });
  expect(await commits(join(cwd, 'shop'))).toBe('1');
  expect(state()).toEqual(before);
});

/** Makes a repository with one commit; what it returns tells whether anything in it has changed. */
async function repository(folder: string): Promise<() => Record<string, string>> {
  writeFileSync(join(folder, 'file.txt'), 'text\n');
  for (const words of [
    ['init', '--quiet'],
    ['add', '.'],
    ['commit', '--quiet', '--message', 'First'],
  ]) {
    await project.expectSuccess(folder, ['git', ...words]);
  }
  const hash = (path: string) =>
    createHash('sha256')
      .update(readFileSync(join(folder, path)))
      .digest('hex');
  return () => {
    const files = project.filesIn(folder).filter((path) => path.startsWith('.git/'));
    return Object.fromEntries(files.map((path) => [path, hash(path)]));
  };
}
