// Heroku: its build, then the Procfile run by honcho, the release phase first.
import { describe, expect } from 'vitest';
import type { testWith } from '../helpers/tools.ts';
import { closedPort, execute, get } from '../project/helpers.ts';
import { build, platformVariables, type Site, start, useDatabase } from './site.ts';
import { expectSite, stylesheetsOf } from './visits.ts';

export function describeHeroku(site: Site, test: ReturnType<typeof testWith>): void {
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

    test('it is built, released and visited; worker and schedule start', async () => {
      await build(site, site.full);
      const PORT = String(await closedPort());
      const live = platformVariables(site, {
        ...variables,
        DATABASE_URL: await useDatabase(site, 'heroku'),
        CELERY_BROKER_URL: 'memory://',
        PORT,
      });

      const release = await execute(site.full, ['honcho', 'start', 'release'], live);
      expect(release.exitCode, release.output).toBe(0);
      expect(release.output).toContain('Applying');

      const url = `http://127.0.0.1:${PORT}`;
      const dyno = start(site.full, ['honcho', 'start', 'web'], live);
      const page = await expectSite(dyno, url, 'shop-1234.herokuapp.com');
      const [stylesheet = ''] = stylesheetsOf(page);
      expect(
        await get(url + stylesheet, { host: 'shop-1234.herokuapp.com', 'x-forwarded-proto': 'https' }),
      ).toMatchObject({
        status: 200,
        headers: { 'cache-control': expect.stringContaining('immutable') },
      });

      const tasks = start(site.full, ['honcho', 'start', 'worker', 'beat'], live);
      await tasks.prints(/worker\.1 .*ready\./);
      await tasks.prints(/beat\.1 .*beat: Starting/);
    });

    test('all that needs Redis finds it, and does not check the certificate that Heroku signs itself', async () => {
      const names = ['CELERY_BROKER_URL', 'CHANNELS_URL', 'CACHE_URL'];
      const script = `from shop.settings import ${names}; print(*[${names}])`.replaceAll(/[[\]']/g, '');
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
