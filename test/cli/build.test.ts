// The build: a new dist/ takes the place of the old one when it is complete, and a dry run of npm changes nothing.
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { execa } from 'execa';
import { expect, test } from 'vitest';
import { jsonSchemas } from '../../lib/cli/json-schemas.ts';
import { temporaryFolder } from '../helpers/command.ts';

const root = resolve(import.meta.dirname, '../..');

/** What the build reads. */
const inputs = [
  'bin',
  'generators',
  'lib',
  'templates',
  'bundled-packages.json',
  'esbuild.additions.js',
  'esbuild.config.js',
  'esbuild.lodash.js',
  'esbuild.plugins.js',
  'package.json',
  'tsconfig.json',
];

/** A copy of this checkout, with a dist/ that an earlier build left. */
function checkout(): string {
  const folder = temporaryFolder();
  for (const name of inputs) cpSync(join(root, name), join(folder, name), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
  mkdirSync(join(folder, 'dist'));
  writeFileSync(join(folder, 'dist/earlier.js'), '');
  return folder;
}

const build = (cwd: string) => execa('node', ['esbuild.config.js'], { cwd, reject: false });
const built = (folder: string) => readdirSync(join(folder, 'dist')).sort();

test('a build replaces dist/ as a whole', async () => {
  const folder = checkout();
  expect(await build(folder)).toMatchObject({ exitCode: 0 });
  expect(built(folder)).toEqual(
    expect.arrayContaining([
      'THIRD-PARTY-LICENSES.txt',
      'api.d.ts',
      'api.js',
      'blueprint.schema.json',
      'create-mvt-app.js',
      'testing.d.ts',
      'testing.js',
    ]),
  );
  expect(built(folder)).not.toContain('earlier.js');
  for (const [name, schema] of Object.entries(jsonSchemas())) {
    expect(JSON.parse(readFileSync(join(folder, 'dist', name), 'utf8'))).toEqual(schema);
  }
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const { stdout } = await execa('node', ['dist/create-mvt-app.js', '--version'], { cwd: folder });
  expect(stdout).toBe(version);
  expect(readdirSync(folder).sort()).toEqual([...inputs, 'dist', 'node_modules'].sort());
});

test.each([
  ['code that does not compile', 'bin/create-mvt-app.ts', 'import { nothing } from "./nowhere.ts";'],
  ['a package that is not allowed', 'bundled-packages.json', '[]'],
])('a build that fails over %s leaves dist/ as it was', async (_, path, text) => {
  const folder = checkout();
  writeFileSync(join(folder, path), text);
  expect(await build(folder)).toMatchObject({ exitCode: 1 });
  expect(built(folder)).toEqual(['earlier.js']);
  expect(readdirSync(folder).sort()).toEqual([...inputs, 'dist', 'node_modules'].sort());
});

test('npm pack --dry-run builds only when there is no dist/', async () => {
  const folder = checkout();
  await execa('npm', ['pack', '--dry-run'], { cwd: folder });
  expect(built(folder)).toEqual(['earlier.js']);
  rmSync(join(folder, 'dist'), { recursive: true });
  await execa('npm', ['pack', '--dry-run'], { cwd: folder });
  expect(existsSync(join(folder, 'dist/create-mvt-app.js'))).toBe(true);
});
