// Deploy targets in projects of django-admin: they run as before in development, and as servers want it with the variables of one.
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import { beforeAll, describe, expect } from 'vitest';
import { pins } from '../../lib/stacks/django/pins.ts';
import { write } from '../cli/apps.ts';
import { listing } from '../cli/helpers.ts';
import { projects } from '../cli/sites.ts';
import { run } from '../helpers/command.ts';
import { testWith } from '../helpers/tools.ts';
import {
  closedPort,
  environment,
  expectSuccess,
  get,
  serve,
  suiteFolder,
  type Variables,
} from './helpers.ts';
import { has, installInto, makeEnvironment, pythonsFor } from './machine.ts';

const isReady = has.packageIndex() && has.python();
const test = testWith({ 'a package index': has.packageIndex(), python: has.python() });

const variables: Variables = {
  SECRET_KEY: 'a-key-of-this-test-alone-0123456789-abcdefghijklmnopqrstuvwxyz',
  ALLOWED_HOSTS: 'example.com',
  BEHIND_PROXY: 'True',
};
const headers = { Host: 'example.com', 'X-Forwarded-Proto': 'https' };

describe('a project of django-admin', () => {
  const folder = suiteFolder();
  const site = () => join(folder.path, 'site');
  const bin = () => join(folder.path, 'environment/bin');
  const python = () => join(bin(), 'python');
  const manage = (...words: string[]) => [python(), 'manage.py', ...words];
  let before: Record<string, string>;

  beforeAll(async () => {
    if (!isReady) return;
    const environmentFolder = join(folder.path, 'environment');
    await makeEnvironment(environmentFolder, pythonsFor('5.2')[0]?.path);
    await installInto(python(), pins['django-5.2'].line, 'django-csp');
    mkdirSync(site());
    await expectSuccess(folder.path, [join(bin(), 'django-admin'), 'startproject', 'mysite', site()]);
    before = listing(site());
    const words = [
      'deploy',
      'heroku',
      'aws',
      'digitalocean',
      'azure',
      '--digitalocean',
      'both',
      '--no-install',
    ];
    expect(await run(site(), words)).toMatchObject({ exitCode: 0, stderr: '' });
    await installInto(python(), '--requirement', join(site(), 'requirements.txt'));
  });

  test('runs in development as before', async () => {
    await expectSuccess(site(), manage('check'));
    await expectSuccess(site(), manage('test'));
    const { url } = await serve(site(), python());
    expect(await get(`${url}/`)).toMatchObject({ status: 200, body: expect.stringContaining('DEBUG=True') });
    expect(await get(`${url}/static/admin/css/base.css`)).toMatchObject({ status: 200 });
  });

  test('is what a server wants, with the variables of one', async () => {
    const { stdout } = await run(site(), ['deploy', 'check', '--json', '--python', python()], {
      env: { ...environment },
      extendEnv: false,
    });
    const { checks } = JSON.parse(stdout);
    expect(checks).toContainEqual(expect.objectContaining({ id: 'django', status: 'passed' }));
    expect(checks).toContainEqual(expect.objectContaining({ id: 'requests', status: 'passed' }));
    expect(checks.filter(({ status }: { status: string }) => status === 'failed')).toEqual([]);
  });

  test.each([
    [
      'a host with a scheme and a port',
      { ALLOWED_HOSTS: 'https://example.com:443' },
      /ALLOWED_HOSTS has .*without scheme/,
    ],
    [
      'a password that is not encoded',
      { DATABASE_URL: 'postgres://u:p#w@localhost/n' },
      /percent-encode.*%23/,
    ],
    ['a setting that a request needs', { DJANGO_SETTINGS_MODULE: 'bare' }, /log-in page.*TRUST_X_REQUEST_ID/],
    [
      'a page without its table',
      { DJANGO_SETTINGS_MODULE: 'lost' },
      /first page, \/ through WSGI: OperationalError: no such table: lost: .*migrate/,
    ],
    [
      'a database that cannot be reached',
      { DATABASE_URL: 'postgres://u:p@127.0.0.1:1/n' },
      /readiness check.* through ASGI: answers 503: .*database/,
    ],
  ])('%s is named by the check', async (_, wrong, message) => {
    write(site(), {
      'bare.py': 'from mysite.settings import *\ndel TRUST_X_REQUEST_ID\n',
      'lost.py': 'from mysite.settings import *\nROOT_URLCONF = "lost_urls"\n',
      'lost_urls.py': [
        'from django.db import connection',
        'from django.urls import path',
        'urlpatterns = [path("", lambda request: connection.cursor().execute("SELECT 1 FROM lost"))]',
      ].join('\n'),
    });
    const { stdout, exitCode } = await run(site(), ['deploy', 'check', '--json', '--python', python()], {
      env: { ...environment, ...wrong },
      extendEnv: false,
    });
    for (const name of ['bare.py', 'lost.py', 'lost_urls.py']) rmSync(join(site(), name));
    const { checks } = JSON.parse(stdout);
    const { output } = checks.find(({ id }: { id: string }) => id === 'requests');
    expect(output.join('\n')).toMatch(message);
    expect(exitCode).toBe(1);
  });

  test('is served by gunicorn, with static files that browsers keep', async () => {
    await expectSuccess(site(), manage('collectstatic', '--no-input'), variables);
    const port = await closedPort();
    const server = execa(join(bin(), 'gunicorn'), [], {
      cwd: site(),
      env: { ...environment, ...variables, PORT: String(port) },
      extendEnv: false,
      reject: false,
      all: true,
    });
    try {
      const url = `http://127.0.0.1:${port}`;
      await expect.poll(() => get(`${url}/healthz/`).catch(() => undefined)).toMatchObject({ status: 200 });
      expect(await get(`${url}/readyz/`)).toMatchObject({ status: 200 });
      expect(await get(`${url}/admin/login/`, { Host: 'example.com' })).toMatchObject({ status: 301 });
      expect(await get(`${url}/admin/login/`, { ...headers, Host: 'evil.test' })).toMatchObject({
        status: 400,
      });
      const page = await get(`${url}/admin/login/`, headers);
      expect(page.body).not.toContain('DEBUG');
      const [path = ''] = /\/static\/admin\/css\/base\.[0-9a-f]{12}\.css/.exec(page.body) ?? [];
      expect((await get(url + path, headers)).headers['cache-control']).toContain('immutable');
    } finally {
      server.kill();
      await server;
    }
  });

  test('is given back byte for byte', async () => {
    await expectSuccess(site(), ['rm', '-rf', 'staticfiles', 'db.sqlite3']);
    expect(await run(site(), ['remove', 'deploy'])).toMatchObject({ exitCode: 0, stderr: '' });
    await expectSuccess(site(), [
      'find',
      '.',
      '-name',
      '__pycache__',
      '-prune',
      '-exec',
      'rm',
      '-rf',
      '{}',
      '+',
    ]);
    expect(listing(site())).toEqual(before);
  });

  test.each(Object.entries(projects))('one %s is what a server wants, too', async (name, texts) => {
    const place = join(folder.path, name.replaceAll(' ', '-'));
    write(place, texts);
    expect(await run(place, ['deploy', 'heroku', '--no-install'])).toMatchObject({ exitCode: 0, stderr: '' });
    const { stdout } = await run(place, ['deploy', 'check', '--json', '--python', python()], {
      env: { ...environment },
      extendEnv: false,
    });
    const django = JSON.parse(stdout).checks.find(({ id }: { id: string }) => id === 'django');
    expect(django, JSON.stringify(django)).toMatchObject({ status: 'passed' });
  });
});
