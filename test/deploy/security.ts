// What a deployed site tells and whom it believes, asked over HTTP as visitors and attackers would.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect } from 'vitest';
import type { testWith } from '../helpers/tools.ts';
import { type Answer, closedPort, execute, get, make, type Variables } from '../project/helpers.ts';
import { firstAnswer, platformVariables, type Running, type Site, start, useDatabase } from './site.ts';
import { logIn, visiting } from './visits.ts';

const host = 'example.com';
const year = '31536000';
const password = 'a-long-enough-word';

/** The headers that https://developer.mozilla.org/observatory gives its best mark for. */
const observatory = {
  'strict-transport-security': `max-age=${year}; includeSubDomains; preload`,
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
};

const policy = [
  "base-uri 'none'",
  "default-src 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "object-src 'none'",
];

/** What no error page may show: code, versions, settings, paths. */
const telling =
  /Traceback|Exception|psycopg|OperationalError|DEBUG|settings|site-packages|\/tmp\/|Django\/|Python\//;

export function describeSecurity(site: Site, test: ReturnType<typeof testWith>): void {
  const serve = async (variables: Variables): Promise<{ url: string; server: Running }> => {
    const PORT = String(await closedPort());
    const live = { ALLOWED_HOSTS: host, SECURE_HSTS_SECONDS: year, WEB_CONCURRENCY: '1', PORT, ...variables };
    return {
      url: `http://127.0.0.1:${PORT}`,
      server: start(site.bare, ['gunicorn'], platformVariables(site, live)),
    };
  };

  describe('security', () => {
    beforeAll(async () => {
      await execute(
        site.bare,
        ['python', 'manage.py', 'collectstatic', '--no-input'],
        platformVariables(site, {}),
      );
    });

    test('headers and cookies are those that browsers protect visitors by', async () => {
      const DATABASE_URL = await useDatabase(site, 'security');
      const who = { DJANGO_SUPERUSER_USERNAME: 'ada', DJANGO_SUPERUSER_PASSWORD: password };
      const variables = platformVariables(site, {
        DATABASE_URL,
        DJANGO_SUPERUSER_EMAIL: 'ada@example.com',
        ...who,
      });
      for (const words of [['migrate'], ['createsuperuser']]) {
        await execute(site.bare, ['python', 'manage.py', ...words, '--no-input'], variables);
      }
      const { url, server } = await serve({ DATABASE_URL, BEHIND_PROXY: 'True' });
      const first = await firstAnswer(server, `${url}/`, visiting(host));
      const login = await get(`${url}/admin/login/`, visiting(host));
      const inside = await logIn(url, host, login, { password });

      for (const { headers } of [first, login, inside]) {
        expect(headers).toMatchObject(observatory);
        expect(String(headers['content-security-policy']).split('; ').sort()).toEqual(policy);
        expect(headers).not.toHaveProperty('x-powered-by');
      }
      expect(inside.status).toBe(302);
      const cookies = [login, inside].flatMap(({ headers }) => headers['set-cookie'] ?? []);
      expect(cookies.map((cookie) => cookie.split('=')[0]).sort()).toEqual([
        'csrftoken',
        'csrftoken',
        'sessionid',
      ]);
      for (const cookie of cookies) expect(cookie).toMatch(/; Secure/);
      for (const cookie of cookies) expect(cookie).toMatch(/; SameSite=Lax/);
      expect(cookies.find((cookie) => cookie.startsWith('sessionid='))).toContain('; HttpOnly');
    });

    test('pages of error tell nothing, and a database that is away is for the log', async () => {
      const DATABASE_URL = `postgres://nobody:word@127.0.0.1:${await closedPort()}/none`;
      const { url, server } = await serve({ DATABASE_URL, BEHIND_PROXY: 'True' });
      await firstAnswer(server, `${url}/healthz/`, { host });
      const login = await get(`${url}/admin/login/`, visiting(host));
      const answers: Record<number, Answer> = {
        400: await get(`${url}/`, visiting('elsewhere.invalid')),
        403: await logIn(url, host, login, { origin: 'https://elsewhere.invalid' }),
        404: await get(`${url}/no/such/page/`, visiting(host)),
        500: await logIn(url, host, login),
        503: await get(`${url}/readyz/`, { host }),
      };

      for (const [status, { body, ...answer }] of Object.entries(answers)) {
        expect(answer.status, body).toBe(Number(status));
        expect(body).not.toMatch(telling);
        expect(body).not.toContain('no/such/page');
      }
      expect(answers[503]?.body).toBe('not ready');
      expect(server.printed()).toMatch(/OperationalError/);
    });

    test('without a proxy nobody is believed who says that there is one', async () => {
      const { url, server } = await serve({});
      const forged = { ...visiting(host), 'x-forwarded-host': 'elsewhere.invalid' };

      expect(await firstAnswer(server, `${url}/`, forged)).toMatchObject({
        status: 301,
        headers: { location: `https://${host}/` },
      });
    });

    test('git has no secret of a project with all targets', async () => {
      const args = [
        'tea_house',
        '--deploy',
        'heroku,aws,digitalocean,azure',
        '--digitalocean',
        'both',
        '--no-install',
      ];
      expect(await make(site.folder, args)).toMatchObject({ exitCode: 0 });
      const home = join(site.folder, 'tea_house');
      const [, key = ''] =
        /^SECRET_KEY=["']?([^"'\n]+)/m.exec(readFileSync(join(home, '.env'), 'utf8')) ?? [];
      expect(key.length).toBeGreaterThanOrEqual(50);

      await execute(home, ['git', 'add', '--all']);
      const search = (...words: string[]) => execute(home, ['git', 'grep', '--cached', '-I', ...words]);
      expect(await search('--fixed-strings', key)).toMatchObject({ exitCode: 1, stdout: '' });
      expect(await search('-e', 'BEGIN .*PRIVATE KEY')).toMatchObject({ exitCode: 1, stdout: '' });
    });
  });
}
