// The order of rooms: imports run one way, file by file, and the core knows no stack.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '..');

/** From the lowest to the highest: a file imports only from its own room and from rooms below it. */
const order = [
  'lib/core/version.ts',
  'lib/core/text',
  'lib/core/files',
  'lib/core/options',
  'lib/core/models',
  'lib/core/additions',
  'lib/core/blueprint',
  'lib/core/templates',
  'lib/core/stack',
  'lib/core/run',
  'lib/core/terminal',
  'lib/core/commit',
  'lib/core/check',
  'lib/core/toolchain',
  'lib/core/render',
  'lib/core/merge',
  'lib/core/execute',
  'lib/stacks/django/python',
  'lib/stacks/django/pins.ts',
  'lib/stacks/django/names.ts',
  'lib/stacks/django/site-names.ts',
  'lib/stacks/django/routes.ts',
  'lib/stacks/django/server-variables.ts',
  'lib/stacks/django/own-folder.ts',
  'lib/stacks/django/locale',
  'lib/stacks/django/features',
  'lib/stacks/django/targets',
  'lib/stacks/django/presets.ts',
  'lib/stacks/django/format-1.ts',
  'lib/stacks/django/options.ts',
  'lib/stacks/django/tables.ts',
  'lib/stacks/django/answers.ts',
  'lib/stacks/django/runtime.ts',
  'lib/stacks/django/requirements.ts',
  'lib/stacks/django/requirements-file.ts',
  'lib/stacks/django/merge-requirements.ts',
  'lib/stacks/django/merge-views.ts',
  'lib/stacks/django/packages',
  'lib/stacks/django/file-languages.ts',
  'lib/stacks/django/versions',
  'lib/stacks/django/project',
  'lib/stacks/django/models',
  'lib/stacks/django/apps',
  'lib/stacks/django/foreign',
  'lib/stacks/django/commands',
  'lib/stacks/django/readers',
  'lib/stacks/django/after-merge.ts',
  'lib/stacks/django/install',
  'lib/stacks/django/checks',
  'lib/stacks/django/doctor',
  'lib/stacks/django/base.ts',
  'lib/stacks/django/toolchain.ts',
  'lib/stacks/django/index.ts',
  'lib/stacks/index.ts',
  'lib/cli',
  'lib/api',
  'generators',
  'bin',
];

const files = ['bin', 'generators', 'lib'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll('\\', '/')),
);

const read = (path: string) => readFileSync(join(root, path), 'utf8');

/** The files that a file imports, types among them. */
function importsOf(path: string): string[] {
  return [...read(path).matchAll(/(?:from|import\()\s*'(\.[^']+)'/g)]
    .map(([, target = '']) => relative(root, resolve(root, dirname(path), target)).replaceAll('\\', '/'))
    .filter((target) => files.includes(target));
}

const imports = new Map(files.map((path) => [path, importsOf(path)]));

const roomOf = (path: string) => order.findIndex((room) => path === room || path.startsWith(`${room}/`));

test.each(files)('%s imports from its own room and those below', (path) => {
  expect(roomOf(path), 'its room is in the order').toBeGreaterThanOrEqual(0);
  for (const target of imports.get(path) ?? []) {
    expect(roomOf(target), `${path} imports ${target}`).toBeLessThanOrEqual(roomOf(path));
  }
});

test('no file imports itself through others', () => {
  const circles: string[] = [];
  const done = new Set<string>();
  const visit = (path: string, way: readonly string[]) => {
    const start = way.indexOf(path);
    if (start >= 0) circles.push([...way.slice(start), path].join(' -> '));
    if (start >= 0 || done.has(path)) return;
    for (const target of imports.get(path) ?? []) visit(target, [...way, path]);
    done.add(path);
  };
  for (const path of files) visit(path, []);
  expect(circles).toEqual([]);
});

test('stacks do not import each other', () => {
  const stackOf = (path: string) => /^lib\/stacks\/(\w+)\//.exec(path)?.[1];
  const across = [...imports].flatMap(([path, targets]) =>
    targets.filter((target) => stackOf(path) && stackOf(target) && stackOf(target) !== stackOf(path)),
  );
  expect(across).toEqual([]);
});

test('a stack is entered by its index alone, and by the list of stacks', () => {
  const isDoor = (path: string, target: string) =>
    target === 'lib/stacks/index.ts' ||
    (path.startsWith('lib/api/') && /^lib\/stacks\/\w+\/index\.ts$/.test(target));
  const others = [...imports].flatMap(([path, targets]) =>
    path.startsWith('lib/stacks/')
      ? []
      : targets
          .filter((target) => target.startsWith('lib/stacks/') && !isDoor(path, target))
          .map((target) => `${path} imports ${target}`),
  );
  expect(others).toEqual([]);
});

test.each(files.filter((path) => /^(lib\/core|generators)\//.test(path)))('%s names no stack', (path) => {
  expect(read(path)).not.toMatch(/django|python|manage\.py/i);
});

test('tests are in folders that mirror lib', () => {
  const tested = ['core', 'stacks'].flatMap((folder) =>
    readdirSync(join(root, 'test', folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith('.test.ts'))
      .map((entry) => relative(join(root, 'test'), entry.parentPath).replaceAll('\\', '/')),
  );
  const rooms = new Set(files.map((path) => dirname(path).replace(/^lib\//, '')));
  expect(tested.filter((folder) => !rooms.has(folder))).toEqual([]);
});
