// Rules that the files of this repository keep.
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { expect, test } from 'vitest';
import { updatedReadme } from './tools/write-readme.ts';

const root = resolve(import.meta.dirname, '..');
const folders = ['bin', 'generators', 'lib'] as const;

/** A path as imports write it, also on Windows. */
const fromRoot = (path: string) => relative(root, path).replaceAll(sep, '/');

const sources = [...folders, 'test'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => fromRoot(join(entry.parentPath, entry.name))),
);

const read = (path: string) => readFileSync(join(root, path), 'utf8');

test('the README is in step with the option table', () => {
  expect(read('README.md')).toBe(updatedReadme(read('README.md')));
});

test.each(sources)('%s says first what it is for, and is short', (path) => {
  const lines = read(path).split('\n');
  const first = lines[0]?.startsWith('#!') ? lines[1] : lines[0];
  expect(first).toMatch(/^\/\/ [A-Za-z.`"'-].*[.:!]$/);
  expect(lines.length).toBeLessThanOrEqual(250);
});

test('one file knows Yeoman', () => {
  const known = sources.filter((path) => /['"]yeoman-(generator|environment)/.test(read(path)));
  expect(known.filter((path) => !path.startsWith('test/'))).toEqual(['generators/yeoman.ts']);
});

test.each(sources.filter((path) => !path.startsWith('test/')))('%s imports in one direction', (path) => {
  const level = (file: string) => folders.findIndex((folder) => file.startsWith(`${folder}/`));
  const imports = [...read(path).matchAll(/(?:from|import\()\s*'(\.[^']+)'/g)].map(([, target]) =>
    fromRoot(resolve(root, path, '..', target ?? '')),
  );
  for (const target of imports.filter((file) => level(file) >= 0)) {
    expect(level(target), `${path} imports ${target}`).toBeGreaterThanOrEqual(level(path));
  }
});
