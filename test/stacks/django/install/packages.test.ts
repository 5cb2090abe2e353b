// Packages are installed by whatever reaches an index, and failures say what to do.
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { expect, onTestFinished, vi } from 'vitest';
import { installPackages } from '../../../../lib/stacks/django/install/packages.ts';
import { runs, testWith } from '../../../helpers/tools.ts';

const test = testWith({ sh: runs('sh', '-c', 'true') });

/** Programs that print and end as these lines of a shell say. @returns what installing with them comes to */
function install(programs: Readonly<Record<string, string>>) {
  const folder = mkdtempSync(join(tmpdir(), 'mvt-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, script] of Object.entries(programs)) {
    writeFileSync(join(folder, name), `#!/bin/sh\n${script}\n`);
    chmodSync(join(folder, name), 0o755);
  }
  vi.stubEnv('PATH', [folder, '/usr/bin', '/bin'].join(delimiter));
  onTestFinished(() => void vi.unstubAllEnvs());
  return installPackages(join(folder, 'python'), { cwd: folder });
}

const uv = (lines: string) => `[ "$1" = --version ] && exit 0\n${lines}\nexit 2`;
const unreachable = uv('echo "error: Failed to fetch: https://pypi.org/simple/django/" >&2');
const missing = 'exit 127';

test('pip is asked where uv does not reach its index', async () => {
  expect(await install({ uv: unreachable, python: 'exit 0' })).toEqual({
    status: 'done',
    detail: 'with pip, since uv does not reach its index',
  });
  expect(await install({ uv: unreachable, python: 'exit 1' })).toMatchObject({
    status: 'failed',
    detail: expect.stringContaining('set UV_DEFAULT_INDEX'),
    command: expect.stringContaining('uv pip install'),
  });
});

test('pip is not asked about what it would not know better', async () => {
  const conflict = uv('echo "  × No solution found when resolving dependencies" >&2');
  expect(await install({ uv: conflict, python: 'exit 0' })).toMatchObject({
    status: 'failed',
    detail: 'the installation failed',
  });
});

test('uv is found where .python-version hides it from pyenv', async () => {
  const hidden = '[ "$PYENV_VERSION" = 3.11.7 ] && exit 0\necho "pyenv: uv: command not found" >&2\nexit 127';
  const pyenv = '[ "$*" = "whence uv" ] && printf "3.10.1\\n3.11.7\\n"';
  expect(await install({ uv: hidden, pyenv, python: 'exit 1' })).toMatchObject({ status: 'done' });
  expect(await install({ uv: hidden, pyenv: 'exit 1', python: 'exit 1' })).toMatchObject({
    status: 'failed',
  });
});

test('an environment without pip, and a full disk, are named', async () => {
  const python = 'echo "$0: No module named pip" >&2; exit 1';
  expect(await install({ uv: missing, python })).toMatchObject({
    status: 'failed',
    detail: 'the environment has no pip, and uv is not on the PATH: install uv, or run ensurepip',
    command: expect.stringMatching(/ -I -m ensurepip && .* -I -m pip install /),
  });
  const full = 'echo "ERROR: Could not install packages: [Errno 28] No space left on device"; exit 1';
  expect(await install({ uv: missing, python: full })).toMatchObject({
    status: 'failed',
    detail: expect.stringContaining('the disk is full'),
  });
});
