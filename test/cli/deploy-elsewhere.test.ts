// Deploy targets in projects that this tool did not make: what is found, what is written, and that all of it can be taken back.
import { execFileSync } from 'node:child_process';
import { appendFileSync, existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect } from 'vitest';
import { keys, runInTerminal, temporaryFolder } from '../helpers/command.ts';
import { runs, testWith } from '../helpers/tools.ts';
import { change, done, expectPython, type Texts, withPython, write } from './apps.ts';
import { expectFailure, listing } from './helpers.ts';
import { middleware, packaged, projects, settings, started } from './sites.ts';

const test = testWith({ git: runs('git', '--version') });

const all = 'deploy heroku aws digitalocean azure --digitalocean both';

function project(texts: Texts = started): string {
  const folder = temporaryFolder();
  write(folder, texts);
  return folder;
}

describe.each(Object.entries(projects))('in a project %s', (_, texts) => {
  withPython('targets come in any order, change nothing twice, and give back every byte', async () => {
    const site = project(texts);
    const before = listing(site);
    await done(site, 'deploy heroku');
    expectPython(site);
    const first = listing(site);
    expect((await done(site, 'deploy heroku')).stdout).toContain('nothing had to be changed');
    expect(listing(site)).toEqual(first);
    await done(site, 'deploy digitalocean azure aws --digitalocean both');
    const together = listing(site);
    const other = project(texts);
    await done(other, all);
    expect(listing(other)).toEqual(together);
    await done(site, 'remove deploy aws digitalocean azure');
    expect(listing(site)).toEqual(first);
    await done(site, 'remove deploy');
    expect(listing(site)).toEqual(before);
  });
});

withPython('the guides name files and commands that such a project has', async () => {
  const site = project();
  await done(site, all);
  const guide = readFileSync(join(site, 'DEPLOY.md'), 'utf8');
  expect(guide).toContain('django-storages');
  expect(guide).not.toMatch(/README|create-mvt-app add/);
  expect(readFileSync(join(site, '.do/app.yaml'), 'utf8')).toContain('DEPLOY.md explains');
});

withPython('edits of a project between deploying and removing stay', async () => {
  const site = project();
  await done(site, 'deploy heroku');
  const path = join(site, 'mysite/settings.py');
  writeFileSync(
    path,
    readFileSync(path, 'utf8')
      .replace('ALLOWED_HOSTS = []', 'ALLOWED_HOSTS = ["mine.example"]')
      .replace("    'django.contrib.sessions", "    'mine.middleware',\n    'django.contrib.sessions"),
  );
  appendFileSync(path, '\nMINE = 1\n');
  await done(site, 'remove deploy');
  expect(readFileSync(path, 'utf8')).toBe(
    `${settings
      .replace('ALLOWED_HOSTS = []', 'ALLOWED_HOSTS = ["mine.example"]')
      .replace(
        "    'django.contrib.sessions",
        "    'mine.middleware',\n    'django.contrib.sessions",
      )}\nMINE = 1\n`,
  );
});

test('what is there decides what is added', async () => {
  const site = project(packaged);
  await done(site, 'deploy heroku');
  const read = (path: string) => readFileSync(join(site, path), 'utf8');
  const added = read('config/settings/production.py');
  expect(added).toContain('ALLOWED_HOSTS = _env.list(');
  expect(added).not.toMatch(/^(_IS_SERVER|DEBUG = _env|STATIC_ROOT = _PROJECT)/m);
  expect(read('config/settings/local.py')).toBe(packaged['config/settings/local.py']);
  expect(read('config/settings/base.py')).toContain("'config.healthz.health_checks'");
  expect(read('requirements.txt')).toMatch(/^gunicorn==22\.0\.0$/m);
  expect(read('requirements.txt')).toMatch(/^whitenoise==6\.5\.0$/m);
  expect(read('requirements.txt')).toMatch(/^environs>/m);
  expect(read('DEPLOY.md')).toContain('set `DJANGO_SETTINGS_MODULE` to `config.settings.production`');
});

