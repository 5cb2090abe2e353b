// Who may do what on a site: every kind of access, by classes and by functions, on pages and in the API, and attacks on it.
import { copyFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect } from 'vitest';
import { testWith } from '../helpers/tools.ts';
import { expectSuccess, make, suiteFolder } from './helpers.ts';
import { has, pythonsFor, withUv } from './machine.ts';

const apps = [
  {
    name: 'blog',
    models: [
      'Post title body:text author:fk:user editor:fk:user:null:related=edited readers:m2m:user:blank:related=read',
      'Tag name:char:50:unique',
      'Note text:text access=members',
    ],
  },
  {
    name: 'shop',
    models: [
      'Order number:char:30 customer:fk:user:null access=private',
      'Line text:char:50 order:fk:Order',
      'Review order:fk:Order stars:integer author:fk:user',
      'Attachment name order:fk:Order access=owner',
      'Scan name owner:fk:user paper:file cover:image access=private',
      'Page text scan:fk:Scan paper:file',
      'Parcel label user:fk:Order:null access=members',
    ],
  },
  {
    name: 'fun',
    views: 'function',
    models: [
      'Page title author:fk:user',
      'Label name',
      'Diary text:char:100 writer:fk:user access=private',
      'Entry text:char:40 diary:fk:Diary sources:m2m:shop.Order:blank',
      'Todo what access=members',
    ],
  },
];

const folder = suiteFolder();
const test = testWith({
  'a Python for Django 5.2': has.python(),
  'an index of packages': has.packageIndex(),
});

test('nobody gets at the records of others', async () => {
  const from = join(folder.path, 'blueprint.json');
  writeFileSync(from, JSON.stringify({ features: ['auth', 'api', 'images'], apps }));
  const python = pythonsFor('5.2').at(-1)?.path ?? '';
  const words = ['site', '--from', from, '--no-git', '--python', python];
  const made = await make(folder.path, words, await withUv());
  expect(made, made.stderr).toMatchObject({ exitCode: 0 });
  const home = join(folder.path, 'site');
  copyFileSync(resolve(import.meta.dirname, 'access_probe.py'), join(home, 'pages/test_attacks.py'));
  copyFileSync(resolve(import.meta.dirname, 'uploads_probe.py'), join(home, 'pages/test_uploads.py'));
  const manage = [join(home, '.venv/bin/python'), '-W', 'error', 'manage.py'];
  await expectSuccess(home, [...manage, 'check', '--fail-level', 'WARNING']);
  await expectSuccess(home, [...manage, 'test', '--parallel', '2']);
});
