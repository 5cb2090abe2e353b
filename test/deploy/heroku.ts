// Heroku: its build, then the Procfile run by honcho, the release phase first.
import { describe, expect } from 'vitest';
import type { testWith } from '../helpers/tools.ts';
import { closedPort, execute, get } from '../project/helpers.ts';
import { build, platformVariables, type Site, start, useDatabase } from './site.ts';
import { expectSite, stylesheetsOf } from './visits.ts';

/** @param kind which project is visited */
export function describeHeroku(site: Site, test: ReturnType<typeof testWith>, kind: 'bare' | 'full'): void {
  const variables = {
    ALLOWED_HOSTS: '.herokuapp.com',
    BEHIND_PROXY: 'True',
    DYNO: 'web.1',
    FORWARDED_ALLOW_IPS: '*',
    WEB_CONCURRENCY: '2',
  };

  describe('Heroku', () => {
    test('without a database the release stops and says what to do', async () => {
      const { exitCode, output } = await execute(
        site.bare,
        ['honcho', 'start', 'release'],
        platformVariables(site, variables),
      );

      expect(exitCode).not.toBe(0);
      expect(output).toContain('heroku addons:create heroku-postgresql:essential-0');
    });

    test(`it is built, released and visited (${kind})`, async () => {
      await build(site, site[kind]);
      const PORT = String(await closedPort());
      const live = platformVariables(site, {
        ...variables,
        DATABASE_URL: await useDatabase(site, 'heroku'),
        CELERY_BROKER_URL: 'memory://',
        PORT,
      });

      const release = await execute(site[kind], ['honcho', 'start', 'release'], live);
      expect(release.exitCode, release.output).toBe(0);
      expect(release.output).toContain('Applying');

      const url = `http://127.0.0.1:${PORT}`;
      const dyno = start(site[kind], ['honcho', 'start', 'web'], live);
      const page = await expectSite(dyno, url, 'shop-1234.herokuapp.com');
      const [stylesheet = ''] = stylesheetsOf(page);
      expect(
        await get(url + stylesheet, { host: 'shop-1234.herokuapp.com', 'x-forwarded-proto': 'https' }),
      ).toMatchObject({
        status: 200,
        headers: { 'cache-control': expect.stringContaining('immutable') },
      });

      if (kind === 'bare') return;
      const tasks = start(site[kind], ['honcho', 'start', 'worker', 'beat'], live);
      await tasks.prints(/worker\.1 .*ready\./);
      await tasks.prints(/beat\.1 .*beat: Starting/);
    });

    test('all that needs Redis finds it, and does not check the certificate that Heroku signs itself', async () => {
      const script =
        'from shop import settings as s; print(s.CELERY_BROKER_URL, s.CHANNELS_URL, s.CACHE_URL)';
      const { stdout } = await execute(
        site.full,
        ['python', '-c', script],
        platformVariables(site, { REDIS_URL: 'rediss://:word@host:6379', CHANNELS_URL: 'redis://own:6379' }),
      );

      const theirs = 'rediss://:word@host:6379?ssl_cert_reqs=none';
      expect(stdout.split(' ')).toEqual([theirs, 'redis://own:6379', theirs]);
    });
  });
}