test('files that their owner has changed are kept and named, and the rest goes', async () => {
  const site = project();
  const before = Object.keys(listing(site));
  await done(site, 'deploy heroku');
  appendFileSync(join(site, 'DEPLOY.md'), 'Mine.\n');
  const path = join(site, 'mysite/settings.py');
  writeFileSync(path, readFileSync(path, 'utf8').replace('# Deployment.', '# Deployment. Mine: '));
  const { stdout } = await done(site, 'remove deploy');
  expect(stdout).toMatch(/keep +DEPLOY\.md/);
  expect(Object.keys(listing(site))).toEqual([...before, 'DEPLOY.md'].sort());
});

describe('a file that is in the way', () => {
  const mine = 'web: mine\n';
  const occupied = () => project({ ...started, 'DEPLOY.md': mine });

  test('is named, and nothing is written, while nobody says what to do with it', async () => {
    const site = occupied();
    const before = listing(site);
    expectFailure(await change(site, 'deploy heroku'), 2, /DEPLOY\.md would be overwritten.*keep\|overwrite/);
    expectFailure(await change(site, 'deploy heroku --on-conflict abort'), 2, /nothing was written/);
    expect(listing(site)).toEqual(before);
  });

  test('stays with keep, and stays when the targets go', async () => {
    const site = occupied();
    const before = listing(site);
    const { stdout } = await done(site, 'deploy heroku --on-conflict keep');
    expect(stdout).toContain('DEPLOY.md already existed and was left');
    await done(site, 'remove deploy');
    expect(listing(site)).toEqual(before);
  });

  test('is replaced with overwrite', async () => {
    const site = occupied();
    await done(site, 'deploy heroku --on-conflict overwrite');
    expect(readFileSync(join(site, 'DEPLOY.md'), 'utf8')).toContain('# Deploy');
    await done(site, 'remove deploy');
    expect(existsSync(join(site, 'DEPLOY.md'))).toBe(false);
  });

  test('is asked about in a terminal', async () => {
    const site = occupied();
    const terminal = runInTerminal(site, ['deploy', 'heroku', '--no-install']);
    await terminal.waitFor('DEPLOY.md already exists and differs');
    terminal.type(keys.enter);
    expect(await terminal.exitCode).toBe(0);
    expect(readFileSync(join(site, 'DEPLOY.md'), 'utf8')).toBe(mine);
  });
});

test.each([
  ['computed', 'MIDDLEWARE = middleware()\n', 'MIDDLEWARE is computed'],
  ['without SecurityMiddleware', 'MIDDLEWARE = ["mine"]\n', 'SecurityMiddleware is not in it'],
])('MIDDLEWARE that is %s is left alone, and the patch for it applies', async (_, text, reason) => {
  const site = project({ ...started, 'mysite/settings.py': settings.replace(middleware, text) });
  const result = await change(site, 'deploy heroku --json');
  expect(result).toMatchObject({ exitCode: 1 });
  const { byHand } = JSON.parse(result.stdout);
  expect(byHand[0].reason).toContain(reason);
  execFileSync('git', ['apply'], { cwd: site, input: `${byHand[0].patch.join('\n')}\n` });
  const path = join(site, 'mysite/settings.py');
  expect(readFileSync(path, 'utf8')).toMatch(
    /^MIDDLEWARE = \["mysite\.healthz\.health_checks", (.*, )?\*MIDDLEWARE\]$/m,
  );
  await done(site, 'remove deploy');
  expect(readFileSync(path, 'utf8')).not.toContain('healthz');
});

test('requirements of another kind are named, and left alone', async () => {
  const site = project({ ...started, 'pyproject.toml': '[project]\nname = "mysite"\n' });
  const result = await change(site, 'deploy heroku');
  expect(result.exitCode).toBe(1);
  expect(result.stdout + result.stderr).toMatch(/requirements in pyproject\.toml[\s\S]*gunicorn/);
  expect(existsSync(join(site, 'requirements.txt'))).toBe(false);
});

