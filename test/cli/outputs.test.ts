// The published schemas refuse what they do not describe: all tests that run the command with --json rely on that.
import { expect, test } from 'vitest';
import { expectPublishedShape } from '../helpers/published-shapes.ts';

const failed = { ok: false, exitCode: 2, error: 'x', files: [], steps: [] };
const checked = { ...failed, ok: true, exitCode: 0, directory: '/x', checks: [] };
const file = { path: 'a', action: 'create' };
const step = { id: 'git', status: 'failed', detail: 'x', output: [], command: 'git init' };

const hold = (document: object) => () => expectPublishedShape(['status', '--json'], JSON.stringify(document));

test.each([failed, checked, { ...checked, files: [file], steps: [step] }])('%j is described', (document) => {
  expect(hold(document)).not.toThrow();
});

test.each([
  { ...failed, more: 1 },
  { ...checked, files: [{ ...file, size: 1 }] },
  { ...checked, files: [{ ...file, action: 'move' }] },
  { ...checked, steps: [{ ...step, command: undefined }] },
  { ...checked, blueprint: {} },
  { ...failed, error: undefined },
])('%j is not described', (document) => {
  expect(hold(document)).toThrow();
});

test('what render prints is described, and nothing else', () => {
  const hold = (file: object) => () => expectPublishedShape(['render'], JSON.stringify({ a: file }));
  expect(hold({ content: '', encoding: 'latin1', mode: 0o755 })).not.toThrow();
  expect(hold({ content: '', size: 1 })).toThrow();
});
