// What all deploy targets share, over a running gunicorn with PostgreSQL: headers, files, logs, errors, readiness.
import { appendFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished } from 'vitest';
import { testWith } from '../helpers/tools.ts';
import { type Gunicorn, post, startGunicorn } from './gunicorn.ts';
import * as project from './helpers.ts';
import { has, hasPostgres, installTools, postgresUrl, pythonsFor, runSql, withUv } from './machine.ts';

const cells = [
  ['WSGI, Django 6.1', { django: '6.1', features: [] }],
  ['ASGI, Django 5.2', { django: '5.2', features: ['--features', 'websockets'] }],
] as const;

const host = 'example.com';
const behindProxy = { host, 'x-forwarded-proto': 'https' };
const halfAYear = 60 * 60 * 24 * 182;

const index = has.packageIndex();
const postgres = await hasPostgres();
const shared = project.suiteFolder();
let tools = '';

beforeAll(async () => {
  tools = await installTools(shared.path, 'psycopg[binary]');
});

describe.each(cells)('%s', (_, { django, features }) => {
  const folder = project.suiteFolder();
  const python = pythonsFor(django).at(-1)?.path ?? 'python3';
  const test = testWith({ 'a package index': index, git: has.git(), PostgreSQL: postgres });
  const databaseName = `mvt_deployment_${process.pid}_${django.replace('.', '')}`;
  const home = () => join(folder.path, 'shop');
  const live = {
    SECRET_KEY: 'Zk3x9'.repeat(12),
    ALLOWED_HOSTS: host,
    DEBUG: 'False',
    DATABASE_URL: postgresUrl(databaseName),
    SECURE_HSTS_SECONDS: '31536000',
  };
  const manage = (...words: string[]) =>
    project.execute(home(), [join(home(), '.venv/bin/python'), '-Wd', 'manage.py', ...words], live);
  let site: Gunicorn;
  /** The same site, of which nobody has said that there is a proxy. */
  let open: Gunicorn;

  beforeAll(async () => {
    await runSql(tools, `CREATE DATABASE ${databaseName}`);
    const words = [
      'shop',
      '--django',
      django,
      '--database',
      'postgresql',
      '--deploy',
      'heroku',
      '--description',
      'Tea.',
      ...features,
    ];
    const keeping = project.keepingDatabase(home(), live.DATABASE_URL);
    const made = await project.make(folder.path, [...words, '--python', python, ...keeping], await withUv());
    expect(made).toMatchObject({ exitCode: 0, stderr: '' });
    const create =
      'from django.contrib.auth.models import User; User.objects.create_superuser("ada", "", "tea")';
    for (const task of [
      ['collectstatic', '--no-input'],
      ['shell', '-c', create],
    ]) {
      expect(await manage(...task)).toMatchObject({ exitCode: 0 });
    }
    const broken = 'urlpatterns += [path("broken/", lambda request: 1 / 0)]';
    appendFileSync(join(home(), 'shop/urls.py'), `${broken}\n`);
    site = await startGunicorn(home(), { ...live, BEHIND_PROXY: 'True', TRUST_X_REQUEST_ID: 'True' });
    open = await startGunicorn(home(), live);
  });

  afterAll(async () => {
    await site?.stop();
    await open?.stop();
    if (tools) await runSql(tools, `DROP DATABASE IF EXISTS ${databaseName} WITH (FORCE)`);
  });

  const get = (path: string, headers: Record<string, string> = {}) =>
    project.get(site.url + path, { ...behindProxy, ...headers });

  test('Django finds nothing to say against it, and its own tests pass', async () => {
    const check = await manage('check', '--deploy', '--fail-level', 'WARNING');
    const tests = await manage('test', '--no-input');

    expect(check.output).toContain('no issues (1 silenced)');
    expect(tests.exitCode, tests.output).toBe(0);
    expect(tests.output).not.toContain('Warning');
  });

  test("no file that git takes holds a secret of the project's .env", async () => {
    const [, key = ''] = /^SECRET_KEY=(\S{40,})$/m.exec(readFileSync(join(home(), '.env'), 'utf8')) ?? [];
    const words = ['git', 'ls-files', '--cached', '--others', '--exclude-standard'];
    const listed = await project.expectSuccess(home(), words);

    expect(key).not.toBe('');
    for (const path of listed.split('\n')) {
      expect(readFileSync(join(home(), path), 'utf8'), path).not.toContain(key);
    }
  });

  test("it has the headers that Mozilla's Observatory asks for an A+", async () => {
    const { status, headers } = await get('/');
    const policy = String(headers['content-security-policy']);

    expect(status).toBe(200);
    expect(policy).toContain("default-src 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe|\*|data:|http:/);
    expect(Number(/max-age=(\d+)/.exec(String(headers['strict-transport-security']))?.[1])).toBeGreaterThan(
      halfAYear,
    );
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
    });
    expect(headers).not.toHaveProperty('access-control-allow-origin');
    expect(await project.get(`${site.url}/`, { host })).toMatchObject({
      status: 301,
      headers: { location: `https://${host}/` },
    });
  });

  test('cookies stay on this site, on HTTPS, and out of reach of scripts', async () => {
    const page = await get('/admin/login/');
    const cookie = String(page.headers['set-cookie']);
    const [, token = ''] = /name="csrfmiddlewaretoken" value="(\w+)"/.exec(page.body) ?? [];
    const answer = await post(
      `${site.url}/admin/login/`,
      { csrfmiddlewaretoken: token, username: 'ada', password: 'tea' },
      { ...behindProxy, referer: `https://${host}/admin/login/`, cookie: cookie.split(';')[0] ?? '' },
    );

    expect(cookie).toMatch(/^csrftoken=.*SameSite=Lax.*Secure/);
    expect(answer.status).toBe(302);
    expect(String(answer.headers['set-cookie'])).toMatch(
      /sessionid=[^;]+; expires=[^;]+; HttpOnly; Max-Age=\d+; Path=\/; SameSite=Lax; Secure/,
    );
  });

  test('static files are compressed, and browsers keep those with a hash for good', async () => {
    const { body } = await get('/');
    const [hashed = ''] = /\/static\/css\/site\.[0-9a-f]{12}\.css/.exec(body) ?? [];
    const [plain, gzip, brotli, own] = await Promise.all([
      get(hashed),
      get(hashed, { 'accept-encoding': 'gzip' }),
      get(hashed, { 'accept-encoding': 'gzip, br' }),
      get('/static/css/site.css'),
    ]);

    expect(hashed).not.toBe('');
    expect(plain).toMatchObject({
      status: 200,
      body: readFileSync(join(home(), 'static/css/site.css'), 'utf8'),
      headers: { 'cache-control': 'max-age=315360000, public, immutable', vary: 'Accept-Encoding' },
    });
    expect(gzip.headers).toMatchObject({
      'content-encoding': 'gzip',
      'cache-control': expect.stringContaining('immutable'),
    });
    expect(brotli.headers['content-encoding']).toBe('br');
    expect(own.headers['cache-control']).toBe('max-age=60, public');
    expect(own.headers).not.toHaveProperty('access-control-allow-origin');
  });

  test('pages of error tell nothing', async () => {
    const answers = await Promise.all([
      project.get(`${site.url}/`, { ...behindProxy, host: 'elsewhere.invalid' }),
      post(`${site.url}/admin/login/`, {}, behindProxy),
      get('/no/such/page/'),
      get('/broken/'),
    ]);

    expect(answers.map(({ status }) => status)).toEqual([400, 403, 404, 500]);
    for (const { body, headers } of answers) {
      expect(body).toContain('site.');
      expect(body).not.toMatch(/elsewhere|csrf|such\/page|broken|Zero|Traceback|Django|shop\.|gunicorn/i);
      expect(headers).not.toHaveProperty('x-powered-by');
    }
  });

  test('each event is one line, with the id that is in the answer', async () => {
    const id = 'f00dfeed-0123-4567-89ab-cdef01234567';
    const given = await get('/broken/?token=secret', { 'x-request-id': id });
    const forged = await get('/no/%0A2026-01-01%20ERROR%20forged%1B', { 'x-request-id': 'a b\tc' });
    const made = String(forged.headers['x-request-id']);

    expect(given.headers['x-request-id']).toBe(id);
    expect(made).toMatch(/^[0-9a-f]{32}$/);
    await expect.poll(() => site.lines().filter((line) => line.includes(made))).toHaveLength(1);
    const lines = site.lines();
    const [error = '', answered = '', ...others] = lines.filter((line) => line.includes(id));
    expect(error).toMatch(/ERROR django\.request .*\\nTraceback .*ZeroDivisionError/);
    expect(answered).toMatch(/INFO shop\.request_log \[.*\]: GET \/broken\/ 500 in \d+ ms$/);
    expect(others).toEqual([]);
    for (const line of lines)
      expect(line).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,\d{3} [A-Z]+ \S+ \[\S+\]: /);
    expect(lines.join()).not.toContain('secret');
  });

  test('headers of proxies are not believed where nobody says that there is one', async () => {
    const id = 'f00dfeed-0123-4567-89ab-cdef01234567';
    const headers = { ...behindProxy, 'x-forwarded-ssl': 'on', 'x-request-id': id };
    const claimed = await project.get(`${open.url}/`, headers);
    const otherHost = await project.get(`${open.url}/`, {
      ...headers,
      'x-forwarded-host': 'elsewhere.invalid',
    });

    expect(claimed).toMatchObject({ status: 301, headers: { location: `https://${host}/` } });
    expect(claimed.headers['x-request-id']).not.toBe(id);
    expect(otherHost.headers.location).toBe(`https://${host}/`);
    expect(await get('/', { 'x-forwarded-proto': 'http' })).toMatchObject({ status: 301 });
  });

  test('it is ready when its database answers, and says no more than that', async () => {
    const port = await project.closedPort();
    const lost = await startGunicorn(home(), { ...live, DATABASE_URL: `postgres://a:b@127.0.0.1:${port}/c` });
    onTestFinished(() => lost.stop());
    const byAddress = { host: '192.0.2.1' };

    expect(await project.get(`${site.url}/readyz/`, byAddress)).toMatchObject({ status: 200, body: 'ready' });
    expect(await project.get(`${lost.url}/healthz/`, byAddress)).toMatchObject({ status: 200, body: 'ok' });
    expect(await project.get(`${lost.url}/readyz/`, byAddress)).toMatchObject({
      status: 503,
      body: 'not ready',
      headers: { 'content-type': 'text/plain', 'cache-control': 'no-store' },
    });
    await expect.poll(() => lost.lines().join('\n')).toMatch(/ERROR shop\.middleware .*is not available: /);
  });

  test('connections to the database are kept, but for ASGI', async () => {
    const print =
      'from django.conf import settings; d = settings.DATABASES["default"]; print(d["CONN_MAX_AGE"], d["CONN_HEALTH_CHECKS"])';
    const { stdout } = await manage('shell', '-v0', '-c', print);

    expect(stdout).toBe(features.length > 0 ? '0 True' : '60 True');
  });
});