test('lines without a hash are left to the owner of a file with hashes', async () => {
  const hashed = 'Django==5.2.19 \\\n    --hash=sha256:aa\nwhitenoise==6.5 \\\n    --hash=sha256:bb\n';
  const site = project({ ...started, 'requirements.txt': hashed });
  const before = listing(site);
  const result = await change(site, 'deploy heroku');
  expect(result.exitCode).toBe(1);
  const output = result.stdout + result.stderr;
  expect(output).toMatch(/add in requirements\.txt, because pip checks this file by hashes[\s\S]*gunicorn/);
  expect(output).not.toContain('whitenoise[brotli]');
  expect(readFileSync(join(site, 'requirements.txt'), 'utf8')).toBe(hashed);
  await done(site, 'remove deploy');
  expect(listing(site)).toEqual(before);
});

test('scripts can be started, and a run that was broken off is finished', async () => {
  const site = project();
  const before = listing(site);
  await done(site, 'deploy digitalocean');
  const scripts = Object.keys(listing(site)).filter((path) => path.endsWith('.sh'));
  for (const path of scripts) expect(statSync(join(site, path)).mode & 0o111).toBe(0o111);
  const after = listing(site);
  rmSync(join(site, 'DEPLOY.md'));
  writeFileSync(join(site, 'mysite/settings.py'), settings);
  await done(site, 'deploy digitalocean');
  expect(listing(site)).toEqual(after);
  await done(site, 'remove deploy');
  expect(listing(site)).toEqual(before);
});

const classes = `from configurations import Configuration\n\n\nclass Production(Configuration):\n    INSTALLED_APPS = []\n`;

test.each<[string, Texts, RegExp]>([
  ['a class of settings', { 'mysite/settings.py': classes }, /are a class.*--settings/],
  [
    'no wsgi.py',
    { 'mysite/wsgi.py': '', 'mysite/settings.py': settings },
    /No wsgi\.py or asgi\.py was found/,
  ],
  [
    'MIDDLEWARE_CLASSES',
    { 'mysite/settings.py': settings.replace('MIDDLEWARE', 'MIDDLEWARE_CLASSES') },
    /MIDDLEWARE_CLASSES, which Django has ignored since 2\.0/,
  ],
  ['an old Django', { 'requirements.txt': 'Django==3.2.25\n' }, /uses Django 3\.2\.25.*4\.2 or newer/],
  [
    'a syntax error',
    { 'mysite/settings.py': settings.replace('ALLOWED_HOSTS = []', 'ALLOWED_HOSTS = [') },
    /mysite\/settings\.py has a syntax error at line/,
  ],
])('%s is refused in one line, and nothing is written', async (what, texts, message) => {
  const site = project({ ...started, ...texts });
  if (what === 'no wsgi.py') rmSync(join(site, 'mysite/wsgi.py'));
  const before = listing(site);
  expectFailure(await change(site, 'deploy heroku'), 2, message);
  expect(listing(site)).toEqual(before);
});

test('an app that was added, and targets, do not disturb each other', async () => {
  const site = project();
  const before = listing(site);
  await done(site, 'add app blog');
  const withApp = listing(site);
  await done(site, 'deploy heroku');
  await done(site, 'remove app blog');
  await done(site, 'add app blog');
  await done(site, 'remove deploy');
  expect(listing(site)).toEqual(withApp);
  await done(site, 'remove app blog');
  expect(listing(site)).toEqual(before);
});

test('a dry run shows everything and writes nothing, and targets that are not on are named', async () => {
  const site = project();
  const before = listing(site);
  const { stdout } = await done(site, 'deploy heroku --dry-run');
  expect(stdout).toMatch(/^\+ {4}'mysite\.healthz\.health_checks',$/m);
  expect(stdout).toContain('Nothing was written');
  expect((await done(site, 'remove deploy aws')).stdout).toMatch(
    /nothing had to be changed[\s\S]*aws is not enabled/,
  );
  expect(listing(site)).toEqual(before);
});
