// The installation: which tools it uses, what it says when one fails, and how to go on from there.
import { existsSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect } from 'vitest';
import { run, temporaryFolder } from '../helpers/command.ts';
import { testWith } from '../helpers/tools.ts';
import * as project from './helpers.ts';
import { findProgram, has, installTools, pythonsFor, withUv } from './machine.ts';

const python = pythonsFor('5.2').at(-1)?.path ?? 'python3';

/** A PATH that holds these programs and nothing else. */
function pathWith(programs: Record<string, string | undefined>): { PATH: string } {
  const folder = temporaryFolder();
  for (const [name, path] of Object.entries({ node: process.execPath, ...programs })) {
    if (path) symlinkSync(path, join(folder, name));
  }
  return { PATH: folder };
}

const git = findProgram('git');

/** Runs the command that a failed step gave, as a user would paste it. */
const runAgain = ({ steps }: project.Made, variables: project.Variables = {}) =>
  project.execute('/', ['bash', '-c', steps.find(({ command }) => command)?.command ?? 'false'], variables);

/** Every file of a project is there. */
function expectWhole({ files }: project.Made, home: string): void {
  expect(files.length).toBeGreaterThan(30);
  expect(files.filter(({ path }) => !existsSync(join(home, path)))).toEqual([]);
}

