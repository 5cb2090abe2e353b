// `undo` by the built command: what is said, what is asked, what is refused, and bytes that come back.
import { execFileSync } from 'node:child_process';
import { chmodSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { keys, run, runInTerminal, temporaryFolder } from '../helpers/command.ts';
import { done, foreign, write } from './apps.ts';
import { commit, committed, files } from './committed.ts';
import { identity, makeProject } from './helpers.ts';
import { copyOf, stopAt } from './interrupt.ts';

const undo = (folder: string, ...more: string[]) => run(folder, ['undo', ...more]);
const line = 'add app news';
const model = ['--model', 'Item title'];

test('the last command is undone, after saying what that changes; then there is nothing more', async () => {
  const shop = await committed();
  const before = files(shop);
  await done(shop, line, ...model);
  const after = files(shop);
  const dry = await undo(shop, '--dry-run');
  expect(dry.stdout).toMatch(
    /^This undoes create-mvt-app add app news:\n[\s\S]*remove {2}news\/models\.py\n/,
  );
  expect(dry.stdout).toMatch(/Nothing was written: this was a dry run\.$/);
  expect(files(shop)).toEqual(after);
  const { stdout } = await done(shop, 'undo');
  expect(stdout).toMatch(/^This undoes create-mvt-app add app news:\n\n +change {2}\.mvt\.json\n/);
  expect(stdout).toMatch(/\nUndone: create-mvt-app add app news\.$/);
  expect(files(shop)).toEqual(before);
  expect((await done(shop, 'undo')).stdout).toContain('There is nothing to undo here.');
  expect(files(shop)).toEqual(before);
});

test('every byte comes back: other encodings, byte order marks, line ends and permissions', async () => {
  const shop = await committed();
  const texts = {
    'blog/tests.py': '\ufefftests = 1\r\n',
    'blog/admin.py': Buffer.from('# M\xe4rz\r\n', 'latin1'),
  };
  write(shop, texts);
  chmodSync(join(shop, 'blog/views.py'), 0o600);
  // They are as this tool wrote them, as far as it knows: so they go with their app.
  const record = JSON.parse(readFileSync(join(shop, '.mvt.json'), 'utf8'));
  const hashOf = async (path: string) => {
    const { hashOf } = await import('../../lib/core/files/hash.ts');
    const { DiskFiles } = await import('../../lib/core/commit/disk.ts');
    return hashOf(new DiskFiles(shop).read(path) ?? '');
  };
  for (const path of Object.keys(texts)) record.files[path] = await hashOf(path);
  write(shop, { '.mvt.json': `${JSON.stringify(record, null, 2)}\n` });
  commit(shop);
  const before = files(shop);
  await done(shop, 'remove app blog');
  expect(Object.keys(files(shop)).filter((path) => path.startsWith('blog'))).toEqual([]);
  await done(shop, 'undo');
  expect(files(shop)).toEqual(before);
});

test('what was changed or committed since is not undone', async () => {
  const shop = await committed();
  await done(shop, 'add model blog.Tag name');
  const views = readFileSync(join(shop, 'blog/views.py'), 'utf8');
  write(shop, { 'blog/views.py': `${views}\nMINE = 1\n` });
  const before = files(shop);
  const changed = await undo(shop);
  expect(changed).toMatchObject({ exitCode: 2, stdout: '' });
  expect(changed.stderr).toMatch(
    /"create-mvt-app add model blog\.Tag name" cannot be undone, .*: blog\/views\.py\. .* "create-mvt-app remove model blog\.Tag"/,
  );
  write(shop, { 'blog/views.py': views });
  commit(shop);
  const refused = await undo(shop, '--json');
  expect(refused.exitCode).toBe(2);
  expect(JSON.parse(refused.stdout).error).toMatch(/was committed since.*"git revert"/);
  write(shop, { 'blog/views.py': `${views}\nMINE = 1\n` });
  expect(files(shop)).toEqual(before);
});

test('in a terminal it asks first, and a no writes nothing', async () => {
  const shop = await committed();
  const before = files(shop);
  await done(shop, line);
  const after = files(shop);
  const no = runInTerminal(shop, ['undo']);
  await no.waitFor('Undo it?');
  expect(no.text()).toMatch(/This undoes create-mvt-app add app news:\n\n[\s\S]*remove {2}news\/urls\.py/);
  no.type(keys.down);
  no.type(keys.enter);
  expect(await no.exitCode).toBe(130);
  expect(files(shop)).toEqual(after);
  const yes = runInTerminal(shop, ['undo']);
  await yes.waitFor('Undo it?');
  yes.type(keys.enter);
  expect(await yes.exitCode, yes.text()).toBe(0);
  expect(files(shop)).toEqual(before);
});

test('a command and an undo that are killed at any operation on files are undone', async () => {
  const shop = await committed();
  const before = files(shop);
  const argv = ['add', 'field', 'blog.Post', 'note:text:null', '--no-install'];
  await done(shop, argv.join(' '));
  const changed = copyOf(shop);
  await done(shop, 'undo');
  for (let operation = 0; ; operation += 13) {
    const copy = copyOf(shop);
    const { exitCode } = await run(copy, argv, { env: stopAt(operation, 'SIGKILL') });
    if (operation % 2 === 0) await undo(copy, '--yes');
    else {
      await run(copy, argv);
      await undo(copy);
    }
    expect(files(copy), `add field killed at ${operation}`).toEqual(before);
    if (exitCode === 0) break;
  }
  for (let operation = 0; ; operation += 13) {
    const copy = copyOf(changed);
    const { exitCode } = await run(copy, ['undo'], { env: stopAt(operation, 'SIGKILL') });
    if (exitCode === 0) break;
    await done(copy, 'undo');
    expect(files(copy), `undo killed at ${operation}`).toEqual(before);
  }
});

test('projects in a folder of a repository, in a worktree, and of others are undone; without a repository nothing is kept', async () => {
  const shop = await committed();
  const git = (...words: string[]) =>
    execFileSync('git', words, { cwd: shop, env: { ...process.env, ...identity }, stdio: 'ignore' });
  const tree = join(temporaryFolder(), 'tree');
  git('worktree', 'add', tree);
  const above = temporaryFolder();
  const below = join(above, 'sites/shop');
  write(above, { 'sites/README.md': 'Sites.\n' });
  renameSync(copyOf(shop), below);
  rmSync(join(below, '.git'), { recursive: true });
  commit(above);
  const theirs = foreign();
  commit(theirs);
  for (const folder of [tree, below, theirs]) {
    const before = files(folder);
    await done(folder, line, ...model);
    await done(folder, 'undo');
    expect(files(folder), folder).toEqual(before);
  }
  rmSync(join(theirs, '.git/create-mvt-app'), { recursive: true });
  write(theirs, { '.git/create-mvt-app': 'a file where a folder would go' });
  expect((await done(theirs, line)).stdout).toContain('create-mvt-app undo cannot take this back: ');
  const loose = await makeProject(temporaryFolder());
  await done(loose, line);
  const { stdout } = await done(loose, 'undo');
  expect(stdout).toContain('There is nothing to undo here: commands are only kept in a git repository.');
  expect(await undo(loose, 'all')).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('"all"') });
});
