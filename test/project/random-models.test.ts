// Random models with names and texts that are likely to clash with something: whole projects are linted, migrate, and pass their own tests.
// `npm run fuzz` makes more of them, with all features: MVT_FUZZ_PROJECTS, MVT_FUZZ_MODELS (in each) and MVT_FUZZ_SEED say how many and which.
import { existsSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect } from 'vitest';
import type { Project } from '../helpers/django.ts';
import { testWith } from '../helpers/tools.ts';
import { wildProject } from '../helpers/wild-projects.ts';
import * as project from './helpers.ts';
import {
  has,
  hasPostgres,
  installInto,
  installTools,
  makeEnvironment,
  pinned,
  postgresUrl,
  pythonsFor,
} from './machine.ts';

const {
  MVT_FUZZ_PROJECTS = '1',
  MVT_FUZZ_MODELS = '8',
  MVT_FUZZ_SEED = '1',
  MVT_FUZZ_FEATURES,
} = process.env;
const shared = project.suiteFolder();
const python = pythonsFor('6.1').at(-1)?.path ?? '';
const postgres = await hasPostgres();
const seeds = Array.from({ length: Number(MVT_FUZZ_PROJECTS) }, (_, index) => Number(MVT_FUZZ_SEED) + index);
let tools = '';

beforeAll(async () => {
  tools = await installTools(shared.path, 'ruff', 'djlint');
});

const modelsIn = ({ apps = [] }: Project) => apps.reduce((sum, { models }) => sum + models.length, 0);

/** Gives a project the environment that all projects with its version of Django share. */
async function linkEnvironment(home: string, { django }: Project): Promise<void> {
  const environment = join(shared.path, `django-${django}`);
  if (!existsSync(environment)) {
    const inside = await makeEnvironment(environment, python);
    await installInto(inside, '-r', join(home, 'requirements.txt'), ...pinned('psycopg[binary]'));
  }
  symlinkSync(environment, join(home, '.venv'));
}

describe.each(seeds)('models of the seed %i', (seed) => {
  const test = testWith({
    'a Python for Django': python !== '',
    'a package index': has.packageIndex(),
  });

  test('are well formatted, migrate and pass their tests', { timeout: 3_600_000 }, async () => {
    const wild = wildProject(seed, Number(MVT_FUZZ_MODELS), MVT_FUZZ_FEATURES !== undefined);
    const [name, from] = [`fuzz_${seed}`, join(shared.path, `fuzz_${seed}.json`)];
    writeFileSync(from, JSON.stringify(wild.project));
    const made = await project.make(shared.path, [name, '--from', from, '--no-git', '--no-install']);
    expect(made).toMatchObject({ exitCode: 0, stderr: '' });

    const home = join(shared.path, name);
    await linkEnvironment(home, wild.project);
    const tool = (...words: string[]) =>
      project.expectSuccess(home, [join(tools, words[0] ?? ''), ...words.slice(1)]);
    await tool('ruff', 'check', '.');
    await tool('ruff', 'format', '--check', '.');
    await tool('djlint', '--profile=django', '--extend-exclude=frontend', '--lint', '--quiet', '.');
    const manage = (...words: string[]) =>
      project.expectSuccess(home, [join(home, '.venv/bin/python'), 'manage.py', ...words]);
    await manage('check', '--fail-level', 'WARNING');
    await manage('makemigrations');
    await manage('makemigrations', '--check');
    // The runner of tests migrates a database of its own, on PostgreSQL as well.
    const databases = postgres
      ? [{}, { DATABASE_URL: postgresUrl(`mvt_fuzz_${process.pid}_${seed}`) }]
      : [{}];
    const words = [join(home, '.venv/bin/python'), 'manage.py', 'test', '--no-input'];
    const runs = await Promise.all(databases.map((variables) => project.execute(home, words, variables)));
    for (const { exitCode, output } of runs) {
      expect(exitCode, output).toBe(0);
      const ran = output.match(/^(Ran \d+ tests|OK.*)/gm)?.join(', ');
      console.log(`Seed ${seed}: ${modelsIn(wild.project)} models, ${ran}`);
    }
  });
});
