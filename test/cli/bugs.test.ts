// Whose fault it is: a damaged installation stands for a bug, since nothing that users do is meant to end in one.
import { cpSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { execa } from 'execa';
import { expect, test } from 'vitest';
import { command, temporaryFolder } from '../helpers/command.ts';
import { makeProject, silently } from './helpers.ts';

/** A copy of the built command. */
function installation(): string {
  const folder = temporaryFolder();
  cpSync(dirname(command), join(folder, 'dist'), { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  return folder;
}

const run = async (installed: string, args: readonly string[], cwd = installed, input = '') => {
  const { exitCode, stdout, stderr } = await execa(
    'node',
    [join(installed, 'dist/create-mvt-app.js'), ...args],
    { cwd, input, reject: false, env: { CI: '', NO_COLOR: '1', FORCE_COLOR: undefined } },
  );
  return { exitCode, stdout, stderr };
};

/** What is printed about a bug. */
const report =
  /^error: This is a bug in create-mvt-app: [^\n]+\n {2}create-mvt-app \d+\.\d+\.\d+\S*, Node\.js v\d\S+, \w+ \w+\n( {2}at [^\n]+\n)+Please report it with these lines, the command that you ran, and the project's \.mvt\.json/;

test.each([
  ['a project', ['shop', ...silently], ''],
  ['render', ['render'], '{"title":"Shop","package":"shop"}'],
])('%s with damaged templates: exit code 70, and all that a report needs', async (_, args, input) => {
  const installed = installation();
  writeFileSync(join(installed, 'dist/templates.pack'), '[["django/base/manage.py", 12],\n');
  const result = await run(installed, args, installed, input);
  expect(result).toMatchObject({ exitCode: 70, stdout: '' });
  expect(result.stderr).toMatch(report);
});

test('in the JSON document it is the error, and stdout holds nothing else', async () => {
  const installed = installation();
  writeFileSync(join(installed, 'dist/templates.pack'), 'damaged');
  const result = await run(installed, ['shop', ...silently, '--json']);
  expect(result.exitCode).toBe(70);
  const document = JSON.parse(result.stdout);
  expect(document).toMatchObject({ ok: false, exitCode: 70, files: [] });
  expect(document.error).toMatch(/^This is a bug in create-mvt-app: [^\n]+$/);
  expect(result.stderr).toMatch(report);
});

test('a merge that ends in a bug leaves the project as it was', async () => {
  const installed = installation();
  const folder = temporaryFolder();
  const shop = await makeProject(folder);
  writeFileSync(join(installed, 'dist/templates.pack'), 'damaged');
  const result = await run(installed, ['add', 'auth', '--force', '--no-install'], shop);
  expect(result.exitCode).toBe(70);
  expect(result.stderr).toMatch(report);
  const healthy = await run(dirname(dirname(command)), ['status', '--json'], shop);
  expect(JSON.parse(healthy.stdout)).toMatchObject({ features: [], changed: [], deleted: [] });
});

test('what the command itself is loaded from can be missing as well: help, completion and render', async () => {
  const installed = installation();
  for (const args of [['--help'], ['completion', 'bash'], ['render']]) {
    expect((await run(installed, args)).exitCode).not.toBe(70);
  }
  rmSync(join(installed, 'dist/templates.pack'));
  for (const args of [['--help'], ['completion', 'bash']]) {
    expect(await run(installed, args)).toMatchObject({ exitCode: 0, stderr: '' });
  }
});

test.each([
  ['an unknown flag', ['shop', '--nothing']],
  ['a shell that is unknown', ['completion', 'tcsh']],
  ['nothing on standard input', ['render']],
])('%s is a fault of the user, in one line', async (_, args) => {
  const result = await run(dirname(dirname(command)), args, temporaryFolder());
  expect(result).toMatchObject({ exitCode: 2, stdout: '' });
  expect(result.stderr).toMatch(/^error: [^\n]+$/);
});
