// A project below the top of its repository: workflows go to the top, come back exactly, and nothing else there is touched.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect } from 'vitest';
import { run, temporaryFolder } from '../helpers/command.ts';
import { runs, testWith } from '../helpers/tools.ts';
import { done, foreign, write } from './apps.ts';
import { commit } from './committed.ts';
import { expectFailure, flaws, listing, makeProject, projectListing } from './helpers.ts';
import { started } from './sites.ts';

const test = testWith({ git: runs('git', '--version') });

const theirs = 'name: Theirs\n';

/** A repository with a workflow of its own. */
function repository(): string {
  const top = temporaryFolder();
  write(top, { '.github/workflows/ci.yml': theirs, 'web/notes.txt': 'Mine.\n' });
  commit(top);
  return top;
}

const workflowsIn = (top: string) => readdirSync(join(top, '.github/workflows')).sort();
const withoutGit = (files: Record<string, string>) =>
  Object.fromEntries(Object.entries(files).filter(([path]) => !/^\.git(\/|$)|\/\.env$/.test(path)));

test('a new project has its workflows at the top, and every removal gives back what was there', async () => {
  const top = repository();
  const plain = await makeProject(join(top, 'web'), 'backend');
  commit(top);
  const before = withoutGit(projectListing(top));
  const change = (...args: string[]) => run(plain, [...args, '--no-install']);
  expect(await change('add', 'ci')).toMatchObject({ exitCode: 0, stderr: '' });
  expect(workflowsIn(top)).toEqual(['ci.yml', 'web-backend-ci.yml']);
  commit(top);
  expect(await change('deploy', 'azure')).toMatchObject({ exitCode: 0, stderr: '' });
  expect(workflowsIn(top)).toEqual(['ci.yml', 'web-backend-azure.yml', 'web-backend-ci.yml']);
  commit(top);
  const both = withoutGit(projectListing(top));
  expect((await change('update')).stdout).toContain('already up to date');
  expect((await run(plain, ['status'])).stdout).not.toContain('Changed by you');
  expect(await change('remove', 'ci')).toMatchObject({ exitCode: 0, stderr: '' });
  commit(top);
  expect(await change('remove', 'deploy', 'azure')).toMatchObject({ exitCode: 0, stderr: '' });
  expect(withoutGit(projectListing(top))).toEqual(before);

  const other = repository();
  const made = await makeProject(join(other, 'web'), 'backend', '--features', 'ci', '--deploy', 'azure');
  expect(withoutGit(projectListing(other))).toEqual(both);
  expect(flaws(made).filter((path) => !path.startsWith('../'))).toEqual([]);
});

test('a change by its owner is merged, and a workflow that was changed is kept', async () => {
  const top = repository();
  const shop = await makeProject(top, 'shop', '--features', 'ci');
  const path = join(top, '.github/workflows/shop-ci.yml');
  writeFileSync(path, `# Mine.\n${readFileSync(path, 'utf8')}`);
  commit(top);
  expect((await run(shop, ['status'])).stdout).toMatch(
    /Changed by you\n +\.\.\/\.github\/workflows\/shop-ci\.yml/,
  );
  expect((await run(shop, ['add', 'api', 'react', '--no-install'])).exitCode).toBe(0);
  expect(readFileSync(path, 'utf8')).toMatch(/^# Mine\.\n[\s\S]*"shop\/frontend"/);
  commit(top);
  const { stdout } = await run(shop, ['remove', 'ci', '--no-install']);
  expect(stdout).toMatch(/keep +\.\.\/\.github\/workflows\/shop-ci\.yml/);
});

test('update moves workflows to the top that were written where GitHub does not look', async () => {
  const top = repository();
  const shop = await makeProject(join(temporaryFolder()), 'shop', '--features', 'ci');
  execFileSync('cp', ['-r', shop, top]);
  commit(top);
  expect(await run(join(top, 'shop'), ['update', '--no-install'])).toMatchObject({ exitCode: 0, stderr: '' });
  expect(workflowsIn(top)).toEqual(['ci.yml', 'shop-ci.yml']);
  expect(existsSync(join(top, 'shop/.github'))).toBe(false);
});

test('in a foreign project, targets do the same', async () => {
  const top = repository();
  rmSync(join(top, '.github'), { recursive: true });
  const site = foreign(started, join(top, 'site'));
  const before = listing(top);
  await done(site, 'deploy azure heroku');
  expect(workflowsIn(top)).toEqual(['site-azure.yml']);
  expect(readFileSync(join(site, 'DEPLOY.md'), 'utf8')).toMatch(
    /subtree push --prefix site[\s\S]*site-azure\.yml/,
  );
  expect((await done(site, 'deploy azure')).stdout).toContain('nothing had to be changed');
  await done(site, 'remove deploy');
  expect(listing(top)).toEqual(before);
});

describe('a record that reaches for something else', () => {
  const hostile = async (path: string, folder: string) => {
    const top = repository();
    write(top, { '.github/workflows/theirs.yml': theirs });
    const site = foreign(started, join(top, 'web/site'));
    await done(site, 'deploy azure');
    const record = JSON.parse(readFileSync(join(site, '.mvt.json'), 'utf8'));
    const hash = execFileSync('sha256sum', { input: theirs, encoding: 'utf8' }).slice(0, 16);
    record.repository.folder = folder;
    const own = Object.entries(record.deployed.files).filter(([name]) => !name.startsWith('../'));
    record.deployed.files = { ...Object.fromEntries(own), [path]: hash };
    write(site, { '.mvt.json': JSON.stringify(record) });
    return { top, site };
  };

  test.each([
    ['../../.github/workflows/theirs.yml', 'site', /is not a path inside the project/],
    ['../../web/notes.txt', 'web/site', /is not a path inside the project/],
    ['../.github/workflows/theirs.yml', 'site', /the project is in web\/site: correct/],
    ['../../../.github/workflows/theirs.yml', 'a/b/c', /the project is in web\/site: correct/],
  ])('%s in %s is refused', async (path, folder, message) => {
    const { top, site } = await hostile(path, folder);
    const place = join(site, path);
    if (!existsSync(place)) write(join(place, '..'), { 'theirs.yml': theirs });
    const before = listing(top);
    expectFailure(await run(site, ['remove', 'deploy']), 2, message);
    expect(listing(top)).toEqual(before);
    expect(readFileSync(place, 'utf8')).toMatch(/Theirs|Mine/);
    if (path.startsWith('../../../')) rmSync(join(top, '../.github'), { recursive: true });
  });
});
