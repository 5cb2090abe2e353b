// What data must always keep, on a site of both versions of Django and on both databases: by pages, the admin, the API and the shell.
import { copyFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeAll, expect } from 'vitest';
import { testWith } from '../helpers/tools.ts';
import { expectSuccess, make, suiteFolder } from './helpers.ts';
import {
  has,
  hasPostgres,
  installInto,
  installTools,
  pinned,
  postgresUrl,
  pythonsFor,
  runSql,
  withUv,
} from './machine.ts';

const models = [
  'Tag name:char:50:unique',
  'Event name:char:100:unique starts:date ends:date stars:integer:min=1:max=5 price:decimal:8,2:min=0 timestamps',
  'Profile name data:json',
  'Paper title scan:file:endings=pdf,png any:file',
  'Key label first:fk:auth.User:null:related=a editor:fk:auth.User:null:related=b keepers:m2m:auth.User:blank:related=c access=staff',
  'Device name api_token:char:40 pin_secret:integer:null',
];

const folder = suiteFolder();
let tools = '';

beforeAll(async () => {
  tools = await installTools(folder.path, 'psycopg[binary]');
});
const postgres = await hasPostgres();

for (const [django, views] of [
  ['5.2', 'class'],
  ['6.1', 'function'],
] as const) {
  const python = pythonsFor(django).at(-1)?.path;
  const test = testWith({
    [`a Python for Django ${django}`]: python !== undefined,
    'an index of packages': has.packageIndex(),
    PostgreSQL: postgres,
  });

  test(`Django ${django} keeps the rules of its models`, async () => {
    const name = `site${django.replace('.', '')}`;
    const from = join(folder.path, `${name}.json`);
    const apps = [{ name: 'shop', views, models }];
    writeFileSync(from, JSON.stringify({ django, features: ['api'], apps }));
    const words = [name, '--from', from, '--no-git', '--python', python ?? ''];
    const made = await make(folder.path, words, await withUv());
    expect(made, made.stderr).toMatchObject({ exitCode: 0 });
    const home = join(folder.path, name);
    copyFileSync(resolve(import.meta.dirname, 'rules_probe.py'), join(home, 'pages/test_rules.py'));
    const program = join(home, '.venv/bin/python');
    const run = (env = {}) =>
      expectSuccess(home, [program, '-W', 'error', 'manage.py', 'test', 'pages.test_rules', 'shop'], env);
    await run();
    await installInto(program, ...pinned('psycopg[binary]'));
    const database = `mvt_rules_${process.pid}_${name}`;
    await runSql(tools, `CREATE DATABASE ${database}`);
    try {
      await run({ DATABASE_URL: postgresUrl(database) });
    } finally {
      await runSql(tools, `DROP DATABASE ${database}`);
    }
  });
}
