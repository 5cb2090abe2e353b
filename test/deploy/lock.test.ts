// requirements.lock on platforms: what each runs to install from it, and that a lock which is out of date stops it.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { beforeAll, expect } from 'vitest';
import { temporaryFolder } from '../helpers/command.ts';
import { testWith } from '../helpers/tools.ts';
import { execute, suiteFolder } from '../project/helpers.ts';
import { has, installTools } from '../project/machine.ts';
import { contentOf, deployed, type Platform, readYaml } from './projects.ts';

const folder = suiteFolder();
const isReady = has.packageIndex();
const test = testWith({ 'a package index': isReady });
let bin = '';

beforeAll(async () => {
  if (isReady) bin = await installTools(folder.path, 'yamllint');
});

/** A pip that notes what it is to install, and finds nothing without an index when the lock is out of date. */
const pip = `#!/bin/sh
echo "$*" >> ../log
case "$*" in *--no-index*) grep -q fresh requirements.lock ;; esac
`;

/** Runs lines in a folder with such a pip; with a lock that says so, or without one. */
async function install(lines: string, lock?: 'fresh' | 'stale') {
  const here = temporaryFolder();
  const project = join(here, 'shop');
  mkdirSync(project);
  for (const name of ['pip', 'python']) writeFileSync(join(here, name), pip, { mode: 0o755 });
  writeFileSync(join(project, 'requirements.txt'), 'ranges');
  if (lock) writeFileSync(join(project, 'requirements.lock'), lock);
  const PATH = [here, process.env.PATH].join(delimiter);
  const { exitCode } = await execute(project, ['bash', '-e', '-c', lines], { PATH });
  const log = join(here, 'log');
  return {
    exitCode,
    ran: existsSync(log) ? readFileSync(log, 'utf8').trim().replaceAll('-m pip ', '').split('\n') : [],
    requirements: readFileSync(join(project, 'requirements.txt'), 'utf8'),
  };
}

const readFile = (platform: Platform, path: string) => contentOf(deployed({}, [platform]), path);
const locked = 'install --require-hashes -r requirements.lock';
const checked = 'install --no-index -r requirements.txt';

test.each([
  ['heroku', 'bin/pre_compile'],
  ['aws', '.platform/hooks/prebuild/02_lock.sh'],
] as const)('%s installs from the lock instead', async (platform, path) => {
  const script = readFile(platform, path);
  expect(await install(script, 'fresh')).toEqual({ exitCode: 0, ran: [], requirements: 'fresh' });
  expect(await install(script)).toEqual({ exitCode: 0, ran: [], requirements: 'ranges' });
});

test.each([
  ['test', 'ranges'],
  ['deploy', 'fresh'],
])('the job %s of Azure', async (job, requirements) => {
  const workflow = await readYaml(bin, readFile('azure', '.github/workflows/azure.yml'));
  const { run } = workflow.jobs[job].steps.find(({ name = '' }) => name === 'Install the requirements');
  expect(await install(run, 'fresh')).toEqual({ exitCode: 0, ran: [locked, checked], requirements });
  expect(await install(run)).toMatchObject({ exitCode: 0, ran: ['install -r requirements.txt'] });
  expect(await install(run, 'stale')).toMatchObject({ exitCode: 1, requirements: 'ranges' });
});

test('every component of App Platform', async () => {
  const spec = await readYaml(bin, readFile('digitalocean', '.do/app.yaml'));
  const commands: string[] = [...spec.jobs, ...spec.services].map((each) => each.build_command);
  expect(commands).toHaveLength(2);
  for (const command of commands) {
    const again = locked.replace('install', 'install --force-reinstall');
    expect(await install(command, 'fresh')).toMatchObject({ exitCode: 0, ran: [again, checked] });
    expect(await install(command)).toMatchObject({ exitCode: 0, ran: [] });
    expect(await install(command, 'stale')).toMatchObject({ exitCode: 1 });
  }
});
