// The promises, as properties of random blueprints.

import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { recordName } from '../../lib/core/blueprint/record.ts';
import { readDocumentFile } from '../../lib/core/commit/blueprint-file.ts';
import { planTree } from '../../lib/core/commit/plan.ts';
import { publish } from '../../lib/core/commit/publish.ts';
import type { Tree } from '../../lib/core/files/tree.ts';
import { anyBlueprint } from '../helpers/blueprints.ts';
import { temporaryFolder } from '../helpers/command.ts';
import { render, stack } from '../helpers/django.ts';

const runs = { numRuns: 200 };

function write(tree: Tree, folder: string): void {
  for (const [path, { content }] of tree) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}

test('deterministic: the same blueprint gives the same bytes', () => {
  fc.assert(
    fc.property(anyBlueprint, (blueprint) => {
      expect(render({ ...blueprint })).toEqual(render(blueprint));
    }),
    runs,
  );
});

test('the record holds the blueprint, and the hash of every other file', () => {
  const folder = temporaryFolder();
  fc.assert(
    fc.property(anyBlueprint, (blueprint) => {
      const tree = render(blueprint);
      const record = tree.get(recordName)?.content ?? '';
      writeFileSync(join(folder, recordName), record);
      expect(readDocumentFile(join(folder, recordName), stack)).toEqual({ features: [], ...blueprint });
      const others = [...tree].filter(([path]) => path !== recordName);
      const hashes = others.map(([path, { content }]) => [
        path,
        createHash('sha256').update(content).digest('hex').slice(0, 16),
      ]);
      expect(JSON.parse(record).files).toEqual(Object.fromEntries(hashes));
    }),
    runs,
  );
});

test('idempotent: what was published is identical when it is planned again', () => {
  fc.assert(
    fc.property(anyBlueprint, (blueprint) => {
      const folder = temporaryFolder();
      const tree = render(blueprint);
      write(tree, join(folder, 'staging'));
      publish(planTree(tree, join(folder, 'shop')), join(folder, 'staging'), {
        path: join(folder, 'shop'),
        state: 'missing',
      });
      expect(new Set(planTree(tree, join(folder, 'shop')).map(({ action }) => action))).toEqual(
        new Set(['identical']),
      );
    }),
    { numRuns: 20 },
  );
});

test('texts appear in no file but those that quote them', () => {
  fc.assert(
    fc.property(anyBlueprint, (blueprint) => {
      const marked = render({ ...blueprint, title: 'Mark4711', description: 'Mark4712' });
      const holders = [...marked]
        .filter(([, { content }]) => /Mark471[12]/.test(content))
        .map(([path]) => path);
      expect(holders.sort()).toEqual(['README.md', `${blueprint.package}/settings.py`, recordName].sort());
    }),
    { numRuns: 20 },
  );
});

test('all or nothing: when one file cannot be moved, the earlier ones are put back', () => {
  const folder = temporaryFolder();
  const target = join(folder, 'shop');
  write(
    new Map([
      ['a.txt', { content: 'mine' }],
      ['z/keep.txt', { content: 'kept' }],
    ]),
    target,
  );
  const staging = join(target, '.staging');
  write(
    new Map([
      ['a.txt', { content: 'new' }],
      ['new/b.txt', { content: 'b' }],
    ]),
    staging,
  );
  const plan = [
    { path: 'a.txt', content: 'new', action: 'change' },
    { path: 'new/b.txt', content: 'b', action: 'create' },
    { path: 'z', content: 'a folder is in the way', action: 'change' },
  ] as const;
  expect(() => publish(plan, staging, { path: target, state: 'occupied' })).toThrow('Nothing was changed');
  expect(readFileSync(join(target, 'a.txt'), 'utf8')).toBe('mine');
  expect(() => readFileSync(join(target, 'new/b.txt'))).toThrow('ENOENT');
  expect(readFileSync(join(target, 'z/keep.txt'), 'utf8')).toBe('kept');
});
