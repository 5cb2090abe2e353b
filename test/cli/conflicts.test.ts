// Folders that hold something already: --on-conflict, --dry-run, and running the same command again.
import { appendFileSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { run, temporaryFolder } from '../helpers/command.ts';
import {
  expectFailure,
  fileLines,
  flaws,
  listing,
  makeProject,
  projectListing,
  silently,
} from './helpers.ts';
import { flagsFor, someAnswers } from './questions.ts';

/** A folder `shop` with a file that is in the way, one that is as it should be, and one that nobody minds. */
async function occupied(): Promise<{ folder: string; shop: string; reference: string }> {
  const reference = await makeProject(temporaryFolder());
  const folder = temporaryFolder();
  const shop = join(folder, 'shop');
  mkdirSync(shop);
  writeFileSync(join(shop, 'manage.py'), 'mine\n', { mode: 0o640 });
  writeFileSync(join(shop, 'requirements.txt'), readFileSync(join(reference, 'requirements.txt')));
  writeFileSync(join(shop, 'notes.txt'), 'mine too\n');
  writeFileSync(join(shop, '.env'), 'SECRET_KEY=mine\n');
  return { folder, shop, reference };
}

describe('in an occupied folder --on-conflict', () => {
  test('keep leaves files that differ, and makes the rest', async () => {
    const { folder, shop, reference } = await occupied();
    const before = listing(shop);
    const result = await run(folder, ['shop', '--on-conflict', 'keep', ...silently]);
    expect(result).toMatchObject({ exitCode: 0, stderr: '' });
    expect(fileLines(result)).toEqual(
      expect.arrayContaining([
        'skip manage.py',
        'skip .env',
        'identical requirements.txt',
        'create shop/urls.py',
      ]),
    );
    expect(listing(shop)).toEqual({ ...listing(reference), ...before });
  });

  test('overwrite replaces files that differ, but no secrets', async () => {
    const { folder, shop, reference } = await occupied();
    const { 'notes.txt': notes, '.env': env } = listing(shop);
    const result = await run(folder, ['shop', '--on-conflict', 'overwrite', ...silently]);
    expect(result).toMatchObject({ exitCode: 0, stderr: '' });
    expect(fileLines(result)).toEqual(
      expect.arrayContaining([
        'change manage.py',
        'skip .env',
        'identical requirements.txt',
        'create shop/urls.py',
      ]),
    );
    expect(listing(shop)).toEqual({ ...listing(reference), 'notes.txt': notes, '.env': env });
  });

  test.each([
    ['abort', /manage\.py.*would be overwritten: nothing was written/],
    ['ask', /--on-conflict/],
  ])('%s without a terminal writes nothing', async (value, message) => {
    const { folder } = await occupied();
    const before = listing(folder);
    const args = ['shop', ...flagsFor(someAnswers), '--no-install', '--no-git', '--on-conflict', value];
    expectFailure(await run(folder, args), 2, message);
    expect(listing(folder)).toEqual(before);
  });

  test('abort is no obstacle where nothing differs', async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'shop'));
    writeFileSync(join(folder, 'shop/notes.txt'), 'mine\n');
    expect((await run(folder, ['shop', '--on-conflict', 'abort', ...silently])).exitCode).toBe(0);
    expect(flaws(join(folder, 'shop'))).toEqual([]);
  });
});

test.each([
  [
    'a folder where a file must go',
    (shop: string) => mkdirSync(join(shop, 'manage.py')),
    /manage\.py is not a regular file/,
  ],
  [
    'a link where a file must go',
    (shop: string) => symlinkSync('../out.txt', join(shop, 'manage.py')),
    /not a regular file/,
  ],
  [
    'a dangling link where a file must go',
    (shop: string) => symlinkSync('x', join(shop, '.env')),
    /not a regular file/,
  ],
  [
    'a file where a folder must go',
    (shop: string) => writeFileSync(join(shop, 'static'), ''),
    /static is a file/,
  ],
  [
    'a link out of the project',
    (shop: string) => symlinkSync('../out', join(shop, 'static')),
    /leads out of the project/,
  ],
  ['a dangling link', (shop: string) => symlinkSync('x', join(shop, 'static')), /static is a link/],
])('%s is refused, whatever --on-conflict says', async (_what, prepare, message) => {
  const folder = temporaryFolder();
  for (const name of ['shop', 'out']) mkdirSync(join(folder, name));
  writeFileSync(join(folder, 'out.txt'), 'outside\n');
  prepare(join(folder, 'shop'));
  const before = listing(folder);
  for (const value of ['keep', 'overwrite', 'abort']) {
    expectFailure(await run(folder, ['shop', '--on-conflict', value, ...silently]), 2, message);
    expect(listing(folder)).toEqual(before);
  }
});

