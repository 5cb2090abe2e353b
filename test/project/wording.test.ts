// What the pages of records say: durations, JSON, counts and what belongs to a record, in each language and both styles of views.
import { copyFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect } from 'vitest';
import { testWith } from '../helpers/tools.ts';
import { expectSuccess, make, suiteFolder } from './helpers.ts';
import { has, pythonsFor, withUv } from './machine.ts';

const models = [
  'Tea name:char:60 brewing:duration:null data:json:null loose:bool:null',
  'Stock name:char:60:unique',
  'Transfer label:char:60 origin:fk:Stock:related=outgoing target:fk:Stock:related=incoming',
];
/** In the app that every project has; not all its records can have a user of their own. */
const shelf = ['pages.Shelf', 'label:char:20', 'keeper:o2o:user:null', '--access', 'staff'];
const folder = suiteFolder();

for (const [django, views] of [
  ['5.2', 'function'],
  ['6.1', 'class'],
] as const) {
  const python = pythonsFor(django).at(-1)?.path;
  const test = testWith({
    [`a Python for Django ${django}`]: python !== undefined,
    'an index of packages': has.packageIndex(),
  });

  test(`Django ${django}: pages of ${views} views say it in words`, async () => {
    const name = `site${django.replace('.', '')}`;
    const from = join(folder.path, `${name}.json`);
    writeFileSync(
      from,
      JSON.stringify({ django, features: ['i18n'], apps: [{ name: 'shop', views, models }] }),
    );
    const words = [name, '--from', from, '--no-git', '--python', python ?? ''];
    const made = await make(folder.path, words, await withUv());
    expect(made, made.stderr).toMatchObject({ exitCode: 0 });
    const home = join(folder.path, name);
    expect(await make(home, ['add', 'model', ...shelf], await withUv())).toMatchObject({ exitCode: 0 });
    copyFileSync(resolve(import.meta.dirname, 'wording_probe.py'), join(home, 'pages/test_wording.py'));
    const program = join(home, '.venv/bin/python');
    await expectSuccess(home, [program, 'manage.py', 'migrate', '-v', '0']);
    await expectSuccess(home, [program, '-W', 'error', 'manage.py', 'test', 'pages.test_wording', 'shop']);
    const seeded = await expectSuccess(home, [program, '-W', 'error', 'manage.py', 'seed']);
    expect(seeded.trim().split('\n').sort()).toEqual(['Shelf: 12', 'Stock: 12', 'Tea: 12', 'Transfer: 12']);
  });
}
