// The one table of versions from which on code is written in another way.
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { sinceOf, thresholds } from '../../../../lib/stacks/django/models/since.ts';

const root = resolve(import.meta.dirname, '../../../..');
const texts = ['templates/django', 'lib/stacks/django'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ejs|ts)$/.test(entry.name))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8')),
);

test('it holds what templates ask for, and nothing else', () => {
  const asked = texts.flatMap((text) =>
    [...text.matchAll(/\bsince\(["'](\w+ [\d.]+)["']\)/g)].map(([, version = '']) => version),
  );
  const listed = Object.entries(thresholds).flatMap(([name, versions]) =>
    versions.map((version) => `${name} ${version}`),
  );
  expect([...new Set(asked)].sort()).toEqual(listed.sort());
});

test('a version that is not in it is a mistake in a template', () => {
  const since = sinceOf({ django: '4.2', python: '3.10' });
  expect(since('Django 4.2')).toBe(true);
  expect(since('Django 5.0')).toBe(false);
  expect(() => since('Django 4.3' as 'Django 4.2')).toThrow('Django 4.3 is not in the table');
});
