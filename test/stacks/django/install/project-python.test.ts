// The Python of a project: in its own folder first, then that of the environment that the shell has activated.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, expect, onTestFinished, test, vi } from 'vitest';
import { missingPackages } from '../../../../lib/stacks/django/install/missing-packages.ts';
import { installedVersion, projectPython } from '../../../../lib/stacks/django/install/project-python.ts';
import { memoryFiles } from '../../../helpers/memory-files.ts';

afterEach(() => vi.unstubAllEnvs());

/** An environment with these files besides its Python. */
function environment(...paths: readonly string[]) {
  const folder = mkdtempSync(join(tmpdir(), 'mvt-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const path of ['bin/python', ...paths]) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), '');
  }
  return { folder, python: join(folder, 'bin/python') };
}

const django = 'lib/python3.10/site-packages/django-5.2.1.dist-info/METADATA';
// Conda has a link of that name, too: https://github.com/conda-forge/python-feedstock
const conda = () => environment('conda-meta/history', 'lib/python3.1/README', django);

/** What the shell has activated. */
function activate(variables: Readonly<Record<'VIRTUAL_ENV' | 'CONDA_PREFIX', string | undefined>>) {
  for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value);
}

test('is that of the active Conda environment when it has Django, since the one called base is always active', () => {
  const { folder } = environment();
  const { folder: prefix, python } = conda();
  activate({ VIRTUAL_ENV: undefined, CONDA_PREFIX: prefix });
  expect(projectPython(folder)).toBe(python);
  activate({ VIRTUAL_ENV: undefined, CONDA_PREFIX: environment('conda-meta/history').folder });
  expect(projectPython(folder)).toBe(undefined);
});

test('an environment of the project and an active virtual environment come before that of Conda', () => {
  const { folder: prefix } = conda();
  const { folder: active, python } = environment('pyvenv.cfg');
  const project = environment('.venv/bin/python').folder;
  const elsewhere = environment().folder;
  activate({ VIRTUAL_ENV: active, CONDA_PREFIX: prefix });
  expect(projectPython(project)).toBe(join(project, '.venv/bin/python'));
  expect(projectPython(elsewhere)).toBe(python);
});

test('what a Conda environment has is read as that of a virtual environment', () => {
  const { python } = conda();
  const files = memoryFiles({ 'requirements.txt': 'Django>=5.2\ngunicorn>=20\n' });
  expect(installedVersion(python, 'python')).toBe('3.10');
  expect(installedVersion(python, 'django')).toBe('5.2.1');
  expect(missingPackages(files, python)).toEqual(['gunicorn']);
});
