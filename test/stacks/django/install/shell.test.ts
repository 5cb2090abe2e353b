// Which variables of the shell reach the steps of a project that is there.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { emptyRecord } from '../../../../lib/core/blueprint/record.ts';
import { formatRecord } from '../../../../lib/core/blueprint/record-text.ts';
import { shellRemark, shellVariables } from '../../../../lib/stacks/django/install/shell.ts';
import { shop } from '../../../helpers/blueprints.ts';
import { temporaryFolder } from '../../../helpers/command.ts';
import { blueprintOf, render, settle, stack } from '../../../helpers/django.ts';

const foreign = { DATABASE_URL: 'postgres://me:secret@localhost/live', DEBUG: 'app:*', HOME: '/' };

/** A project of this tool, with a .env of these lines; undefined for none. */
function project(env?: string) {
  const made = settle(shop);
  return folderOf([
    ['.mvt.json', formatRecord({ ...emptyRecord(stack), ...blueprintOf(made) }, stack)],
    ...[...render(made)].map(([path, { content }]): [string, string] => [path, content]),
    ...(env === undefined ? [] : [['.env', env] as [string, string]]),
  ]);
}

function folderOf(files: readonly (readonly [string, string])[]) {
  const root = temporaryFolder();
  for (const [path, content] of files) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
  return { root, stack };
}

test('a project with a .env is configured by it, also in what it leaves at its default', () => {
  const place = project('SECRET_KEY=key\nDEBUG=True\n');
  expect(shellVariables(place, foreign)).toMatchObject({ DATABASE_URL: undefined, DEBUG: undefined });
  expect(shellVariables(place, foreign)).not.toHaveProperty('HOME');
  expect(shellRemark(place, foreign)).toContain('this shell sets DATABASE_URL, DEBUG.');
});

test('what the shell says as .env does is not worth a word', () => {
  const place = project(`SECRET_KEY=key\nexport DEBUG=True\nDATABASE_URL="${foreign.DATABASE_URL}"\n`);
  expect(shellRemark(place, { ...foreign, DEBUG: 'True' })).toBeUndefined();
});

test('what is required, and only the shell has, reaches the steps', () => {
  expect(shellVariables(project('DEBUG=True\n'), { SECRET_KEY: 'key' })).not.toHaveProperty('SECRET_KEY');
});

test('without a .env the shell is the configuration, and the database is named without its password', () => {
  const place = project();
  const variables = shellVariables(place, foreign);
  expect(variables).not.toHaveProperty('DATABASE_URL');
  expect(variables).not.toHaveProperty('DEBUG');
  const remark = shellRemark(place, foreign);
  expect(remark).toContain('postgres://localhost/live');
  expect(remark).not.toContain('secret');
  expect(shellRemark(place, { HOME: '/' })).toBeUndefined();
});

test.each(['PYTHONHOME', 'PYTHONSAFEPATH', 'PYTHONWARNINGS'])('%s does not reach the steps', (name) => {
  expect(shellVariables(project(), { [name]: '1' })).toHaveProperty(name, undefined);
});

test('settings and folders of the project itself stay', () => {
  const place = project('');
  const inside = { DJANGO_SETTINGS_MODULE: 'shop.settings', PYTHONPATH: `${place.root}/lib` };
  const both = { ...inside, PYTHONPATH: `/elsewhere:${place.root}/lib` };
  expect(shellVariables(place, both)).toMatchObject({ PYTHONPATH: inside.PYTHONPATH });
  expect(shellVariables(place, both)).not.toHaveProperty('DJANGO_SETTINGS_MODULE');
  expect(shellRemark(place, inside)).toBeUndefined();
  expect(shellRemark(place, both)).toContain('this shell sets PYTHONPATH.');
  const other = shellVariables(place, { DJANGO_SETTINGS_MODULE: 'other.settings' });
  expect(other).toHaveProperty('DJANGO_SETTINGS_MODULE', undefined);
});

test('a foreign project reads its variables as manage.py does, but no settings of another one', () => {
  const place = folderOf([
    ['manage.py', ''],
    ['.env', 'DEBUG=True\n'],
  ]);
  const shell = { ...foreign, PYTHONPATH: '/lib', PYTHONHOME: '/', DJANGO_SETTINGS_MODULE: 'other.settings' };
  const variables = shellVariables(place, shell);
  expect(variables).toMatchObject({ DJANGO_SETTINGS_MODULE: undefined, PYTHONHOME: undefined });
  for (const name of ['DATABASE_URL', 'DEBUG', 'PYTHONPATH']) expect(variables).not.toHaveProperty(name);
  expect(shellRemark(place, shell)).toBeUndefined();
});
