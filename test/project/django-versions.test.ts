// Apps and models in foreign projects of every Django from 2.2 on: made for the version in the environment, their tests run.
import { appendFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect } from 'vitest';
import { run } from '../helpers/command.ts';
import { testWith } from '../helpers/tools.ts';
import { environment, expectSuccess, suiteFolder } from './helpers.ts';
import { has, installInto, makeEnvironment, pythonBetween } from './machine.ts';

/** Every type of field that Django 2.2 has. */
const product = [
  'Product name status:choice:draft,sold:default=draft rank:integer:choices=1,2,3 price:decimal:8,2',
  'stock:positiveinteger number:integer big:biginteger small:smallinteger size:float on:boolean maybe:boolean:null',
  'made:date starts:datetime ends:datetime at:time long:duration code:uuid slug:slug mail:email site:url',
  'ip:genericipaddress doc:file pic:image raw:binary body:text category:fk:Category tags:m2m:Tag:blank',
  'one:o2o:Category:related=only',
].join(' ');
const models = ['Category name:char:50:unique access=members', product, 'Tag label'];
const later = ['Place data:json huge:positivebiginteger folder:filepath note:fk:Note:on_delete=restrict'];

describe.each([
  ['2.2', [3, 7], [3, 9], []],
  ['3.2', [3, 7], [3, 10], later],
  ['4.2', [3, 8], [3, 12], later],
  ['5.2', [3, 10], [3, 14], later],
  ['6.1', [3, 12], [3, 14], later],
] as const)('Django %s', (django, oldest, newest, more) => {
  const folder = suiteFolder();
  const found = pythonBetween(oldest, newest);
  const name = `a Python from ${oldest.join('.')} to ${newest.join('.')}`;
  const test = testWith({ 'a package index': has.packageIndex(), [name]: found !== undefined });

  test('the tests of apps pass with both styles of views', async () => {
    const site = join(folder.path, 'site');
    const python = join(site, '.venv/bin/python');
    mkdirSync(site);
    await makeEnvironment(join(site, '.venv'), found?.path);
    await installInto(python, `Django~=${django}.0`, 'Pillow');
    await expectSuccess(site, [python, '-m', 'django', 'startproject', 'mysite', '.']);
    // Django turns all loggers off that this does not name.
    appendFileSync(join(site, 'mysite/settings.py'), '\nLOGGING = {"version": 1}\n');
    for (const [app, views] of [
      ['shop', 'class'],
      ['store', 'function'],
    ] as const) {
      const note = `Note title author:fk:auth.User:related=${app}_notes`;
      const diary = `Diary text:char:90 writer:fk:auth.User:null:related=${app}_diaries access=private`;
      const specs = [...models, note, diary, 'Entry text diary:fk:Diary', ...more].flatMap((spec) => [
        '--model',
        spec,
      ]);
      const words = ['add', 'app', app, '--views', views, ...specs];
      const made = await run(site, words, { env: environment, extendEnv: false });
      // The command runs the tests of the app itself.
      expect(made).toMatchObject({ exitCode: 0, stdout: expect.stringMatching(/✔ Tests/) });
    }
    await expectSuccess(site, [python, 'manage.py', 'makemigrations', '--check', '--dry-run']);
  });
});
