// What an installation that failed or was stopped leaves undone: the same command does it, and status names it.
import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { expect } from 'vitest';
import { run, runInTerminal, temporaryFolder } from '../helpers/command.ts';
import { runs, testWith } from '../helpers/tools.ts';
import { foreign } from './apps.ts';
import { commit } from './committed.ts';
import { makeProject } from './helpers.ts';
import { started } from './sites.ts';

const test = testWith({ git: runs('git', '--version'), python3: runs('python3', '--version') });

/** A Python that only notes what it is to do: it installs by making the folders that say so, and can be made to fail. */
const program = `#!/usr/bin/env python3
import os, re, sys, time
root = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
words = " ".join(sys.argv[1:])
with open(os.path.join(root, "log"), "a") as log:
    log.write(words + "\\n")
if os.path.exists(os.path.join(root, "broken")) and "pip install" in words:
    sys.exit("no route to host")
if "pip install" in words:
    if os.path.exists(os.path.join(root, "slow")):
        print("Collecting it", flush=True)
        time.sleep(4)
    for line in open("requirements.txt"):
        found = re.match(r"([\\w.-]+)(\\[.*\\])?>=([\\d.]+)", line)
        if not found:
            continue
        name, _, version = found.groups()
        os.makedirs(f"{root}/lib/python3.12/site-packages/{name}-{version}.dist-info", exist_ok=True)
migrated = os.path.join(root, "migrated")
if words.endswith("migrate --verbosity 0"):
    open(migrated, "w").close()
sys.exit("migrate --check" in words and not os.path.exists(migrated))
`;

/** A project of this tool with such an environment. */
const installed = async () => withEnvironment(await makeProject(temporaryFolder(), 'shop'));

/** A project with such an environment, in which everything is installed. */
function withEnvironment(shop: string) {
  const environment = join(shop, '.venv');
  mkdirSync(join(environment, 'bin'), { recursive: true });
  mkdirSync(join(environment, 'lib/python3.12/site-packages'), { recursive: true });
  writeFileSync(join(environment, 'pyvenv.cfg'), 'include-system-site-packages = false\n');
  writeFileSync(join(environment, 'bin/python'), program, { mode: 0o755 });
  // No uv, and no other Python that has one.
  for (const name of ['uv', 'pyenv'])
    writeFileSync(join(environment, name), '#!/bin/sh\nexit 1\n', { mode: 0o755 });
  commit(shop);
  const env = { PATH: `${environment}${delimiter}${process.env.PATH}` };
  const log = join(environment, 'log');
  return {
    shop,
    environment,
    env,
    broken: join(environment, 'broken'),
    change: (...args: string[]) => run(shop, args, { env }),
    /** What the environment was asked to do since the last look. */
    asked: () => {
      const lines = existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n') : [];
      rmSync(log, { force: true });
      return lines.map((line) =>
        line.replace(/^-I /, '').replace(/ --(quiet|disable-pip-version-check|verbosity 0)/g, ''),
      );
    },
  };
}

const install = '-m pip install -r requirements.txt';
const migrate = 'manage.py migrate';

test('an installation that failed is finished by the same command, by update, and by the next feature', async () => {
  const { shop, broken, change, asked } = await installed();
  expect((await change('add', 'ci')).exitCode).toBe(0);
  asked();
  commit(shop);
  writeFileSync(broken, '');
  const failed = await change('add', 'api', '--force');
  expect(failed.exitCode).toBe(1);
  expect(failed.stdout).not.toMatch(/Done|up to date:/);
  expect(failed.stdout).toContain('run this command again');
  expect(asked()).toEqual([install]);
  commit(shop);
  for (const again of [['add', 'api'], ['update'], ['add', 'celery']]) {
    const result = await change(...again);
    expect(result.exitCode, again.join(' ')).toBe(1);
    expect(result.stdout, again.join(' ')).toMatch(/✖ Packages[\s\S]*not everything was set up/);
    commit(shop);
  }
  const status = JSON.parse((await change('status', '--json')).stdout).unfinished;
  expect(status).toMatchObject({ environment: true, migrations: [] });
  expect(status.packages).toContain('djangorestframework');
  expect((await change('status')).stdout).toMatch(/Not installed.*\n(.*\n)* +djangorestframework\n/);
  rmSync(broken);
  asked();
  const finished = await change('add', 'api');
  expect(finished).toMatchObject({ exitCode: 0, stderr: '' });
  expect(finished.stdout).toMatch(/✔ Packages[\s\S]*✔ Database/);
  expect(asked()).toEqual([install, migrate]);
  const whole = JSON.parse((await change('status', '--json')).stdout).unfinished;
  expect(whole).toEqual({ environment: true, packages: [], migrations: [] });
  expect((await change('add', 'api')).stdout).toContain('already up to date');
  expect(asked()).toEqual([`${migrate} --check`]);
});

test('a terminal shows what happens meanwhile, for how long, and what the installer says', async () => {
  const { shop, environment, env } = await installed();
  writeFileSync(join(environment, 'slow'), '');
  const terminal = runInTerminal(shop, ['add', 'api', '--yes'], { ...env, NO_COLOR: '1' });
  await terminal.waitFor('Installing packages · 3 s · Collecting it');
  await terminal.waitFor('✔ Packages from requirements.txt');
  expect(await terminal.exitCode).toBe(0);
  expect(terminal.text()).not.toContain('Installing packages');
});

