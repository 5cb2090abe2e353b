// Deployments on instances of Elastic Beanstalk: with its nginx, with S3, and those that must stop.
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { describe, expect } from 'vitest';
import { runs, type testWith } from '../helpers/tools.ts';
import { closedPort, execute, expectSuccess, get } from '../project/helpers.ts';
import { deploy, type Instance, writeNginx } from './elastic-beanstalk.ts';
import { firstAnswer, platformVariables, type Site, start, useDatabase } from './site.ts';
import { expectSite, stylesheetsOf, visiting } from './visits.ts';

const lock = '.platform/hooks/prebuild/02_lock.sh';
const check = '.platform/hooks/predeploy/01_check.sh';

/** @param withS3 runs a site that keeps its files there, too */
export function describeInstances(site: Site, test: ReturnType<typeof testWith>, withS3: boolean): void {
  // The PostgreSQL of tests speaks no TLS.
  const properties = { ALLOWED_HOSTS: 'example.com', BEHIND_PROXY: 'True', DATABASE_SSL: 'False' };

  /** Starts the process `web` of an instance on another port than everybody's. */
  const startWeb = ({ current, web }: Instance, port: number, variables: Record<string, string>) =>
    start(
      current,
      ['sh', '-c', `exec ${web.replace('127.0.0.1:8000', `127.0.0.1:${port}`)}`],
      platformVariables(site, {
        ...properties,
        PORT: '8000',
        ...variables,
      }),
    );

  describe('Elastic Beanstalk', () => {
    test('without a database the deployment stops and says so', async () => {
      const { ran, failure } = await deploy(site, site.bare, 'stopped', properties);

      expect(ran).toEqual([lock, '01_static_files', '02_migrate']);
      expect(failure).toContain('RDS_HOSTNAME: is not set, and neither is DATABASE_URL');
    });

    test('new settings that Django finds errors in do not go live', async () => {
      const variables = platformVariables(site, { ...properties, LOG_LEVEL: 'LOUD' });
      const hook = readFileSync(join(site.bare, '.platform/confighooks', 'predeploy/01_check.sh'), 'utf8');
      expect(hook).toContain(`exec ${check}`);
      const script = readFileSync(join(site.bare, check), 'utf8').replace('/var/app/venv/*', site.venv);
      const { exitCode, output } = await execute(site.bare, ['bash', '-c', script], variables);

      expect(exitCode).not.toBe(0);
      expect(output).toContain('LOG_LEVEL');
    });

    test('it goes live, and nginx hands out what collectstatic has made', async () => {
      const DATABASE_URL = await useDatabase(site, 'beanstalk');
      const instance = await deploy(site, site.bare, 'instance', { ...properties, DATABASE_URL });
      expect(instance).toMatchObject({ ran: [lock, '01_static_files', '02_migrate', check] });
      expect(instance.failure).toBeUndefined();
      expect(instance.web).toContain('--workers=2 --threads=4 shop.wsgi:application');

      const [port, upstream] = [await closedPort(), await closedPort()];
      const url = `http://127.0.0.1:${port}`;
      const web = startWeb(instance, upstream, { DATABASE_URL });
      await firstAnswer(web, `http://127.0.0.1:${upstream}/healthz/`, {});
      const nginx = start(site.folder, ['nginx', '-c', writeNginx(instance, port, upstream)], {
        PATH: `${process.env.PATH}${delimiter}/usr/sbin`,
      });
      const page = await expectSite(nginx, url, 'example.com');
      expect(page.headers['cache-control']).toBeUndefined();

      const [hashed = ''] = stylesheetsOf(page);
      const file = await get(url + hashed, { ...visiting('example.com'), 'accept-encoding': 'gzip' });
      expect(file).toMatchObject({
        status: 200,
        headers: {
          'cache-control': 'max-age=31536000, public, immutable',
          'content-encoding': 'gzip',
          'x-content-type-options': 'nosniff',
        },
      });
      const plain = await get(`${url}/static/css/site.css`, visiting('example.com'));
      expect(plain).toMatchObject({ status: 200, headers: { 'cache-control': 'max-age=60, public' } });
      const large = { 'content-length': String(21 * 1024 * 1024), ...visiting('example.com') };
      expect(await get(`${url}/`, large)).toMatchObject({ status: 413 });
    });

    if (!withS3) return;
    test('with RDS and S3, as a worker too, nothing stays on the instance', async () => {
      const database = new URL(await useDatabase(site, 'beanstalk_s3'));
      const store = `http://127.0.0.1:${await closedPort()}`;
      const moto = start(site.folder, ['moto_server', '-H', '127.0.0.1', '-p', new URL(store).port], {
        PATH: platformVariables(site, {}).PATH,
      });
      await firstAnswer(moto, store, {});
      await fetch(`${store}/shop-files`, { method: 'PUT' });
      const [policy = ''] =
        /\{[^`]+"Principal"[^`]+\}/.exec(readFileSync(join(site.stored, 'README.md'), 'utf8')) ?? [];
      await fetch(`${store}/shop-files?policy`, {
        method: 'PUT',
        body: policy.replace('BUCKET', 'shop-files'),
      });
      const variables = {
        RDS_HOSTNAME: database.hostname,
        RDS_PORT: database.port,
        RDS_DB_NAME: database.pathname.slice(1),
        RDS_USERNAME: database.username,
        RDS_PASSWORD: 'p@ss:w/rd?#%',
        S3_BUCKET: 'shop-files',
        S3_ENDPOINT_URL: store,
        AWS_ACCESS_KEY_ID: 'key',
        AWS_SECRET_ACCESS_KEY: 'word',
        CELERY_BROKER_URL: 'memory://',
        CELERY_BEAT: 'True',
      };
      const instance = await deploy(site, site.stored, 'instance-s3', { ...properties, ...variables });
      expect(instance.failure).toBeUndefined();
      expect(instance.ran).toEqual([
        '.platform/hooks/prebuild/01_procfile.sh',
        lock,
        '01_static_files',
        '02_migrate',
        check,
      ]);
      expect(existsSync(join(instance.current, 'staticfiles'))).toBe(false);

      const port = await closedPort();
      const page = await expectSite(
        startWeb(instance, port, variables),
        `http://127.0.0.1:${port}`,
        'example.com',
      );
      const [stylesheet = ''] = stylesheetsOf(page);
      expect(stylesheet).toMatch(new RegExp(`^${store}/shop-files/static/css/site\\.[0-9a-f]{12}\\.css$`));
      expect(await get(stylesheet)).toMatchObject({ status: 200 });

      const script = `
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage as storage
print(storage.url(storage.save("note.txt", ContentFile("kept"))))`;
      const live = platformVariables(site, { ...properties, ...variables });
      const words = ['python', 'manage.py', 'shell', '--verbosity', '0', '-c', script];
      const address = (await expectSuccess(instance.current, words, live)).trim();
      expect(address).toContain(`${store}/shop-files/media/note.txt?`);
      expect(await get(address)).toMatchObject({ status: 200, body: 'kept' });

      const tasks = start(instance.current, ['honcho', 'start', 'worker', 'beat'], live);
      await tasks.prints(/worker\.1 .*ready\./);
      await tasks.prints(/beat\.1 .*beat: Starting/);
    });
  });
}

export const hasNginx = () => runs('nginx', '-v') || runs('/usr/sbin/nginx', '-v');
