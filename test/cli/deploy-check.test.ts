// `deploy check`: which programs see which files, what is said of their verdicts, and what a fault comes to.
import { chmodSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect } from 'vitest';
import { type Run, run, temporaryFolder } from '../helpers/command.ts';
import { runs, testWith } from '../helpers/tools.ts';
import { foreign, type Texts } from './apps.ts';
import { expectFailure, listing } from './helpers.ts';

const test = testWith({ sh: runs('sh', '-c', 'true') });

const unit = `[Unit]
Description=A site

[Service]
ExecStart=/srv/site/current/.venv/bin/gunicorn
ProtectSystem=strict
`;

const sites = `server {
    listen 443 ssl;
    server_name example.com;
    ssl_certificate /etc/nowhere.pem;
    ssl_certificate_key /etc/nowhere.key;
    return 444;
}
`;

const sound: Texts = {
  Procfile: 'release: python manage.py migrate\nweb: gunicorn\n',
  'app.json': '{"name": "site"}\n',
  '.do/app.yaml': 'name: site\n',
  '.ebextensions/django.config': 'option_settings: {}\n',
  '.github/workflows/azure.yml': 'name: Deploy\n',
  '.platform/hooks/predeploy/01_check.sh': '#!/bin/sh\necho check\n',
  'deploy/nginx/site.conf': sites,
  'deploy/systemd/site.service': unit,
  'startup.sh': '#!/bin/sh\nexec gunicorn\n',
};

interface Check {
  readonly id: string;
  readonly status: string;
  readonly detail: string;
  readonly output?: string[];
}

const checksOf = ({ stdout }: Run): Check[] => JSON.parse(stdout).checks;
const statuses = (result: Run) => Object.fromEntries(checksOf(result).map(({ id, status }) => [id, status]));

/** A folder with programs that write down what they are given, fail if their name is in `failing`, and nothing else. */
function programs(names: readonly string[], failing: readonly string[] = []): string {
  const folder = temporaryFolder();
  symlinkSync(process.execPath, join(folder, 'node'));
  for (const name of names) {
    const words = failing.includes(name) ? 'echo "a fault in $*"\nexit 1' : 'echo "$*"';
    writeFileSync(join(folder, name), `#!/bin/sh\n${words}\n`);
    chmodSync(join(folder, name), 0o755);
  }
  return folder;
}

const check = (site: string, path: string) =>
  run(site, ['deploy', 'check', '--json'], { env: { PATH: path, VIRTUAL_ENV: undefined } });

test('only units are copied, into a folder that nobody else can enter', async () => {
  const site = foreign({ ...sound, 'site.service': unit, 'secret.txt': 'secret' });
  const seen = join(temporaryFolder(), 'seen');
  const folder = programs(['systemd-analyze']);
  writeFileSync(
    join(folder, 'systemd-analyze'),
    `#!/bin/sh\nexport PATH=/bin:/usr/bin\n{ find . -type f; stat -c %a .; } >> '${seen}'\n`,
  );
  await check(site, folder);
  const lines = readFileSync(seen, 'utf8').trim().split('\n');
  expect(lines.filter((line) => !/^700$|\.service$/.test(line))).toEqual([]);
  expect(lines).toContain('700');
});

describe('with programs that find nothing', () => {
  const all = ['yamllint', 'actionlint', 'shellcheck', 'systemd-analyze', 'nginx', 'openssl', 'gixy'];

  test('all is well, and nothing is written', async () => {
    const site = foreign(sound);
    const before = listing(site);
    const result = await check(site, programs(all));
    expect(result).toMatchObject({ exitCode: 0, stderr: '' });
    const { django, ...others } = statuses(result);
    expect(django).toBe('unchecked');
    expect(Object.keys(others)).toEqual([
      'procfile',
      'json',
      'yaml',
      'actionlint',
      'shellcheck',
      'systemd',
      'systemd-security',
      'nginx',
      'gixy',
    ]);
    expect(new Set(Object.values(others))).toEqual(new Set(['passed']));
    expect(listing(site)).toEqual(before);
  });

  test.each(['yamllint', 'actionlint', 'shellcheck', 'nginx', 'gixy'])(
    'a fault that %s finds fails the run',
    async (name) => {
      const result = await check(foreign(sound), programs(all, [name]));
      expect(result.exitCode).toBe(1);
      const failed = checksOf(result).filter(({ status }) => status === 'failed');
      expect(failed.map(({ id }) => id)).toEqual([name === 'yamllint' ? 'yaml' : name]);
      expect(failed[0]?.output?.[0]).toContain('a fault in');
    },
  );

  test('each file gets to the program that knows it', async () => {
    const result = await check(foreign(sound), programs(all, ['yamllint', 'shellcheck']));
    const said = Object.fromEntries(checksOf(result).map(({ id, output = [] }) => [id, output.join(' ')]));
    expect(said.yaml).toContain('.do/app.yaml .ebextensions/django.config .github/workflows/azure.yml');
    expect(said.shellcheck).toContain('.platform/hooks/predeploy/01_check.sh startup.sh');
  });
});

