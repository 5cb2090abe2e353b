// The Droplet's nginx in front of gunicorn: what visitors get, what strangers do not, and none lost under load.
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { testWith } from '../helpers/tools.ts';
import { isReady, tools } from './droplet-tools.ts';
import { DropletServer, hosts } from './server.ts';

const test = testWith(tools);
const [host = ''] = hosts;

describe('nginx in front of the site', () => {
  let server: DropletServer;

  beforeAll(async () => {
    if (!isReady) return;
    server = await DropletServer.start({
      name: `site_${process.pid}`,
      database: 'postgresql',
      features: ['images'],
    });
    await server.deploy();
  });
  afterAll(() => server?.stop());

  const inside = (command: string) => server.sandbox.expect(command);
  const ask = async (...words: string[]) => (await server.curl('--include', ...words)).output;
  const stylesheet = async () => /\/static\/css\/site[^"]+/.exec((await server.curl('/')).output)?.[0] ?? '';
  /** Starts a program of this folder in the network of the server. */
  const start = (program: string, ...words: string[]) => {
    const [enter = '', ...network] = server.sandbox.network;
    return execa(enter, [
      ...network,
      process.execPath,
      '--import',
      'tsx',
      join(import.meta.dirname, program),
      ...words,
    ]);
  };

  test('nginx takes the configuration', async () => {
    expect(await inside('nginx -t -q 2>&1')).toBe('');
  });

  test('plain HTTP leads to HTTPS', async () => {
    const answer = await ask(`http://${host}/a/?b=c`);

    expect(answer).toMatch(/^HTTP\/1\.1 301 /);
    expect(answer).toContain(`Location: https://${host}/a/?b=c\r\n`);
  });

  test('the certificate is the one of Let’s Encrypt, and TLS is of today', async () => {
    const words = `openssl s_client -connect 127.0.0.1:443 -servername ${host}`;

    expect(await inside(`${words} < /dev/null 2> /dev/null | openssl x509 -noout -subject`)).toBe(
      'subject=CN = Stub',
    );
    const old = await server.sandbox.run(`${words} -tls1_1 -cipher DEFAULT@SECLEVEL=0 < /dev/null`);
    expect(old).toMatchObject({ exitCode: 1, output: expect.stringContaining('protocol version') });
  });

  test.each([
    ['over HTTP', ['--header', 'Host: evil.test', 'http://127.0.0.1/'], 52],
    ['without a name', ['https://127.0.0.1/'], 35],
    ['under a name of its own', ['--header', 'Host: evil.test', '/'], 92],
  ])('who asks for an unknown host %s gets nothing', async (_, words, exitCode) => {
    expect(await server.curl(...words)).toEqual({ exitCode, output: '' });
  });

  test('headers that visitors forge are not believed', async () => {
    const forged = {
      'X-Forwarded-For': '6.6.6.6',
      'X-Forwarded-Proto': 'http',
      'X-Forwarded-Host': 'evil.test',
      'X-Forwarded-Port': '80',
      Forwarded: 'for=6.6.6.6;proto=http;host=evil.test',
      'X-Request-ID': 'forged-forged',
    };
    const words = Object.entries(forged).flatMap(([name, value]) => ['--header', `${name}: ${value}`]);
    const seen = JSON.parse((await server.curl(...words, '/probe/seen/')).output);

    expect(seen).toMatchObject({ secure: true, host });
    expect(seen.headers).toMatchObject({ 'X-Forwarded-For': '127.0.0.1', 'X-Forwarded-Proto': 'https' });
    expect(JSON.stringify(seen)).not.toMatch(/evil|6\.6\.6\.6|forged/);
  });

  test('a request that is too long is refused before Django sees it', async () => {
    const send = (bytes: number) =>
      server.sandbox.run(
        `head -c ${bytes} /dev/zero | curl -sk -o /dev/null -w '%{http_code}' --data-binary @- --resolve ${host}:443:127.0.0.1 'https://${host}/probe/upload/?name=zeros'`,
      );

    expect(await send(13_000_000)).toMatchObject({ output: '413' });
    expect(await send(2_000_000)).toMatchObject({ output: '200' });
  });

  test('static files are compressed, and kept for as long as their names allow', async () => {
    const hashed = await ask(
      '--header',
      'Accept-Encoding: gzip',
      '--output',
      '/dev/null',
      '--dump-header',
      '-',
      await stylesheet(),
    );
    const plain = await ask('/static/css/site.css');

    expect(hashed).toMatch(/^content-encoding: gzip\r$/m);
    expect(hashed).toMatch(/^vary: Accept-Encoding\r$/m);
    expect(hashed).toMatch(/^cache-control: public, max-age=31536000, immutable\r$/m);
    expect(hashed).toMatch(/^x-content-type-options: nosniff\r$/m);
    expect(plain).not.toContain('content-encoding');
    expect(plain).toMatch(/^cache-control: public, max-age=3600\r$/m);
  });

  test.each([
    '/static/../.env',
    '/static/%2e%2e/%2e%2e/.env',
    '/static../.env',
    '/media../db.sqlite3',
    '/media/%2e%2e/x',
  ])('%s leads nowhere', async (path) => {
    expect(await ask('--path-as-is', path)).toMatch(/^HTTP\/2 40[04] /);
  });

  test('uploads are shown, and never run', async () => {
    const upload = ['--data-binary', '<script>alert(1)</script>', '/probe/upload/?name=folder/page.html'];
    const answer = await ask(`/media/${(await server.curl(...upload)).output}`);

    expect(answer).toMatch(/^HTTP\/2 200 /);
    expect(answer).toMatch(/^x-content-type-options: nosniff\r$/m);
    expect(answer).toMatch(/^content-security-policy: default-src 'none'; sandbox\r$/m);
    expect(answer).toContain('<script>');
  });

  test('uploads that not everyone may read are sent only when the site says so', async () => {
    const sent = await ask('--header', 'Range: bytes=0-3', '/probe/private/');
    expect(sent).toMatch(/^HTTP\/2 206 /);
    expect(sent).toMatch(/^content-security-policy: default-src 'none'; sandbox\r$/m);
    expect(sent).toMatch(/<scr$/);
    for (const path of ['/media_private/page.html', '/media/../media_private/page.html']) {
      expect(await ask('--path-as-is', path)).toMatch(/^HTTP\/2 404 /);
    }
  });

  test('visitors on a bad line keep nobody waiting', async () => {
    const { stdout } = await start('slow.ts', host, '50', '20');

    expect(JSON.parse(stdout)).toEqual({ answers: Array(20).fill(200), sending: 50 });
  });

  test('no request is lost while the site reloads, restarts, gets a new release and a broken one', async () => {
    const unit = `${server.site}-web.service`;
    const load = start('load.ts', host, '5000', await stylesheet());
    const wait = () => new Promise((wake) => setTimeout(wake, 2000));
    for (let reload = 0; reload < 5; reload++) {
      await wait();
      await inside(`systemctl reload ${unit}`);
    }
    for (let restart = 0; restart < 2; restart++) {
      await wait();
      await inside(`systemctl restart ${unit}`);
    }
    await server.write('news.txt', 'A new release.\n');
    await server.commit('Something new');
    expect(await server.script('release.sh')).toMatchObject({ exitCode: 0 });
    await server.write(`site_${process.pid}/wsgi.py`, '1 / 0\n');
    await server.commit('Something broken');
    expect(await server.script('release.sh')).toMatchObject({ exitCode: 1 });
    load.stdin.end();

    const { GET, POST, failed } = JSON.parse((await load).stdout);
    expect(failed).toEqual([]);
    expect(GET + POST).toBeGreaterThanOrEqual(5000);
    expect(POST).toBeGreaterThan(1700);
  });
});
