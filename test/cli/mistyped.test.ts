// Words that are nearly commands, or commands of other tools: no site is made of them.
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parseArguments } from '../../lib/cli/arguments.ts';
import { version } from '../../lib/core/version.ts';
import { run, temporaryFolder } from '../helpers/command.ts';
import { stack } from '../helpers/django.ts';

const parse = (line: string) => parseArguments(line.split(' '), stack);

test.each([
  ['updat', 'update'],
  ['updat --yes', 'update'],
  ['--yes ad app blog', 'add'],
  ['stat', 'status'],
  ['STATUS', 'status'],
  ['remvoe auth', 'remove'],
  ['deply', 'deploy'],
  ['hlep', 'help'],
  ['list', 'status'],
  ['upgrade', 'update'],
  ['check', 'deploy check'],
  ['chek', 'deploy check'],
  ['complete bash', 'completion'],
  ['addapp', 'add app'],
  ['add-model', 'add model'],
  ['remove_app', 'remove app'],
  ['models', 'add model'],
  ['revert', 'undo'],
])('%s is not the name of a site', (line, meant) => {
  expect(() => parse(line)).toThrow(
    new RegExp(`^Unknown command "[\\w-]+": did you mean ${meant}\\. .* write \\./[\\w-]+\\.$`),
  );
});

test.each([
  'uninstall',
  'init',
  'new shop',
  'migrate',
  'runserver',
  'startapp blog',
  'version --yes',
  'adopt --yes',
  'lint',
  'doctr',
  'doctro',
  'creat shop',
  'migrat',
])('%s is a command of other tools', (line) => {
  expect(() => parse(line)).toThrow(/^Unknown command .* write \.\//);
});

test.each([
  './updat',
  'sites/list',
  '-- updat',
  'shop',
  'blog',
  'my-site',
  'update2',
  'deploy-me',
  'store',
  'shelf',
  'forum',
  'smart',
  'app',
  'news',
  '.',
])('%s is a folder', (line) => {
  expect(parse(line)).toMatchObject({ command: 'project', given: { directory: line.replace('-- ', '') } });
});

test('help helps, -v prints the version, both also as JSON, and nothing is made', async () => {
  const folder = temporaryFolder();
  const page = await run(folder, ['add', 'app', '--help']);
  expect(await run(folder, ['help', 'add', 'app'])).toEqual(page);
  expect((await run(folder, ['help'])).stdout).toContain('Usage:');
  for (const flag of ['-v', '-V', '--version']) expect((await run(folder, [flag])).stdout).toBe(version);
  expect(JSON.parse((await run(folder, ['--version', '--json'])).stdout)).toMatchObject({
    ok: true,
    version,
  });
  const { help } = JSON.parse((await run(folder, ['add', 'app', '--help', '--json'])).stdout);
  expect(help.trimEnd()).toBe(page.stdout);
  expect(await run(folder, ['updat', '--yes'])).toMatchObject({ exitCode: 2, stdout: '' });
  expect(readdirSync(folder)).toEqual([]);
});

test.each([
  ['blog', 'add app blog'],
  ['auth', 'add auth'],
  ['heroku', 'deploy heroku'],
])('inside of a project, %s is not the name of another one', async (word, meant) => {
  const folder = temporaryFolder();
  const pages = join(folder, 'pages');
  mkdirSync(pages);
  writeFileSync(join(folder, 'manage.py'), '');
  const { exitCode, stderr } = await run(pages, [word, '--yes', '--no-install']);
  expect({ exitCode, stderr }).toEqual({
    exitCode: 2,
    stderr: `error: ${folder} is a Django project already: to add to it, write create-mvt-app ${meant}; to create another project inside it, write create-mvt-app ./${word}.`,
  });
  expect(readdirSync(pages)).toEqual([]);
  expect(await run(pages, [`./${word}x`, '--dry-run', '--yes'])).toMatchObject({ exitCode: 0 });
});
