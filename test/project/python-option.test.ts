// --python: one that is missing or too old is refused before anything is written.
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { run, temporaryFolder } from '../helpers/command.ts';

/** A program that answers as a Python of that version does. */
function fakePython(version: string): string {
  const path = join(temporaryFolder(), 'python');
  writeFileSync(path, `#!/bin/sh\necho ${version}\n`, { mode: 0o755 });
  return path;
}

test.each([
  ['a missing program', '5.2', () => 'no-such-python', 'no-such-python does not work as Python'],
  ['a folder', '5.2', () => '/', '--python / does not work as Python'],
  ['another program', '5.2', () => process.execPath, 'does not work as Python'],
  [
    'Python 2',
    '5.2',
    () => fakePython('2.7'),
    'is Python 2.7, but this version of Django needs 3.10 or newer',
  ],
  [
    'an old Python',
    '5.2',
    () => fakePython('3.9'),
    'is Python 3.9, but this version of Django needs 3.10 or newer',
  ],
  [
    'an old one for 6.1',
    '6.1',
    () => fakePython('3.11'),
    'is Python 3.11, but this version of Django needs 3.12 or newer',
  ],
])('%s', async (_, django, python, reason) => {
  const cwd = temporaryFolder();
  const result = await run(cwd, ['shop', '--yes', '--django', django, '--python', python()]);

  expect(result).toMatchObject({ exitCode: 2, stdout: '', stderr: expect.stringContaining(reason) });
  expect(result.stderr.trim().split('\n')).toHaveLength(1);
  expect(readdirSync(cwd)).toEqual([]);
});
