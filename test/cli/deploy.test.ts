// Deploy targets added to and removed from projects made by this tool: nothing is lost, nothing is left, and what is refused.
import { appendFileSync, cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect } from 'vitest';
import { presets } from '../../lib/stacks/django/presets.ts';
import { keys, run, runInTerminal, temporaryFolder } from '../helpers/command.ts';
import { runs, testWith } from '../helpers/tools.ts';
import { change, done } from './apps.ts';
import { commit, committed, files } from './committed.ts';
import { expectFailure, makeProject } from './helpers.ts';

const test = testWith({ git: runs('git', '--version') });

/** Words after `deploy`, and the flags that make a project with the same targets. */
const choices = [
  ['heroku', '--deploy heroku'],
  ['aws', '--deploy aws'],
  ['digitalocean', '--deploy digitalocean'],
  ['digitalocean --digitalocean app-platform', '--deploy digitalocean --digitalocean app-platform'],
  ['azure', '--deploy azure'],
  [
    'azure digitalocean aws heroku --digitalocean both',
    '--deploy heroku,aws,digitalocean,azure --digitalocean both',
  ],
] as const;

describe.each(Object.keys(presets))('with the preset %s', (preset) => {
  test.each(choices)('deploy %s is the project made with it, and can be taken back', async (words, flags) => {
    const folder = temporaryFolder();
    const shop = await makeProject(folder, 'shop', '--preset', preset);
    const before = files(shop);
    const other = temporaryFolder();
    const made = files(await makeProject(other, 'shop', '--preset', preset, ...flags.split(' ')));
    await done(shop, `deploy ${words} --force`);
    expect(files(shop)).toEqual(made);
    expect(Object.keys(made).length).toBeGreaterThanOrEqual(Object.keys(before).length);
    expect(made['requirements.txt']).toContain('gunicorn');
    await done(shop, 'remove deploy --force');
    expect(files(shop)).toEqual(before);
  });
});

test('targets of any order come out in any other one, beside features, and edits by hand stay', async () => {
  const shop = await committed();
  const before = files(shop);
  const steps = [
    'deploy azure',
    'add celery',
    'deploy heroku',
    'deploy digitalocean',
    'add cache',
    'deploy aws',
  ];
  for (const step of steps) {
    await done(shop, step);
    commit(shop);
  }
  const made = await committed('--features', 'celery,cache', '--deploy', 'heroku,aws,digitalocean,azure');
  expect(files(shop)).toEqual(files(made));
  appendFileSync(join(shop, 'shop/settings.py'), '\nMINE = 2\n');
  commit(shop);
  for (const step of ['remove deploy heroku azure', 'remove celery', 'remove deploy', 'remove cache']) {
    await done(shop, step);
    commit(shop);
  }
  const settings = `${before['shop/settings.py']}\nMINE = 2\n`;
  expect(files(shop)).toEqual({ ...before, 'shop/settings.py': settings });
});

test('another kind of digitalocean takes the place of the one that is on', async () => {
  const shop = await committed('--deploy', 'digitalocean');
  await done(shop, 'update --digitalocean app-platform');
  expect(files(shop)).toEqual(
    files(await committed('--deploy', 'digitalocean', '--digitalocean', 'app-platform')),
  );
});

test('what is on already, or off already, changes nothing', async () => {
  const shop = await committed('--deploy', 'heroku');
  const before = files(shop);
  expect((await done(shop, 'deploy heroku')).stdout).toContain('heroku is already enabled');
  const removed = await run(shop, ['remove', 'deploy', 'aws']);
  expect(removed).toMatchObject({ exitCode: 0, stderr: '' });
  expect(removed.stdout).toContain('aws is not enabled');
  expect(files(shop)).toEqual(before);
});

test('a dry run shows what would change and changes nothing, and --json says what is on', async () => {
  const shop = await committed();
  const before = files(shop);
  const { stdout } = await done(shop, 'deploy heroku --dry-run');
  expect(stdout).toContain('+gunicorn');
  expect(files(shop)).toEqual(before);
  const json = JSON.parse((await done(shop, 'deploy digitalocean --json')).stdout);
  expect(json).toMatchObject({ deploy: ['digitalocean'], conflicts: [] });
  const { stdout: status } = await run(shop, ['status']);
  expect(status).toMatch(/Deploys to\n +digitalocean +DigitalOcean \(--digitalocean droplet\)/);
});