test('a database that was not migrated is migrated by the same command', async () => {
  const { shop, change, asked } = await installed();
  await change('update');
  commit(shop);
  asked();
  rmSync(join(shop, '.venv/migrated'));
  expect((await change('update', '--dry-run')).exitCode).toBe(0);
  expect(asked()).toEqual([]);
  expect((await change('update')).stdout).toContain('✔ Database migrated');
  expect(asked()).toEqual([`${migrate} --check`, migrate]);
});

test('what is unfinished is named without an environment, and without running anything', async () => {
  const { shop, change, asked } = await installed();
  rmSync(join(shop, '.venv/pyvenv.cfg'));
  expect(JSON.parse((await change('status', '--json')).stdout).unfinished.packages).toEqual([]);
  rmSync(join(shop, '.venv'), { recursive: true });
  await run(shop, ['add', 'app', 'blog', '--model', 'Post title', '--no-install']);
  const { stdout } = await run(shop, ['status']);
  expect(stdout).toContain('No virtual environment was found');
  expect(stdout).toMatch(/Apps without a migration.*\n {2}blog\n/);
  expect(asked()).toEqual([]);
});

test.each([
  ["this tool's", '<<<<<<< yours\nx = 1\n=======\nx = 2\n>>>>>>> create-mvt-app\n'],
  ["git's", '<<<<<<< HEAD\r\nx = 1\r\n=======\r\nx = 2\r\n>>>>>>> topic\r\n'],
])('markers are not forgotten: %s', async (_, lines) => {
  const shop = await makeProject(temporaryFolder(), 'shop');
  appendFileSync(join(shop, 'pages/urls.py'), lines);
  commit(shop);
  for (const args of [['update'], ['add', 'ci'], ['add', 'ci']]) {
    const result = await run(shop, [...args, '--no-install']);
    expect(result.exitCode, args.join(' ')).toBe(1);
    expect(result.stdout).toContain('lines are still in conflict');
    expect(result.stdout).toContain('    pages/urls.py\n');
    expect(result.stdout).not.toMatch(/Done|up to date/);
    commit(shop);
  }
  expect(JSON.parse((await run(shop, ['status', '--json'])).stdout).conflicts).toEqual(['pages/urls.py']);
});

test('markers in files that the record does not know are named too, but not those in prose', async () => {
  const shop = await makeProject(temporaryFolder(), 'shop');
  const lines = '<<<<<<< HEAD\nx = 1\n=======\nx = 2\n>>>>>>> topic\n';
  for (const path of ['mine/views.py', 'templates/mine.html', 'NOTES.md']) {
    mkdirSync(join(shop, path, '..'), { recursive: true });
    writeFileSync(join(shop, path), lines);
  }
  commit(shop);
  expect(JSON.parse((await run(shop, ['status', '--json'])).stdout).conflicts).toEqual([
    'mine/views.py',
    'templates/mine.html',
  ]);
  const { exitCode, stdout } = await run(shop, ['add', 'ci', '--no-install']);
  expect(exitCode).toBe(1);
  expect(stdout).toContain('    mine/views.py\n    templates/mine.html\n');
  expect(stdout).not.toMatch(/Done|up to date/);
});

test('deploy in a foreign project without requirements.txt makes one, and installs it again if that failed', async () => {
  const { shop, broken, change, asked } = withEnvironment(foreign(started));
  rmSync(join(shop, 'requirements.txt'), { force: true });
  writeFileSync(broken, '');
  for (let round = 0; round < 2; round++) {
    const failed = await change('deploy', 'heroku');
    expect(failed.exitCode).toBe(1);
    expect(failed.stdout).toContain('✖ Packages');
    expect(asked()).toEqual([install]);
  }
  rmSync(broken);
  expect(await change('deploy', 'heroku')).toMatchObject({ exitCode: 0, stderr: '' });
  expect(asked()).toEqual([install]);
  expect((await change('deploy', 'heroku')).stdout).toContain('nothing had to be changed');
  expect(asked()).toEqual([]);
});

test('markers are named by what adds apps, models and targets, and nothing is run with them', async () => {
  const lines = '<<<<<<< HEAD\nx = 1\n=======\nx = 2\n>>>>>>> topic\n';
  const site = foreign({ ...started, 'mysite/celery.py': lines });
  commit(site);
  const added = [
    ['app', 'blog', '--model', 'Post title'],
    ['model', 'blog.Note', 'text'],
  ];
  for (const args of [...added.map((words) => ['add', ...words]), ['deploy', 'heroku']]) {
    const result = await run(site, [...args, '--no-install']);
    expect(result.exitCode, args.join(' ')).toBe(1);
    expect(result.stdout).toContain('lines are still in conflict');
    expect(result.stdout).toContain('    mysite/celery.py\n');
    expect(result.stdout).not.toMatch(/is now part of|deploys to:/);
    commit(site);
  }
  const json = await run(site, ['add', 'model', 'blog.Tag', 'text', '--no-install', '--json']);
  expect(JSON.parse(json.stdout)).toMatchObject({ ok: false, conflicts: ['mysite/celery.py'] });
  expect((await run(site, ['remove', 'app', 'blog'])).exitCode).toBe(0);
});

test('markers in a file that has to be edited are called so, before anything is written', async () => {
  const site = foreign(started);
  appendFileSync(join(site, 'mysite/settings.py'), '<<<<<<< HEAD\nx = 1\n=======\nx = 2\n>>>>>>> topic\n');
  commit(site);
  const { exitCode, stderr } = await run(site, ['add', 'app', 'blog', '--no-install']);
  expect(exitCode).toBe(2);
  expect(stderr).toMatch(
    /^error: mysite\/settings\.py has lines in conflict at line \d+: fix it, then run this again\.$/,
  );
});