describe('with what is on the PATH', () => {
  const test = testWith({ Python: has.python(), git: has.git(), 'a package index': has.packageIndex() });

  test('uv makes the environment where there is one', async () => {
    const cwd = temporaryFolder();
    const tools = await installTools(cwd, 'uv');
    const made = await project.make(cwd, ['shop'], pathWith({ git, python3: python, uv: join(tools, 'uv') }));

    expect(project.statuses(made)).toEqual(project.allDone);
    expect(made.steps[0]?.detail).toMatch(/^\.venv with Python 3\.\d+, using uv$/);
    expect(readFileSync(join(cwd, 'shop/.venv/pyvenv.cfg'), 'utf8')).toMatch(/^uv = /m);
    const lock = readFileSync(join(cwd, 'shop/requirements.lock'), 'utf8');
    expect(lock).toMatch(/^django==5\.2\.\d+ \\\n {4}--hash=sha256:[0-9a-f]{64}/m);
    expect(lock).not.toMatch(/:\/\/|^-/m);
    const words = ['git', 'status', '--porcelain'];
    expect(await project.expectSuccess(join(cwd, 'shop'), words)).toBe('');
    await project.expectSuccess(join(cwd, 'shop'), ['.venv/bin/python', 'manage.py', 'check']);
  });

  test('without a Python the project is made, and its installation can be done by hand', async () => {
    const cwd = temporaryFolder();
    const home = join(cwd, "it's here");
    const bare = pathWith({ git });
    const made = await project.make(cwd, ["it's here", '--package', 'shop'], bare);

    expect(made.exitCode).toBe(1);
    expectWhole(made, home);
    expect(project.statuses(made)).toEqual({
      environment: 'failed',
      lock: 'skipped',
      packages: 'skipped',
      migrate: 'skipped',
      git: 'done',
    });
    expect(made.steps[0]).toMatchObject({
      detail: 'there is no Python 3.11 or newer on the PATH',
      output: [expect.stringMatching(/^Install Python from https:/)],
    });
    expect(await runAgain(made)).toMatchObject({ exitCode: 0 });
    await project.expectSuccess(home, ['.venv/bin/python', 'manage.py', 'migrate', '--check']);
  });

  test('where there is no uv, pip is used; when it fails, its last words and the way to go on are shown', async () => {
    const cwd = temporaryFolder();
    const home = join(cwd, 'shop');
    const path = pathWith({ git, python3: python });
    const noIndex = {
      PIP_CONFIG_FILE: '/dev/null',
      PIP_INDEX_URL: `http://127.0.0.1:${await project.closedPort()}/simple`,
      PIP_EXTRA_INDEX_URL: '',
      PIP_FIND_LINKS: '',
      PIP_RETRIES: '0',
      NO_PROXY: '127.0.0.1',
    };
    const env = { ...project.environment, ...path, ...noIndex };
    const { exitCode, stdout } = await run(cwd, ['shop', '--yes'], { env, extendEnv: false });

    expect(exitCode, stdout).toBe(1);
    expect(stdout).toMatch(/✔ Virtual environment \(\.venv with Python 3\.\d+\)$/m);
    expect(stdout).toMatch(
      /– Versions and hashes in requirements\.lock \(not made, since uv is not on the PATH/,
    );
    expect(stdout).toContain('✖ Packages from requirements.txt');
    expect(stdout).toMatch(/^ +ERROR: No matching distribution found for Django/m);
    expect(stdout).toContain('– Database migrated (the step before it failed)');
    expect(stdout).toContain('✔ Git repository with a first commit');
    expect(stdout).toContain('not everything was set up');

    const [, command = 'false'] = /^ +Run it again: (.+)$/m.exec(stdout) ?? [];
    await project.expectSuccess('/', ['bash', '-c', command]);
    await project.expectSuccess(home, ['.venv/bin/python', 'manage.py', 'check']);

    const again = await project.make(cwd, ['shop'], path);
    expect(again.exitCode).toBe(0);
    expect(project.statuses(again)).toEqual({ ...project.allDone, lock: 'skipped', git: 'skipped' });
    expect(again.files.filter(({ action }) => !['identical', 'skip'].includes(action))).toEqual([]);
    await project.expectSuccess(home, ['.venv/bin/python', 'manage.py', 'migrate', '--check']);
  });

  test('the shell has no say in a new project and in what is added to it, and variables that its commands would see are named', async () => {
    const cwd = temporaryFolder();
    const elsewhere = join(cwd, 'elsewhere.sqlite3');
    writeFileSync(join(cwd, 'django.py'), 'raise SystemExit("Not this one.")\n');
    const shell = {
      DATABASE_URL: `sqlite:///${elsewhere}`,
      DEBUG: 'app:*',
      DJANGO_SETTINGS_MODULE: 'other.settings',
      PYTHONPATH: cwd,
      PYTHONHOME: join(cwd, 'nowhere'),
      PYTHONSAFEPATH: '1',
      PIP_TARGET: join(cwd, 'packages'),
      VIRTUAL_ENV: join(cwd, 'nowhere'),
    };
    const env = { ...project.environment, ...shell, ...pathWith({ git, python3: python }) };
    const { exitCode, stdout } = await run(cwd, ['shop', '--yes'], { env, extendEnv: false });

    expect(exitCode, stdout).toBe(0);
    expect(stdout).toContain(
      'this shell sets DATABASE_URL, DEBUG, DJANGO_SETTINGS_MODULE, PYTHONHOME, PYTHONPATH.',
    );
    const home = join(cwd, 'shop');
    const added = await run(home, ['add', 'i18n', 'cache', '--yes'], { env, extendEnv: false });
    expect(added.exitCode, added.stdout).toBe(0);
    expect(added.stdout).toContain('✔ Database migrated');
    expect(added.stdout).toContain('this shell sets DATABASE_URL, DEBUG, ');
    expect(existsSync(elsewhere)).toBe(false);
    await project.expectSuccess(home, ['.venv/bin/python', 'manage.py', 'migrate', '--check']);
  });

  test('a failing migration leaves the rest, and can be done later', async () => {
    const cwd = temporaryFolder();
    const nobody = { PGHOST: '127.0.0.1', PGPORT: String(await project.closedPort()) };
    const place = ['shop', '--database', 'postgresql', '--python', python];
    const made = await project.make(cwd, place, { ...nobody, ...(await withUv()) });

    expect(made.exitCode).toBe(1);
    expectWhole(made, join(cwd, 'shop'));
    expect(project.statuses(made)).toEqual({ ...project.allDone, migrate: 'failed' });
    expect(made.steps[3]?.output?.join('\n')).toContain('Connection refused');
    expect(await runAgain(made, { DATABASE_URL: `sqlite:///${cwd}/later.sqlite3` })).toMatchObject({
      exitCode: 0,
    });
    expect(existsSync(join(cwd, 'later.sqlite3'))).toBe(true);
  });
});