test('which of DigitalOcean is asked', async () => {
  const shop = await committed();
  const terminal = runInTerminal(shop, ['deploy', 'digitalocean', '--no-install']);
  await terminal.waitFor('Where on DigitalOcean');
  terminal.type(keys.down);
  await terminal.waitFor('❯ the App Platform');
  terminal.type(keys.enter);
  expect(await terminal.exitCode).toBe(0);
  expect(JSON.parse(readFileSync(join(shop, '.mvt.json'), 'utf8'))).toMatchObject({
    deploy: ['digitalocean'],
    digitalocean: 'app-platform',
  });
});

const refused: readonly [string, RegExp][] = [
  ['deploy herku', /did you mean heroku\?/],
  ['deploy', /Specify where to deploy: heroku, aws, digitalocean, azure/],
  ['add heroku', /heroku is a deploy target: create-mvt-app deploy heroku/],
  ['deploy aws --digitalocean both', /target digitalocean, which is not enabled/],
  ['deploy aws --settings shop.settings', /--settings is for projects that were not made by create-mvt-app/],
  ['remove deploy azur', /did you mean azure\?/],
];

test('what cannot be done is refused, and nothing is touched', async () => {
  const shop = await committed();
  const before = files(shop);
  for (const [line, message] of refused) expectFailure(await change(shop, line), 2, message);
  expect(files(shop)).toEqual(before);
});

test('a new project refuses unknown targets and answers about those that it has not', async () => {
  const folder = temporaryFolder();
  const flags = ['--yes', '--no-install', '--no-git'];
  expectFailure(await run(folder, ['shop', ...flags, '--deploy', 'herku']), 2, /did you mean heroku\?/);
  expectFailure(
    await run(folder, ['shop', ...flags, '--digitalocean', 'both']),
    2,
    /--digitalocean is an option of the target digitalocean, which is not enabled/,
  );
});

test('a replay makes the same again', async () => {
  const folder = temporaryFolder();
  const shop = await makeProject(folder, 'shop', '--deploy', 'digitalocean,heroku', '--digitalocean', 'both');
  const json = JSON.parse(
    (await run(folder, ['shop', '--yes', '--no-install', '--no-git', '--json'])).stdout,
  );
  expect(json.replay).toContain('--deploy heroku,digitalocean --digitalocean both');
  const copy = join(temporaryFolder(), 'copy');
  cpSync(join(shop, '.mvt.json'), `${copy}.json`);
  await makeProject(join(copy, '..'), 'shop', '--from', `${copy}.json`);
  expect(files(join(copy, '../shop'))).toEqual(files(shop));
});

test('harmless files that are there already stay and get what they lack; what clashes is named', async () => {
  const shop = await makeProject(temporaryFolder(), 'shop');
  const write = (path: string, text: string) => writeFileSync(join(shop, path), text);
  write('.gitattributes', '* text=auto');
  write('.python-version', '3.13.2\n');
  write('Procfile', 'clock: python clock.py\n');
  commit(shop);
  const merged = await run(shop, ['deploy', 'heroku', '--no-install']);
  expect(merged).toMatchObject({ exitCode: 0, stderr: '' });
  const read = (path: string) => readFileSync(join(shop, path), 'utf8');
  expect(read('.gitattributes')).toBe('* text=auto\n*.sh text eol=lf\n');
  expect(read('.python-version')).toBe('3.13.2\n');
  expect(read('Procfile')).toMatch(/^clock: python clock\.py\nrelease: .*\nweb: .*\n$/);
  commit(shop);
  expect((await run(shop, ['update', '--no-install'])).stdout).toContain('nothing had to be changed');
  const other = await makeProject(temporaryFolder(), 'shop');
  writeFileSync(join(other, 'Procfile'), 'web: mine\n');
  commit(other);
  const clash = await run(other, ['deploy', 'heroku', '--no-install']);
  expect(clash.exitCode).toBe(1);
  expect(clash.stdout).toMatch(/conflict +Procfile/);
});
