// What is not committed, and why git does not know.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, vi } from 'vitest';
import { uncommitted } from '../../../lib/core/merge/uncommitted.ts';
import { runs, testWith } from '../../helpers/tools.ts';

const test = testWith({ git: runs('git', '--version') });

function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'mvt-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

test('files are changed, or not known to git', async () => {
  const folder = emptyFolder();
  const git = (...words: string[]) => execFileSync('git', ['-C', folder, ...words], { stdio: 'ignore' });
  git('init');
  for (const name of ['a', 'b', 'c']) writeFileSync(join(folder, name), '');
  git('add', 'a', 'b');
  git('-c', 'user.name=Ada', '-c', 'user.email=ada@example.com', 'commit', '-m', 'One');
  writeFileSync(join(folder, 'b'), 'Changed.');
  expect(await uncommitted(folder)).toEqual({ changed: ['b'], unknown: new Set(['c']) });
});

test('a folder without a repository, or with a broken one, is told apart from a machine without git', async () => {
  const folder = emptyFolder();
  expect(await uncommitted(folder)).toMatchObject({ fault: `${folder} is not in a git repository` });
  writeFileSync(join(folder, '.git'), 'Not what git expects.');
  expect(await uncommitted(folder)).toMatchObject({
    fault: expect.stringMatching(/^git cannot read the repository of .*\(invalid gitfile format/),
    remedy: 'see what "git status" says there',
  });
  vi.stubEnv('PATH', folder);
  onTestFinished(() => void vi.unstubAllEnvs());
  expect(await uncommitted(folder)).toEqual({ fault: 'git is not on the PATH', remedy: 'install it' });
});
