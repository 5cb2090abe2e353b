// The Python of a new project: the one that is named or found is what its files name, and what its environment is made with.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { run, temporaryFolder } from '../helpers/command.ts';

/** A program that answers as a Python of that version does. */
function fakePython(version: string): string {
  const path = join(temporaryFolder(), 'python');
  writeFileSync(path, `#!/bin/sh\necho ${version}\n`, { mode: 0o755 });
  return path;
}

test.each([
  ['a missing program', '5.2', () => 'no-such-python', 'no-such-python does not work as Python'],
  ['a folder', '5.2', () => '/', '--python / does not work as Python'],
  ['another program', '5.2', () => process.execPath, 'does not work as Python'],
  [
    'Python 2',
    '5.2',
    () => fakePython('2.7'),
    'is Python 2.7, but a project with this Django needs 3.11 or newer',
  ],
  [
    'an old Python',
    '5.2',
    () => fakePython('3.9'),
    'is Python 3.9, but a project with this Django needs 3.11 or newer',
  ],
  [
    'an old one for 6.1',
    '6.1',
    () => fakePython('3.11'),
    'is Python 3.11, but a project with this Django needs 3.12 or newer',
  ],
])('%s', async (_, django, python, reason) => {
  const cwd = temporaryFolder();
  const result = await run(cwd, ['shop', '--yes', '--django', django, '--python', python()]);

  expect(result).toMatchObject({ exitCode: 2, stdout: '', stderr: expect.stringContaining(reason) });
  expect(result.stderr.trim().split('\n')).toHaveLength(1);
  expect(readdirSync(cwd)).toEqual([]);
});

/** Programs on the PATH that answer as those versions of Python do, and note the environments that they are to make. */
function pythonsOnPath(versions: Readonly<Record<string, string>>) {
  const bin = temporaryFolder();
  const log = join(bin, 'log');
  const answering = (version: string) =>
    `#!/bin/sh\ncase "$*" in\n  *venv*) echo ${version} >> "${log}" ;;\n  *) echo ${version} ;;\nesac\n`;
  const all = [
    'python3',
    'python',
    ...['3.14', '3.13', '3.12', '3.11', '3.10'].map((minor) => `python${minor}`),
  ];
  for (const name of [...all, 'py', 'uv', 'pyenv']) {
    const version = versions[name];
    const program = version === undefined ? '#!/bin/sh\nexit 127\n' : answering(version);
    writeFileSync(join(bin, name), program, { mode: 0o755 });
  }
  return {
    env: { PATH: `${bin}${delimiter}${process.env.PATH}` },
    /** The versions that environments were to be made with. */
    made: () => (existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n') : []),
  };
}

/** What a new project names after such a command, and how the command ends. */
async function created(versions: Readonly<Record<string, string>>, ...args: string[]) {
  const cwd = temporaryFolder();
  const { env, made } = pythonsOnPath(versions);
  const result = await run(cwd, ['shop', '--yes', '--deploy', 'heroku', '--no-git', ...args], { env });
  const read = (path: string) => readFileSync(join(cwd, 'shop', path), 'utf8');
  const { pythonVersion } = JSON.parse(read('.mvt.json'));
  expect(read('.python-version')).toBe(`${pythonVersion}\n`);
  return { ...result, pythonVersion, made: made() };
}

describe('the files name', () => {
  test('the Python on the PATH, which the environment is made with', async () => {
    const { pythonVersion, made, stdout } = await created({ python3: '3.11', 'python3.13': '3.13' });
    expect({ pythonVersion, made }).toEqual({ pythonVersion: '3.11', made: ['3.11'] });
    expect(stdout).toContain('.venv with Python 3.11');
  });

  test('the first Python that the chosen Django runs on', async () => {
    const { pythonVersion, made } = await created(
      { python3: '3.11', 'python3.12': '3.12' },
      '--django',
      '6.1',
    );
    expect({ pythonVersion, made }).toEqual({ pythonVersion: '3.12', made: ['3.12'] });
  });

  test('the Python that --python names', async () => {
    const { pythonVersion } = await created({ python3: '3.11' }, '--python', fakePython('3.12'));
    expect(pythonVersion).toBe('3.12');
  });

  test('the version that was chosen, and the environment has it where it is there', async () => {
    const { pythonVersion, made } = await created(
      { python3: '3.11', 'python3.12': '3.12' },
      '--python-version',
      '3.12',
    );
    expect({ pythonVersion, made }).toEqual({ pythonVersion: '3.12', made: ['3.12'] });
  });

  test('that version even where it is not there, and the step says so', async () => {
    const { pythonVersion, made, stdout } = await created({ python3: '3.11' }, '--python-version', '3.12');
    expect({ pythonVersion, made }).toEqual({ pythonVersion: '3.12', made: ['3.11'] });
    expect(stdout).toContain('.venv with Python 3.11, although the files name 3.12');
  });

  test('3.13 where no environment is made, or by a Python that is newer than all known ones', async () => {
    expect((await created({ python3: '3.11' }, '--no-install')).pythonVersion).toBe('3.13');
    const { pythonVersion, stdout } = await created({ python3: '3.99' });
    expect(pythonVersion).toBe('3.13');
    expect(stdout).toContain('.venv with Python 3.99, although the files name 3.13');
  });

  test('the same in a dry run, and in the command that repeats it', async () => {
    const { env } = pythonsOnPath({ python3: '3.11' });
    const dry = await run(temporaryFolder(), ['shop', '--yes', '--dry-run', '--json'], { env });
    const { blueprint } = JSON.parse(dry.stdout);
    expect(blueprint).toMatchObject({ pythonVersion: '3.11' });
    const again = await run(temporaryFolder(), ['shop', '--yes', '--no-git', '--json'], { env });
    expect(JSON.parse(again.stdout).replay).toContain('--python-version 3.11');
  });
});

test('an old Python does not fit a newer Django, whichever of them was named', async () => {
  const cwd = temporaryFolder();
  const { env } = pythonsOnPath({ python3: '3.11' });
  const result = await run(cwd, ['shop', '--yes', '--django', '6.1', '--python-version', '3.11'], { env });
  expect(result).toMatchObject({ exitCode: 2, stdout: '' });
  expect(result.stderr).toContain('A project with Django 6.1 needs Python 3.12 or newer, not 3.11');
  expect(readdirSync(cwd)).toEqual([]);
});

test('--python with a bare version names the option that is meant', async () => {
  const result = await run(temporaryFolder(), ['shop', '--yes', '--python', '3.12']);
  expect(result.exitCode).toBe(2);
  expect(result.stderr).toContain('give the path of one that does, or --python-version 3.12');
});
