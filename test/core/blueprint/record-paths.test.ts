// The paths of a record: whatever of it names a file names one of the project.
import { expect, test } from 'vitest';
import { emptyRecord, type ProjectRecord } from '../../../lib/core/blueprint/record.ts';
import { refuseOutside } from '../../../lib/core/blueprint/record-paths.ts';
import { stack } from '../../helpers/django.ts';

const record = emptyRecord(stack);
const deployed = { files: {}, blocks: [], middleware: [], requirements: [] };

const outside = [
  '../a',
  '/a',
  'a/../../b',
  'a//b',
  '..\\a',
  '\\a',
  'a/',
  '',
  '..',
  '.git/config',
  '.GIT/hooks/a',
];

test.each(outside)('%j is refused wherever it is', (path) => {
  const places: [string, Partial<ProjectRecord>][] = [
    ['files', { files: { [path]: '0' } }],
    ['undo', { undo: { [path]: [] } }],
    ['merged', { merged: { [path]: '0' } }],
    ['deployed.files', { deployed: { ...deployed, files: { [path]: '0' } } }],
    ['deployed.blocks', { deployed: { ...deployed, blocks: [{ path, text: '' }] } }],
  ];
  for (const [key, part] of places) {
    expect(() => refuseOutside({ ...record, ...part })).toThrow(`${key}: "`);
  }
});

test.each(['a', 'a/b.py', '.gitignore', '.github/workflows/ci.yml', 'a..b', '..a/b'])('%j is not', (path) => {
  expect(() => refuseOutside({ ...record, files: { [path]: '0' }, undo: { [path]: [] } })).not.toThrow();
});
