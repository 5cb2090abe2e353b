// Every Django with every database: installed by the command, checked, linted, tested and served.
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { combinations } from '../helpers/blueprints.ts';
import { testWith } from '../helpers/tools.ts';
import * as project from './helpers.ts';
import {
  has,
  hasPostgres,
  installTools,
  postgresUrl,
  publicNames,
  pythonsFor,
  runSql,
  withUv,
} from './machine.ts';

const title = 'Tea & <Cake>';
const shownTitle = '<title>Tea &amp; &lt;Cake&gt;</title>';

/** All that a server has to set; where there is PostgreSQL, DATABASE_URL comes on top. */
const production = { SECRET_KEY: 'Zk3x9'.repeat(12), ALLOWED_HOSTS: 'example.com' };

/** Ruff's rules for mistakes; not E501 and RUF001, since a user's texts may be long and in any script. */
const broadRules = 'A,B,BLE,C4,C90,DJ,DTZ,E,F,G,I,N,PERF,PIE,PLE,PLW,PTH,RET,RUF,S,SIM,SLF,T10,T20,TID,UP,W';

const strictPolicy = [
  "base-uri 'none'",
  "default-src 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "object-src 'none'",
];

const cells = combinations.map(({ django, database }) => {
  const pythons = pythonsFor(django);
  // Between them, the two databases see the oldest and the newest Python of this machine.
  const python = (database === 'sqlite' ? pythons.at(0) : pythons.at(-1))?.path;
  return [`Django ${django} with ${database}`, { django, database, python }] as const;
});

const index = has.packageIndex();
const git = has.git();
const postgres = await hasPostgres();
const shared = project.suiteFolder();
let tools = '';

beforeAll(async () => {
  tools = await installTools(shared.path, 'ruff', 'djlint', 'psycopg[binary]');
});