test('what is not on the machine is named, and is no fault', async () => {
  const result = await run(foreign(sound), ['deploy', 'check'], {
    env: { PATH: programs([]), VIRTUAL_ENV: undefined },
  });
  expect(result).toMatchObject({ exitCode: 0, stderr: '' });
  expect(result.stdout).toMatch(/– Shell scripts: shellcheck +shellcheck is not installed/);
  expect(result.stdout).toMatch(/– Django.*no Python with the project's packages/);
  expect(result.stdout).toContain('2 passed, 0 failed,');
});

test.each<[string, Texts, string, RegExp]>([
  ['a Procfile without web', { Procfile: 'worker: celery\n' }, 'procfile', /no process is called web/],
  [
    'a line that is no process',
    { Procfile: 'web: gunicorn\ngunicorn\n' },
    'procfile',
    /line 2 is not of the form name: command/,
  ],
  [
    'a process that is there twice',
    { Procfile: 'web: a\nweb: b\n' },
    'procfile',
    /line 2 defines web a second time/,
  ],
  [
    'line endings of Windows',
    { Procfile: 'web: gunicorn\r\n' },
    'procfile',
    /line 1 has a Windows line ending/,
  ],
  ['JSON that is none', { 'app.json': '{"name": }' }, 'json', /app\.json: .*token/],
])('%s is a fault', async (_, texts, id, message) => {
  const result = await check(foreign({ ...sound, ...texts }), programs([]));
  expect(result.exitCode).toBe(1);
  const [failed, ...others] = checksOf(result).filter(({ status }) => status === 'failed');
  expect([failed?.id, others]).toEqual([id, []]);
  expect(failed?.output?.join('\n')).toMatch(message);
});

testWith({ 'systemd-analyze': runs('systemd-analyze', '--version') })(
  'systemd itself finds a key that it does not know, and a service that may do all',
  async () => {
    const before = process.env.PATH ?? '';
    expect(statuses(await check(foreign(sound), before))).toMatchObject({
      systemd: 'passed',
      'systemd-security': 'failed',
    });
    const site = foreign({ ...sound, 'deploy/systemd/site.service': `${unit}Unheard=of\n` });
    const result = await check(site, before);
    expect(statuses(result)).toMatchObject({ systemd: 'failed' });
    expect(
      checksOf(result)
        .find(({ id }) => id === 'systemd')
        ?.output?.join(),
    ).toContain('site.service:7: Unknown key');
  },
);

const nginxPlace = ['nginx', '/usr/sbin/nginx'].find((program) => runs(program, '-v')) ?? 'nginx';

testWith({ nginx: runs(nginxPlace, '-v'), openssl: runs('openssl', 'version') })(
  'nginx itself takes a site, and names the line of a fault',
  async () => {
    const path = process.env.PATH ?? '';
    expect(statuses(await check(foreign(sound), path))).toMatchObject({ nginx: 'passed' });
    const site = foreign({ ...sound, 'deploy/nginx/site.conf': sites.replace('return', 'retrun') });
    const found = checksOf(await check(site, path)).find(({ id }) => id === 'nginx');
    expect(found).toMatchObject({ status: 'failed' });
    expect(found?.output?.join()).toMatch(/unknown directive "retrun" in deploy\/nginx\/site\.conf:6/);
  },
);

testWith({ shellcheck: runs('shellcheck', '--version') })('shellcheck itself finds a fault', async () => {
  const site = foreign({ ...sound, 'startup.sh': '#!/bin/sh\nrm $1\n' });
  const found = checksOf(await check(site, process.env.PATH ?? '')).find(({ id }) => id === 'shellcheck');
  expect(found).toMatchObject({ status: 'failed' });
  expect(found?.output?.join()).toContain('SC2086');
});

test.each([
  ['a word too many', ['deploy', 'check', 'heroku'], /Unexpected argument "heroku"/],
  ['a misspelt check', ['deploy', 'chek'], /did you mean check\?/],
])('%s is refused', async (_, words, message) => {
  expectFailure(await run(foreign(sound), words), 2, message);
});
