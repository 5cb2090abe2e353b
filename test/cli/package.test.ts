// The package as others get it: small, with types for every way to resolve them, and with code that runs as the README says.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';
import { execa } from 'execa';
import { afterAll, beforeAll, expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const consumer = mkdtempSync(join(tmpdir(), 'mvt-test-'));
let packed: { readonly filename: string; readonly size: number; readonly entryCount: number };

/** What the README shows in its section about code. */
const samples = [
  ...(/^## In code$(.*?)^## /ms.exec(readFileSync(join(root, 'README.md'), 'utf8'))?.[1] ?? '').matchAll(
    /```ts\n(.*?)```/gs,
  ),
].map(([, code = '']) => code);

/** Every type that the package exports, and mistakes that types have to catch. */
const types = `import {
  type Addition, type AdditionOption, type Answers, type AppBlueprint, type Blueprint, type Build, type Change,
  type Decision, type ExecuteOptions, type FileChange, type Instruction, type MergedText, type Obstacle, type Outside,
  type Process, type RenderOptions, type Result, type Runtime, type Server, type Service, type Stack, type StackOptions,
  type TemplateSource, type Tree, type TreeFile, type Variable, type Versions,
  Undecided, UserError, django, execute, overlay, ownTemplates, render, templatesInMemory, version,
} from 'create-mvt-app';
import { type Promised, type Subject, type Words, promises, target } from 'create-mvt-app/testing';

const stack: Stack = django();
const files: Tree = render({ title: 'Shop', package: 'shop' }, { stack });
const content: string | undefined = files.get('manage.py')?.content;
const result: Promise<Result> = execute(files, ['deploy', 'heroku'], { stack, environment: {} });
const hold: Promised | undefined = promises.reversible;
const subject: Subject = target('heroku', { title: 'Shop', package: 'shop' }, stack);
const isFault = (error: unknown): error is UserError => error instanceof UserError;
const obstacles = (error: Undecided): readonly Obstacle[] => error.obstacles;
// @ts-expect-error a feature has a title and a hint
const broken: Addition = { name: 'hello' };
// @ts-expect-error words are a list
execute(files, 'add app blog');
// @ts-expect-error a stack is not made of nothing
render({}, { stack: {} });
export { broken, content, hold, isFault, obstacles, result, subject };
`;

const compilers = {
  nodenext: { module: 'nodenext', moduleResolution: 'nodenext' },
  bundler: { module: 'esnext', moduleResolution: 'bundler' },
};

const npm = (args: readonly string[], cwd: string) => execa('npm', [...args], { cwd });

beforeAll(async () => {
  const pack = ['pack', '--ignore-scripts', '--json', '--pack-destination', consumer];
  [packed] = JSON.parse((await npm(pack, root)).stdout);
  writeFileSync(join(consumer, 'package.json'), '{ "private": true, "type": "module" }');
  await npm(['install', '--offline', '--no-audit', '--no-fund', `./${packed.filename}`], consumer);
  writeFileSync(join(consumer, 'types.ts'), types);
  for (const [index, code] of samples.entries()) writeFileSync(join(consumer, `sample-${index}.ts`), code);
});

afterAll(() => rmSync(consumer, { recursive: true, force: true }));

test('it is small', () => {
  expect(packed.size).toBeLessThan(470_000);
  expect(packed.entryCount).toBeLessThan(40);
});

test.each(Object.entries(compilers))('its types work with the resolution %s', async (name, modules) => {
  const compilerOptions = {
    ...modules,
    target: 'es2023',
    lib: ['es2023', 'dom'],
    types: [],
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    outDir: name,
  };
  writeFileSync(join(consumer, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['*.ts'] }));
  const options = { cwd: consumer, preferLocal: true, localDir: root, reject: false } as const;
  expect(await execa('tsc', [], options)).toMatchObject({ stdout: '', exitCode: 0 });

  const [first, second] = await Promise.all(
    samples.map((_, index) => execa('node', [`${name}/sample-${index}.js`], { cwd: consumer })),
  );
  expect(first?.stdout).toMatch(/^The app blog is now part of the project\.\n/);
  expect(first?.stdout).toContain('\nnew blog/models.py\n');
  expect(first?.stdout).toContain('\nchanged shop/settings.py\n');
  expect(first?.stdout).toContain('class Post(models.Model):');
  expect(second?.stdout.split('\n')).toEqual(
    ['deterministic', 'path-independent', 'idempotent', 'reversible', 'all or nothing'].map(
      (promise) => `The feature hello is ${promise}.`,
    ),
  );
});

test('it is bundled for browsers without modules of Node.js', async () => {
  const contents = `export * from 'create-mvt-app';\nexport * as testing from 'create-mvt-app/testing';`;
  const { metafile } = await build({
    stdin: { contents, resolveDir: consumer },
    bundle: true,
    write: false,
    metafile: true,
    platform: 'browser',
    format: 'esm',
  });
  expect(Object.values(metafile.outputs).flatMap(({ imports }) => imports)).toEqual([]);
});

test('its schema and its manifest can be imported, and nothing that is not meant to be', async () => {
  const imported = async (path: string) => {
    const code = `import value from '${path}' with { type: 'json' }; console.log(JSON.stringify(value));`;
    const { stdout } = await execa('node', ['--input-type=module', '-e', code], { cwd: consumer });
    return JSON.parse(stdout);
  };
  expect(await imported('create-mvt-app/blueprint.schema.json')).toMatchObject({
    title: 'Blueprint of create-mvt-app',
  });
  expect(await imported('create-mvt-app/package.json')).toMatchObject({ name: 'create-mvt-app' });
  await expect(imported('create-mvt-app/dist/api.js')).rejects.toThrow('ERR_PACKAGE_PATH_NOT_EXPORTED');
});