describe.each(cells)('%s', (_, { django, database, python }) => {
  const folder = project.suiteFolder();
  const test = testWith({
    [`a Python for Django ${django}`]: python !== undefined,
    'a package index': index,
    git,
    ...(database === 'postgresql' && { PostgreSQL: postgres }),
  });
  const databaseName = `mvt_${process.pid}_${django.replace('.', '')}`;
  const ownDatabase = database === 'postgresql' ? { DATABASE_URL: postgresUrl(databaseName) } : {};
  const live = { ...production, ...ownDatabase };
  let made: project.Made;
  let home = '';
  /** A clone of the first commit: what reaches a server. */
  let clone = '';
  let program = '';

  beforeAll(async () => {
    if (database === 'postgresql') await runSql(tools, `CREATE DATABASE ${databaseName}`);
    const answers = ['--django', django, '--database', database, '--title', title];
    const place = ['shop', ...answers, '--python', python ?? 'python3'];
    home = join(folder.path, 'shop');
    const keeping = database === 'postgresql' ? project.keepingDatabase(home, postgresUrl(databaseName)) : [];
    // Between them, the two databases see pip and uv.
    made = await project.make(
      folder.path,
      [...place, ...keeping],
      database === 'postgresql' ? await withUv() : {},
    );
    clone = join(folder.path, 'clone');
    program = join(home, '.venv/bin/python');
    await project.expectSuccess(folder.path, ['git', 'clone', '--quiet', home, clone]);
  });

  afterAll(async () => {
    if (tools && database === 'postgresql') {
      await runSql(tools, `DROP DATABASE IF EXISTS ${databaseName} WITH (FORCE)`);
    }
  });

  const inHome = (...words: string[]) => project.execute(home, [program, ...words], ownDatabase);
  const onServer = (...words: string[]) => project.execute(clone, [program, ...words], live);

  test('it is made with all its steps', () => {
    expect(made).toMatchObject({ exitCode: 0, stderr: '' });
    const lock = database === 'postgresql' ? 'done' : expect.stringMatching(/^(done|skipped)$/);
    expect(project.statuses(made)).toEqual({ ...project.allDone, lock });
  });

  test('the first commit holds every file but the secret ones', async () => {
    const committed = await project.expectSuccess(home, ['git', 'ls-tree', '-r', '--name-only', 'HEAD']);
    const written = made.files.map(({ path }) => path).filter((path) => path !== '.env');

    expect(committed.split('\n').filter((path) => path !== 'requirements.lock')).toEqual(written.sort());
    expect(await project.expectSuccess(home, ['git', 'rev-list', '--count', 'HEAD'])).toBe('1');
    expect(await project.expectSuccess(home, ['git', 'status', '--porcelain'])).toBe('');
    expect(project.filesIn(home)).toContain('.env');
  });

  test('the tables are there, and the models have no change without a migration', async () => {
    expect(await inHome('manage.py', 'migrate', '--check')).toMatchObject({ exitCode: 0 });
    expect(await inHome('manage.py', 'makemigrations', '--check')).toMatchObject({ exitCode: 0 });
  });

  test.each([
    ['in development', inHome],
    ['with the variables of production', onServer],
  ])('its own tests pass %s, without a warning', async (_, runPython) => {
    const { exitCode, output } = await runPython('-Wd', 'manage.py', 'test', '--no-input');

    expect(exitCode, output).toBe(0);
    expect(output).toMatch(/^Ran \d\d* tests/m);
    expect(output).not.toContain('Warning');
  });

  test('Django finds nothing to say against it in production', async () => {
    const { exitCode, output } = await onServer('manage.py', 'check', '--deploy', '--fail-level', 'WARNING');

    expect(exitCode, output).toBe(0);
    expect(output).toContain('no issues (1 silenced)');
  });

  test.each([
    ['by default', ['check']],
    [
      'with many rules',
      ['check', '--select', broadRules, '--ignore', 'E501,RUF001', '--config', publicNames],
    ],
    ['about the format', ['format', '--check']],
  ])('ruff finds nothing %s', async (_, words) => {
    await project.expectSuccess(clone, [join(tools, 'ruff'), ...words, '--isolated', '--no-cache']);
  });

  test('djlint finds nothing', async () => {
    await project.expectSuccess(clone, [join(tools, 'djlint'), '--profile=django', '--lint', '.']);
  });

  test('it does not start without SECRET_KEY, and says what to do', async () => {
    const { SECRET_KEY: _, ...rest } = live;
    for (const words of [
      ['manage.py', 'runserver', '--noreload', '127.0.0.1:0'],
      ['-c', 'import shop.wsgi'],
    ]) {
      const { exitCode, stderr } = await project.execute(clone, [program, ...words], rest);

      expect(exitCode).toBe(1);
      expect(stderr.split('\n').at(-1)).toMatch(/^django\S+: SECRET_KEY is not set\. .*\.env\.example/);
    }
  });

  test.each([
    ['ALLOWED_HOSTS', 'https://example.com', /contains 'https:\/\/example\.com'\. Write names only/],
    ['ALLOWED_HOSTS', 'example.com:443', /Write names only/],
    ['ALLOWED_HOSTS', '"example.com"', /Write names only/],
    ['ALLOWED_HOSTS', 'example.com www.example.com', /Write names only/],
    ['DATABASE_URL', 'postgres://u:p#w@localhost/n', /Percent-encode them: # as %23/],
    ['DATABASE_URL', 'postgres://u:p/w@localhost/n', /Percent-encode/],
    ['DATABASE_URL', 'postgres://u:p?w@localhost/n', /Percent-encode/],
  ])('%s=%s is refused at the start, with the way out', async (name, value, message) => {
    const words = [program, '-c', 'import shop.settings'];
    const { exitCode, stderr } = await project.execute(clone, words, { ...live, [name]: value });

    expect(exitCode).toBe(1);
    expect(stderr.split('\n').at(-1)).toMatch(new RegExp(`^django\\S+: ${name} .*${message.source}`));
  });

  test.each([
    ['ALLOWED_HOSTS', '.example.com, *,[::1],127.0.0.1,'],
    ['DATABASE_URL', 'postgres://localhost:5432/n?application_name=a@b'],
    ['DATABASE_URL', 'postgres://u:p%23@localhost/n'],
  ])('%s=%s is taken', async (name, value) => {
    await project.expectSuccess(clone, [program, '-c', 'import shop.settings'], { ...live, [name]: value });
  });

  test('DEBUG is off unless it is asked for, and on in development', async () => {
    const print = 'from shop.settings import DEBUG, SECRET_KEY; print(DEBUG, len(SECRET_KEY) >= 50)';

    expect(await onServer('-c', print)).toMatchObject({ stdout: 'False True', stderr: '' });
    expect(await inHome('-c', print)).toMatchObject({ stdout: 'True True', stderr: '' });
  });

  test('servers can start it under WSGI and ASGI', async () => {
    const print = 'from shop import asgi, wsgi; print(*(type(m.application).__name__ for m in (asgi, wsgi)))';

    expect(await onServer('-Wd', '-c', print)).toMatchObject({
      stdout: 'ASGIHandler WSGIHandler',
      stderr: '',
    });
  });

  test('the development server answers', async () => {
    const { url } = await project.serve(home, program, ownDatabase);
    const [first, login, health, unknown] = await Promise.all([
      project.get(`${url}/`),
      project.get(`${url}/admin/login/`),
      project.get(`${url}/healthz/`, { host: 'load-balancer.invalid' }),
      project.get(`${url}/no/such/page/`),
    ]);

    expect(first).toMatchObject({ status: 200, body: expect.stringContaining(shownTitle) });
    expect(login).toMatchObject({ status: 200, body: expect.stringContaining('name="password"') });
    expect(health).toMatchObject({ status: 200, body: 'ok' });
    expect(unknown).toMatchObject({ status: 404 });
  });

  test('a production server is strict', async () => {
    const { url } = await project.serve(clone, program, { ...live, TRUST_X_FORWARDED_PROTO: 'True' });
    const behindProxy = { host: 'example.com', 'x-forwarded-proto': 'https' };
    const [first, login, insecure, stranger, health, unknown] = await Promise.all([
      project.get(`${url}/`, behindProxy),
      project.get(`${url}/admin/login/`, behindProxy),
      project.get(`${url}/`, { host: 'example.com' }),
      project.get(`${url}/`, { ...behindProxy, host: 'elsewhere.invalid' }),
      project.get(`${url}/healthz/`, { host: '192.0.2.1' }),
      project.get(`${url}/no/such/page/`, behindProxy),
    ]);

    expect(first).toMatchObject({ status: 200, body: expect.stringContaining(shownTitle) });
    expect(first.headers['content-security-policy']?.toString().split('; ').sort()).toEqual(strictPolicy);
    expect(first.headers).toMatchObject({
      'strict-transport-security': 'max-age=3600; includeSubDomains',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
    });
    expect(login.headers['set-cookie']?.toString()).toMatch(/^csrftoken=.*; Secure$/);
    expect(insecure).toMatchObject({ status: 301, headers: { location: 'https://example.com/' } });
    expect(stranger).toMatchObject({ status: 400 });
    expect(health).toMatchObject({ status: 200, body: 'ok' });
    expect(unknown).toMatchObject({ status: 404, body: expect.stringContaining('Page not found') });
    expect(unknown.body).not.toContain('no/such/page');
  });

  test('the policy comes from Django itself where it can', async () => {
    const find = 'import importlib.util as u; print(u.find_spec("csp") is not None)';

    expect(await inHome('-c', find)).toMatchObject({ stdout: django === '5.2' ? 'True' : 'False' });
  });
});
