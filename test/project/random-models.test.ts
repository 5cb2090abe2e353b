// Random models with names that are likely to clash: whole projects migrate, pass their own tests, and stay as they are formatted.
// `npm run fuzz` makes more of them: MVT_FUZZ_PROJECTS, MVT_FUZZ_MODELS (in each) and MVT_FUZZ_SEED say how many and which.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect } from 'vitest';
import { testWith } from '../helpers/tools.ts';
import { wildApps } from '../helpers/wild-models.ts';
import * as project from './helpers.ts';
import { has, hasPostgres, installTools, postgresUrl, pythonsFor, runSql } from './machine.ts';

const { MVT_FUZZ_PROJECTS = '1', MVT_FUZZ_MODELS = '8', MVT_FUZZ_SEED = '1' } = process.env;
const shared = project.suiteFolder();
const python = pythonsFor('5.2').at(-1)?.path;
const postgres = await hasPostgres();
const features = [
  [],
  ['auth', 'api', 'celery', 'images', 's3', 'cache', 'i18n', 'websockets', 'react', 'ci'],
];
const seeds = Array.from({ length: Number(MVT_FUZZ_PROJECTS) }, (_, index) => Number(MVT_FUZZ_SEED) + index);
let tools = '';

beforeAll(async () => {
  tools = await installTools(shared.path, 'ruff', 'djlint', 'psycopg[binary]');
});

describe.each(seeds)('models of the seed %i', (seed) => {
  const test = testWith({
    'a Python for Django': python !== undefined,
    'a package index': has.packageIndex(),
  });

  test('migrate, pass their tests and are well formatted', { timeout: 3_600_000 }, async () => {
    const apps = wildApps(seed, Number(MVT_FUZZ_MODELS));
    const name = `fuzz_${seed}`;
    const from = join(shared.path, `${name}.json`);
    const blueprint = { title: 'Fuzz', package: 'fuzz', features: features[seed % 2 ? 0 : 1], apps };
    writeFileSync(from, JSON.stringify(blueprint));
    const made = await project.make(shared.path, [
      name,
      '--from',
      from,
      '--no-git',
      '--python',
      python ?? '',
    ]);
    expect(made).toMatchObject({ exitCode: 0, stderr: '' });

    const home = join(shared.path, name);
    const program = join(home, '.venv/bin/python');
    const manage = (words: string[], variables: project.Variables = {}) =>
      project.expectSuccess(home, [program, 'manage.py', ...words], variables);
    await manage(['makemigrations', '--check']);
    await manage(['test', '--no-input']);
    await project.expectSuccess(home, [
      join(tools, 'ruff'),
      'format',
      '--check',
      '--exclude',
      'migrations,.venv',
      '.',
    ]);
    await project.expectSuccess(home, [join(tools, 'djlint'), '--lint', '--quiet', '.']);
    if (!postgres) return;
    await project.expectSuccess(home, [program, '-m', 'pip', 'install', '--quiet', 'psycopg[binary]']);
    const database = `mvt_fuzz_${process.pid}_${seed}`;
    await runSql(tools, `CREATE DATABASE ${database}`);
    try {
      await manage(['migrate'], { DATABASE_URL: postgresUrl(database) });
      await manage(['test', '--no-input'], { DATABASE_URL: postgresUrl(database) });
    } finally {
      await runSql(tools, `DROP DATABASE IF EXISTS ${database} WITH (FORCE)`);
    }
  });
});
