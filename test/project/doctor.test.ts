// `doctor`: what a machine lacks for a project, from nothing at all to a site that runs.
import { rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test as always, beforeAll, describe, expect } from 'vitest';
import { run, temporaryFolder } from '../helpers/command.ts';
import { testWith } from '../helpers/tools.ts';
import * as project from './helpers.ts';
import { findProgram, has, hasPostgres, installInto, postgresUrl, pythonsFor } from './machine.ts';

const python = pythonsFor('5.2').at(-1)?.path ?? 'python3';
const suite = project.suiteFolder();
const hasPostgresNow = await hasPostgres();

interface Check {
  readonly id: string;
  readonly status: string;
  readonly detail: string;
  readonly output?: readonly string[];
}

/** What doctor says in a folder, by the ids of its checks. */
async function doctor(cwd: string, variables: project.Variables = {}) {
  const { exitCode, stdout } = await run(cwd, ['doctor', '--json'], {
    env: { ...project.environment, ...variables } as Record<string, string>,
  });
  const { checks }: { checks: Check[] } = JSON.parse(stdout);
  return { exitCode, checks: Object.fromEntries(checks.map((check) => [check.id, check])) };
}

/** A PATH with these programs of the machine and nothing else. */
function pathWith(...names: readonly string[]): { PATH: string } {
  const folder = temporaryFolder();
  symlinkSync(process.execPath, join(folder, 'node'));
  for (const name of names) symlinkSync(findProgram(name) ?? '/bin/false', join(folder, name));
  return { PATH: folder };
}

always('outside a project it looks at the machine only, and names what is not on the PATH', async () => {
  const { exitCode, checks } = await doctor(temporaryFolder(), pathWith());
  expect(exitCode).toBe(1);
  expect(Object.keys(checks)).toEqual(['node', 'git', 'python', 'uv']);
  expect(checks.node).toMatchObject({ status: 'passed', detail: process.versions.node });
  expect(checks.git).toMatchObject({
    status: 'failed',
    detail: 'git is not on the PATH: features and updates are merged with it',
  });
  expect(checks.python).toMatchObject({ status: 'failed', output: ['uv python install 3.13'] });
  expect(checks.uv?.status).toBe('unchecked');
});

always('a word that it does not know is refused', async () => {
  const { exitCode, stderr } = await run(temporaryFolder(), ['doctor', 'shop']);
  expect([exitCode, stderr]).toEqual([2, 'error: Unexpected argument "shop": doctor does not take any.']);
});

describe('in a project', () => {
  const test = testWith({
    Python: has.python(),
    git: has.git(),
    'a package index': has.packageIndex(),
    PostgreSQL: hasPostgresNow,
  });
  const home = () => join(suite.path, 'shop');

  beforeAll(async () => {
    const words = ['shop', '--features', 'celery,react,i18n', '--python', python, '--no-git'];
    await project.make(suite.path, words);
  });

  test('where everything is there, every line is a tick', async () => {
    const { exitCode, checks } = await doctor(home());
    expect(Object.values(checks).filter(({ status }) => status !== 'passed')).toEqual([]);
    expect(exitCode).toBe(0);
    expect(checks.python?.detail).toContain(join(home(), '.venv'));
    expect(checks.services?.detail).toContain('localhost:6379');
  });

  test('a service that does not answer is named with its variable, and so are programs of features', async () => {
    const port = await project.closedPort();
    const { checks } = await doctor(home(), {
      ...pathWith('git'),
      CELERY_BROKER_URL: `redis://127.0.0.1:${port}/0`,
    });
    expect(checks.services).toMatchObject({
      status: 'failed',
      output: [expect.stringMatching(`^127.0.0.1:${port}, from CELERY_BROKER_URL: `)],
    });
    expect(checks.builds?.detail).toBe('npm is not on the PATH: frontend/ is built with it');
    expect(checks.programs?.detail).toBe('msgfmt is not on the PATH: translations are compiled with it');
  });

  test('a database that is missing on its server is created by the line that is given', async () => {
    await installInto(join(home(), '.venv/bin/python'), 'psycopg[binary]');
    const { exitCode, checks } = await doctor(home(), { DATABASE_URL: postgresUrl('mvt_doctor_missing') });
    expect(exitCode).toBe(1);
    expect(checks.database).toMatchObject({ status: 'failed', output: ['createdb mvt_doctor_missing'] });
  });

  test('a database without tables, and a model without its migration', async () => {
    const site = home();
    rmSync(join(site, 'db.sqlite3'));
    expect((await doctor(site)).checks.database).toMatchObject({
      status: 'failed',
      detail: 'some migrations are not applied',
      output: ['.venv/bin/python manage.py migrate'],
    });
    await project.expectSuccess(site, ['.venv/bin/python', 'manage.py', 'migrate']);
    const models =
      'from django.db import models\n\n\nclass Note(models.Model):\n    text = models.TextField()\n';
    writeFileSync(join(site, 'pages/models.py'), models);
    const { checks } = await doctor(site);
    expect(checks.database?.status).toBe('passed');
    expect(checks.migrations).toMatchObject({
      status: 'failed',
      output: ['.venv/bin/python manage.py makemigrations'],
    });
  });

  test('code that does not start is said in its own last words', async () => {
    writeFileSync(join(home(), 'pages/models.py'), 'raise RuntimeError("broken")\n');
    const { checks } = await doctor(home());
    expect(checks.database).toMatchObject({
      status: 'failed',
      detail: 'the project does not start',
      output: ['RuntimeError: broken'],
    });
    expect(checks.migrations?.status).toBe('unchecked');
  });

  test('a package that is gone, and then the whole environment', async () => {
    const site = home();
    await project.expectSuccess(site, ['.venv/bin/python', '-m', 'pip', 'uninstall', '--yes', 'celery']);
    const { checks } = await doctor(site);
    expect(checks.packages).toMatchObject({
      status: 'failed',
      output: ['.venv/bin/python -m pip install -r requirements.txt'],
    });
    expect(checks.packages?.detail).toMatch(/^celery is missing/);
    expect(checks.database?.status).toBe('unchecked');
    rmSync(join(site, '.venv'), { recursive: true });
    expect((await doctor(site)).checks.packages).toMatchObject({
      status: 'failed',
      output: expect.arrayContaining(['python3 -m venv .venv']),
    });
  });
});
