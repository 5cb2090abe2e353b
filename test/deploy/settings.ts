// The settings under each platform's variables: Django has nothing to say against them.
import { describe, expect } from 'vitest';
import type { testWith } from '../helpers/tools.ts';
import { execute } from '../project/helpers.ts';
import { readSpec, variablesOf } from './app-platform.ts';
import { platformVariables, type Site } from './site.ts';

const database = 'postgres://user:word@database.invalid:5432/shop';

export function describeSettings(site: Site, test: ReturnType<typeof testWith>): void {
  const platforms: Record<string, (folder: string) => Promise<Record<string, string>>> = {
    Heroku: async () => ({
      ALLOWED_HOSTS: '.herokuapp.com',
      BEHIND_PROXY: 'True',
      DATABASE_SSL: 'True',
      DATABASE_URL: database,
    }),
    'Elastic Beanstalk': async () => ({
      ALLOWED_HOSTS: 'example.com',
      BEHIND_PROXY: 'True',
      RDS_HOSTNAME: 'database.invalid',
      RDS_PORT: '5432',
      RDS_DB_NAME: 'ebdb',
      RDS_USERNAME: 'user',
      RDS_PASSWORD: 'p@ss:w/rd?#%',
    }),
    'App Platform': async (folder) => variablesOf((await readSpec(site, folder)).services[0], database),
    'App Service': async () => ({
      WEBSITE_HOSTNAME: 'shop.azurewebsites.net',
      BEHIND_PROXY: 'True',
      DATABASE_URL: database,
    }),
  };

  describe('settings', () => {
    test.each(Object.keys(platforms))('on %s', async (platform) => {
      for (const folder of [site.bare, site.full]) {
        const variables = platformVariables(site, (await platforms[platform]?.(folder)) ?? {});
        const words = ['python', 'manage.py', 'check', '--deploy', '--fail-level', 'WARNING'];
        const { exitCode, output } = await execute(folder, words, variables);
        expect(exitCode, output).toBe(0);
        expect(output).toContain('no issues');
      }
    });

    test("any password of a database of Elastic Beanstalk's own", async () => {
      const variables = platformVariables(site, (await platforms['Elastic Beanstalk']?.(site.bare)) ?? {});
      const script =
        'from shop.settings import DATABASES as d; print(d["default"]["PASSWORD"], d["default"]["HOST"])';

      expect(await execute(site.bare, ['python', '-c', script], variables)).toMatchObject({
        stdout: 'p@ss:w/rd?#% database.invalid',
      });
      const own = { ...variables, DATABASE_URL: 'postgres://user:own@other.invalid/shop' };
      expect(await execute(site.bare, ['python', '-c', script], own)).toMatchObject({
        stdout: 'own other.invalid',
      });
    });
  });
}