test('a link that stays in the project is written through', async () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'shop/assets'), { recursive: true });
  symlinkSync('assets', join(folder, 'shop/static'));
  expect((await run(folder, ['shop', '--on-conflict', 'keep', ...silently])).exitCode).toBe(0);
  expect(listing(folder)).toMatchObject({
    'shop/static': '-> assets',
    'shop/assets/css': expect.any(String),
  });
});

describe('--dry-run', () => {
  test('draws the tree of a new project and writes nothing', async () => {
    const folder = temporaryFolder();
    const { exitCode, stdout, stderr } = await run(folder, ['sites/shop', '--dry-run', ...silently]);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    for (const line of [
      'sites/shop/',
      '├── shop/',
      '│   ├── settings.py',
      '├── manage.py',
      'Nothing was written',
    ]) {
      expect(stdout).toContain(line);
    }
    expect(listing(folder)).toEqual({});
    const shop = await makeProject(folder, 'sites/shop');
    const names = Object.keys(listing(shop)).map((path) => path.split('/').at(-1));
    for (const name of names) expect(stdout).toContain(`── ${name}`);
  });

  test('shows how files would change, and prints no secret', async () => {
    const { folder } = await occupied();
    const before = listing(folder);
    const { exitCode, stdout } = await run(folder, ['shop', '--dry-run', ...silently]);
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^--- a\/manage\.py\n\+\+\+ b\/manage\.py\n@@ .*\n-mine\n\+#!/m);
    expect(stdout).toMatch(/^ +conflict {2}manage\.py$/m);
    expect(stdout).not.toContain('SECRET_KEY=');
    expect(listing(folder)).toEqual(before);
  });

  test.each([
    ['keep', 'skip'],
    ['overwrite', 'change'],
  ])('with --on-conflict %s says that it would %s', async (value, verb) => {
    const { folder } = await occupied();
    const before = listing(folder);
    const result = await run(folder, ['shop', '--dry-run', '--on-conflict', value, ...silently]);
    expect(fileLines(result)).toEqual(
      expect.arrayContaining([`${verb} manage.py`, 'identical requirements.txt']),
    );
    expect(listing(folder)).toEqual(before);
  });
});

describe('running it again', () => {
  test('changes nothing and says so', async () => {
    const folder = temporaryFolder();
    const shop = await makeProject(folder);
    const before = listing(folder);
    for (const [cwd, directory] of [
      [folder, 'shop'],
      [shop, '.'],
    ] as const) {
      const result = await run(cwd, [directory, ...silently]);
      expect(result).toMatchObject({
        exitCode: 0,
        stderr: '',
        stdout: expect.stringContaining('no file had to be written'),
      });
      const others = fileLines(result).filter((line) => !line.startsWith('identical'));
      expect(others).toEqual(['skip .env']);
      expect(listing(folder)).toEqual(before);
    }
  });

  test('needs no answers, for the project has them', async () => {
    const folder = temporaryFolder();
    const shop = await makeProject(folder, 'shop', '--title', 'My own', '--database', 'postgresql');
    const before = listing(shop);
    expect(await run(folder, ['shop', '--no-install', '--no-git'])).toMatchObject({
      exitCode: 0,
      stderr: '',
    });
    expect(listing(shop)).toEqual(before);
  });

  test('restores a file that was deleted', async () => {
    const folder = temporaryFolder();
    const shop = await makeProject(folder);
    const before = projectListing(shop);
    for (const path of ['manage.py', 'pages', '.env']) rmSync(join(shop, path), { recursive: true });
    const result = await run(folder, ['shop', ...silently]);
    expect(fileLines(result)).toEqual(
      expect.arrayContaining([
        'create manage.py',
        'create pages/views.py',
        'create .env',
        'identical README.md',
      ]),
    );
    expect(projectListing(shop)).toEqual(before);
  });

  test('keeps what was edited and added', async () => {
    const folder = temporaryFolder();
    const shop = await makeProject(folder);
    for (const path of ['shop/settings.py', '.env']) appendFileSync(join(shop, path), '# mine\n');
    writeFileSync(join(shop, 'pages/extra.py'), 'x = 1\n');
    const before = listing(shop);
    const result = await run(folder, ['shop', ...silently]);
    expect(result).toMatchObject({ exitCode: 0, stderr: '' });
    expect(fileLines(result)).toEqual(expect.arrayContaining(['skip shop/settings.py', 'skip .env']));
    expect(listing(shop)).toEqual(before);
  });
});
