// Models of every kind: made by the command, migrated on both databases, tested, linted and typed.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { fieldType, fieldTypeNames } from '../../lib/core/models/field-types.ts';
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

/** As in the other projects, without RUF012: Django's own options are lists and dicts of classes. */
const rules = 'A,B,C4,DJ,DTZ,E,F,I,N,PERF,PIE,PLE,PLW,RET,RUF,S,SIM,SLF,UP,W';
const ignored = 'E501,RUF001,RUF012,RUF100';

/** Types with an argument that they need. */
const spelled: Partial<Record<(typeof fieldTypeNames)[number], string>> = {
  choice: 'choice:draft,published',
  decimal: 'decimal:8,2',
};

const plain = fieldTypeNames.filter((name) => !['relation', 'key'].includes(fieldType(name).category));

/** A model for each type, where `fits` says that it can have the modifier. */
const each = (modifier: string, fits = (_: (typeof fieldTypeNames)[number]): boolean => true) =>
  plain.filter(fits).map((name) => {
    const title = fieldType(name).editable ? '' : ' title:char';
    return `${name.charAt(0).toUpperCase()}${name.slice(1)}Sample value:${spelled[name] ?? name}${modifier}${title}`;
  });

/** Apps with one style of views, which is also in their names. */
const appsWith = (views: 'class' | 'function') => {
  const related = (name: string) => `related=${name}_of_${views}`;
  return [
    { name: 'kinds', models: each('') },
    views === 'class'
      ? { name: 'optional', models: each(':null') }
      : { name: 'unique', models: each(':unique', (name) => fieldType(name).unique) },
    {
      name: 'relations',
      models: [
        `Category name:char:100:unique slug:slug:unique parent:fk:self:null`,
        'Tag name:char:40:unique relatives:m2m:self:blank',
        `Post title:char:200 body:text author:fk:auth.User:${related('posts')} category:fk:Category:protect
          second:fk:Category:null:related=second_posts tags:m2m:Tag reviewers:m2m:auth.User:blank:${related('reviews')}
          published:datetime:default=now`,
        `Profile user:o2o:auth.User:${related('profile')} bio:text:blank photo:image:null`,
        `Comment post:fk:Post author:fk:auth.User:${related('comments')} text:text`,
        `Grant group:fk:auth.Group:null:${related('grants')} permission:fk:auth.Permission:${related('grants')}
          kind:o2o:contenttypes.ContentType:${related('grant')}`,
      ],
    },
    {
      name: 'rules',
      models: [
        `Event name:char:100:unique starts:date ends:date email:email price:decimal:6,2 seats:positiveinteger
          start_time:time:null end_time:time:null opens_at:datetime closes_at:datetime`,
        'Person full_name:char birth_date:date height:float:null cover:image notes:file:null',
        'Request title:char done:bool:default=false status:choice:new,done:default=new',
        'Site name:char domain:url',
        `A${'bcdefghijk'.repeat(4)}Lmnopqrst ${'title_of_a_thing_'.repeat(2)}long:char:unique body_${'of_text_'.repeat(5)}x:text`,
      ],
    },
  ].map(({ name, models }) => ({ name: `${name}_${views}`, views, models }));
};

const index = has.packageIndex();
const postgres = await hasPostgres();
const shared = project.suiteFolder();
let tools = '';

beforeAll(async () => {
  tools = await installTools(shared.path, 'ruff', 'djlint', 'psycopg[binary]');
});

describe.each(['5.2', '6.1'] as const)('Django %s', (django) => {
  // Between them, the two versions of Django see both styles of views, and both databases.
  const apps = appsWith(django === '5.2' ? 'class' : 'function');
  const folder = project.suiteFolder();
  const python = pythonsFor(django).at(-1)?.path;
  const needs = { [`a Python for Django ${django}`]: python !== undefined, 'a package index': index };
  const test = testWith(needs);
  const testOnPostgres = testWith({ ...needs, PostgreSQL: postgres });
  const database = `mvt_models_${process.pid}_${django.replace('.', '')}`;
  let home = '';
  let program = '';
  let made: project.Made;

  beforeAll(async () => {
    const from = join(folder.path, 'blueprint.json');
    writeFileSync(from, JSON.stringify({ title: 'Kinds', django, package: 'shop', apps }));
    made = await project.make(
      folder.path,
      ['shop', '--from', from, '--no-git', '--python', python ?? ''],
      await withUv(),
    );
    home = join(folder.path, 'shop');
    program = join(home, '.venv/bin/python');
    const packages = pinned('django-stubs', 'mypy', 'psycopg[binary]');
    await installInto(program, ...packages);
    if (postgres) await runSql(tools, `CREATE DATABASE ${database}`);
  });

  afterAll(async () => {
    if (postgres && tools) await runSql(tools, `DROP DATABASE IF EXISTS ${database} WITH (FORCE)`);
  });

  const manage = (words: string[], variables: project.Variables = {}) =>
    project.execute(home, [program, '-W', 'error', 'manage.py', ...words], variables);

  test('it is made with all its steps', () => {
    expect(made).toMatchObject({ exitCode: 0, stderr: '' });
  });

  test('the models have no change without a migration, and Django finds no fault', async () => {
    expect(await manage(['makemigrations', '--check'])).toMatchObject({ exitCode: 0 });
    expect(await manage(['migrate', '--check'])).toMatchObject({ exitCode: 0 });
    expect(await manage(['check'])).toMatchObject({ exitCode: 0 });
  });

  const onPostgres = { DATABASE_URL: postgresUrl(database) };

  testOnPostgres('it is migrated on PostgreSQL', async () => {
    expect(await manage(['migrate'], onPostgres)).toMatchObject({ exitCode: 0 });
  });

  const [itsDatabase, testThere] = django === '5.2' ? ['SQLite', test] : ['PostgreSQL', testOnPostgres];

  testThere(`its own tests pass on ${itsDatabase}`, async () => {
    const { exitCode, output } = await manage(['test', '--no-input'], django === '5.2' ? {} : onPostgres);

    expect(exitCode, output).toBe(0);
    expect(output).toMatch(/^Ran \d{3,4} tests/m);
    expect(output).not.toContain('skipped');
  });

  test('linters and formatters find nothing', async () => {
    const ruff = [join(tools, 'ruff'), '--isolated', '--config', publicNames];
    const except = ['--exclude', 'migrations,.venv', '--no-cache'];
    await project.expectSuccess(home, [...ruff, 'check', ...except, '--select', rules, '--ignore', ignored]);
    await project.expectSuccess(home, [...ruff, 'format', ...except, '--check']);
    await project.expectSuccess(home, [
      join(tools, 'djlint'),
      '--profile=django',
      '--lint',
      ...templatesOf(apps),
    ]);
  });

  test('mypy with django-stubs finds nothing', async () => {
    await project.expectSuccess(home, [program, '-m', 'mypy', '.']);
  });
});

/** The folders with templates. */
const templatesOf = (all: readonly { readonly name: string }[]) => [
  'templates',
  ...all.map(({ name }) => `${name}/templates`),
];
