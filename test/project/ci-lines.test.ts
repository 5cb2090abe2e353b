// The generated workflow on its first push: the very lines that its jobs run, with the oldest and newest versions that it allows.
import { appendFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import { run, temporaryFolder } from '../helpers/command.ts';
import { featureNames } from '../helpers/django.ts';
import { runs, testWith } from '../helpers/tools.ts';
import { execute, expectSuccess, type Variables } from './helpers.ts';
import { has, hasPostgres, installTools, pythonsFor, runSql, withUv } from './machine.ts';

/** What the default rules of newer versions of ruff look at: numbers, names of apps, lists and dicts in classes. */
const models = [
  '--model',
  'Post title body:text price:decimal:8,2:default=-1 at:datetime:default=now tags:m2m:Tag:null cover:image:null',
  '--model',
  'Tag name',
];

/** A test by somebody who knows nothing of HTTPS, Redis or buckets. */
const ownTest = `from django.test import TestCase


class OwnTests(TestCase):
    def test_home(self):
        self.assertEqual(self.client.get("/").status_code, 200)
`;

const newest = (text: string) => text;
const oldest = (text: string) => text.replace(/([\w-]+(?:\[\w+\])?)>=([\d.]+),<[\d.]+/g, '$1==$2');

/** The lines that a job runs, and the variables that it sets. */
function readJob(workflow: string, name: string) {
  const [, job = ''] =
    new RegExp(`^  ${name}:\\n([\\s\\S]*?)(?=^  \\w|(?![\\s\\S]))`, 'm').exec(workflow) ?? [];
  const [env, ofJob] = [/^env:\n((?: {2}.*\n)*)/m.exec(workflow), /^ {4}env:\n((?: {6}.*\n)*)/m.exec(job)];
  return {
    lines: [...job.matchAll(/^ +run: (?:\|\n((?: {10}.*\n)+)|(.+)$)/gm)].map(
      ([, block, line = '']) => block ?? line,
    ),
    env: Object.fromEntries(
      [...`${env?.[1] ?? ''}${ofJob?.[1] ?? ''}`.matchAll(/^ +(\w+): (.+)$/gm)].map(([, key, value]) => [
        key,
        value,
      ]),
    ),
  };
}

/** The folder of the frontend, which is also the name of its job. */
const frontend = 'frontend';

const pythons = [pythonsFor('5.2').at(0)?.path, pythonsFor('6.1').at(-1)?.path] as const;
const test = testWith({
  'Pythons for Django 5.2 and 6.1': !pythons.includes(undefined),
  'a package index': has.packageIndex(),
  PostgreSQL: await hasPostgres(),
  npm: runs('npm', '--version'),
});

test.each([
  ['oldest', oldest, '5.2', pythons[0]],
  ['newest', newest, '6.1', pythons[1]],
] as const)(
  'the lint job and the test job pass with the %s versions',
  async (_, versions, django, python = '') => {
    const folder = temporaryFolder();
    const shop = join(folder, 'shop');
    const database = `mvt_ci_${process.pid % 10_000}`;
    const answers = ['--package', database, '--django', django, '--database', 'postgresql'];
    const additions = ['--features', featureNames.join(), '--deploy', 'heroku'];
    await run(folder, ['shop', '--yes', '--no-install', '--no-git', ...answers, ...additions]);
    const added = await run(shop, ['add', 'app', 'camel_app', '--no-install', ...models]);
    expect(added).toMatchObject({ exitCode: 0 });
    writeFileSync(join(shop, 'pages/test_own.py'), ownTest);
    for (const name of ['requirements.txt', 'requirements-dev.txt']) {
      const path = join(shop, name);
      writeFileSync(path, versions(readFileSync(path, 'utf8')));
    }
    // This file is never pushed.
    rmSync(join(shop, '.env'));

    const tools = await installTools(folder, 'psycopg[binary]');
    await runSql(tools, `CREATE DATABASE ${database}`);
    onTestFinished(() => runSql(tools, `DROP DATABASE ${database} WITH (FORCE)`));
    // The linters run on the newest Python alone.
    const runners = { tests: python, lint: pythons[1] ?? '' };
    for (const [name, program] of Object.entries(runners))
      await expectSuccess(folder, [program, '-m', 'venv', name]);

    const workflow = readFileSync(join(shop, '.github/workflows/ci.yml'), 'utf8');
    const [tests, lint] = [readJob(workflow, 'test'), readJob(workflow, 'lint')];
    const runIn = (job: 'tests' | 'lint', line: string, variables: Variables = {}) => {
      const PATH = `${join(folder, job, 'bin')}${delimiter}${process.env.PATH}`;
      return execute(shop, ['bash', '-e', '-c', versions(line)], { ...tests.env, PATH, ...variables });
    };
    const runLine = async (line: string, job: 'tests' | 'lint') => {
      const { exitCode, output } = await runIn(job, line);
      expect(exitCode, `${line}\n${output}`).toBe(0);
    };
    const [install = '', ...checks] = tests.lines;
    expect([checks.length, lint.lines.length]).toEqual([4, 5]);
    // Only the newest versions are locked, as the README says.
    if (versions === newest) {
      const [lock = ''] = /^uv pip compile .+$/m.exec(readFileSync(join(shop, 'README.md'), 'utf8')) ?? [];
      await expectSuccess(shop, ['sh', '-c', lock], await withUv());
    }
    await runLine(install, 'tests');
    await runLine('python manage.py makemigrations camel_app', 'tests');
    for (const line of checks) await runLine(line, 'tests');
    for (const line of lint.lines) await runLine(line, 'lint');
    if (versions !== newest) return;

    appendFileSync(join(shop, 'requirements.txt'), 'humanize\n');
    const index = { PIP_CONFIG_FILE: '/dev/null', PIP_FIND_LINKS: '' };
    const { exitCode, output } = await runIn('tests', install, index);
    expect(exitCode).not.toBe(0);
    expect(output).toMatch(/No matching distribution found for humanize\s*$/);
  },
  900_000,
);

test('the job of the frontend passes', async () => {
  const folder = temporaryFolder();
  await run(folder, ['shop', '--yes', '--no-install', '--no-git', '--features', 'ci,react']);
  const shop = join(folder, 'shop');
  const { lines } = readJob(readFileSync(join(shop, '.github/workflows/ci.yml'), 'utf8'), frontend);
  expect(lines).toHaveLength(3);
  for (const line of lines) await expectSuccess(join(shop, frontend), ['sh', '-c', line]);
}, 900_000);
