// Projects with features and deploy targets, each installed by the command and held against everything that a project promises.

import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { digitalocean } from '../../lib/stacks/django/targets/digitalocean.ts';
import { type Project, settle, targetNames } from '../helpers/django.ts';
import { pairwise } from '../helpers/pairwise.ts';
import { testWith } from '../helpers/tools.ts';
import * as project from './helpers.ts';
import {
  has,
  hasPostgres,
  installInto,
  installTools,
  pinned,
  postgresUrl,
  publicNames,
  pythonsFor,
  runSql,
  withUv,
} from './machine.ts';

/** The rules of the other projects, without RUF012: Django's own options are lists and dicts of classes. */
const rules = 'A,B,C4,DJ,DTZ,E,F,G,I,N,PERF,PIE,PLE,PLW,PTH,RET,RUF,S,SIM,SLF,T10,T20,UP,W';
const ignored = 'E501,RUF001,RUF012,RUF100';

const production = { SECRET_KEY: 'Zk3x9'.repeat(12), ALLOWED_HOSTS: 'example.com' };

/** An app with a relation and an image, so that features have models to work on. */
const apps = [
  {
    name: 'blog',
    views: 'class',
    path: 'blog/',
    models: [
      'Post title:char:200 body:text author:fk:auth.User cover:image:null',
      'Comment text post:fk:Post',
    ],
  },
] as const;

const nameOf = ({ database, features = [], pagination, storage, userModel, deploy = [] }: Project) =>
  [features.join(' ') || 'none', database, pagination, storage, userModel, ...deploy]
    .filter(Boolean)
    .join(', ');

/** The project with deploy targets, too: each number has others. */
const withTargets = (blueprint: Project, number: number): Project =>
  settle({
    ...blueprint,
    deploy: targetNames.filter((_, bit) => (number >> bit) % 2 === 1),
    digitalocean: digitalocean.options.digitalocean.choices[number % 3]?.value ?? 'both',
  });

/** The tests of all projects with one Django: the first third is made without features, which are added then. */
export async function describeMatrix(django: Project['django']): Promise<void> {
  const cells = pairwise()
    .map(withTargets)
    .filter((blueprint) => blueprint.django === django);
  const index = has.packageIndex();
  const postgres = await hasPostgres();
  const shared = project.suiteFolder();
  const python = pythonsFor(django).at(-1)?.path;
  let tools = '';
  let uv: project.Variables = {};

  beforeAll(async () => {
    tools = await installTools(shared.path, 'ruff', 'djlint', 'psycopg[binary]');
    uv = await withUv();
  });

  describe.each(cells.map((cell, number) => [nameOf(cell), cell, number] as const))(
    '%s',
    (_, cell, number) => {
      const folder = project.suiteFolder();
      const { database } = cell;
      const test = testWith({
        [`a Python for Django ${django}`]: python !== undefined,
        'a package index': index,
        git: has.git(),
        ...(database === 'postgresql' && { PostgreSQL: postgres }),
      });
      const databaseName = `mvt_features_${process.pid}_${django.replace('.', '')}_${number}`;
      const variables = () => ({
        ...uv,
        ...(database === 'postgresql' && { DATABASE_URL: postgresUrl(databaseName) }),
      });
      const home = () => join(folder.path, 'shop');
      const program = () => join(home(), '.venv/bin/python');
      const manage = (words: readonly string[], more: project.Variables = {}) =>
        project.execute(home(), [program(), '-W', 'error', 'manage.py', ...words], {
          ...variables(),
          ...more,
        });
      const made: project.Made[] = [];

      beforeAll(async () => {
        if (database === 'postgresql') await runSql(tools, `CREATE DATABASE ${databaseName}`);
        const from = join(folder.path, 'blueprint.json');
        const isLater = number % 3 === 0;
        const { features = [], ...base } = cell;
        const answers = Object.entries({ pagination: cell.pagination, storage: cell.storage }).flatMap(
          ([name, value]) => (value === undefined ? [] : [`--${name}`, value]),
        );
        writeFileSync(from, JSON.stringify({ ...(isLater ? base : cell), apps }));
        const keeping =
          database === 'postgresql' ? project.keepingDatabase(home(), postgresUrl(databaseName)) : [];
        const place = ['shop', '--from', from, ...keeping, '--python', python ?? ''];
        // A user model is chosen before the first migration: so this installs nothing before the features are there.
        const first = isLater
          ? [...place, '--no-install'].filter((word) => !['--python', python].includes(word))
          : place;
        made.push(await project.make(folder.path, first, variables()));
        if (!isLater) return;
        const user = cell.userModel ? ['--user-model', cell.userModel] : [];
        made.push(
          await project.make(home(), ['add', ...features, ...answers, ...user, '--no-install'], variables()),
        );
        const words = ['shop', '--from', join(home(), '.mvt.json'), '--python', python ?? ''];
        made.push(await project.make(folder.path, words, variables()));
      });

      afterAll(async () => {
        if (database === 'postgresql' && tools)
          await runSql(tools, `DROP DATABASE IF EXISTS ${databaseName} WITH (FORCE)`);
      });

      test('it is made with all its steps', () => {
        for (const one of made) expect(one).toMatchObject({ exitCode: 0, stderr: '' });
      });

      test('no model lacks a migration, and all are run', async () => {
        expect(await manage(['makemigrations', '--check'])).toMatchObject({ exitCode: 0 });
        expect(await manage(['migrate', '--check'])).toMatchObject({ exitCode: 0 });
      });

      test('its own tests pass', async () => {
        const { exitCode, output } = await manage(['test', '--no-input']);

        expect(exitCode, output).toBe(0);
        expect(output).toMatch(/^Ran \d+ tests/m);
        expect(existsSync(join(home(), 'media'))).toBe(false);
      });

      test('Django finds nothing to say against it in production', async () => {
        const words = ['check', '--deploy', '--fail-level', 'WARNING'];
        const { exitCode, output } = await manage(words, { ...production, DEBUG: 'False' });

        expect(exitCode, output).toBe(0);
        expect(output).toContain('no issues');
      });

      test('linters, formatters and mypy find nothing', async () => {
        const ruff = [join(tools, 'ruff'), '--isolated', '--config', publicNames];
        const except = ['--exclude', 'migrations,.venv,frontend', '--no-cache'];
        await project.expectSuccess(home(), [
          ...ruff,
          'check',
          ...except,
          '--select',
          rules,
          '--ignore',
          ignored,
        ]);
        await project.expectSuccess(home(), [...ruff, 'format', ...except, '--check']);
        for (const words of [
          ['ruff', 'check', '--no-cache', '.'],
          ['ruff', 'format', '--no-cache', '--check', '.'],
          ['djlint', '--lint', '.'],
        ])
          await project.expectSuccess(home(), [join(tools, words[0] ?? ''), ...words.slice(1)]);
        await installInto(
          program(),
          ...pinned('django-stubs', 'mypy', 'djangorestframework-stubs', 'types-PyYAML'),
        );
        await project.expectSuccess(home(), [program(), '-m', 'mypy', '.'], variables());
      });
    },
  );
}
