// Azure App Service: the workflow's own migration, then startup.sh run as a process of a Procfile.
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { describe, expect } from 'vitest';
import type { testWith } from '../helpers/tools.ts';
import { closedPort, execute, get } from '../project/helpers.ts';
import { readYaml } from './projects.ts';
import { build, platformVariables, type Site, secret, start, useDatabase } from './site.ts';
import { expectSite, stylesheetsOf } from './visits.ts';

/** @param kind which project is visited */
export function describeAzure(site: Site, test: ReturnType<typeof testWith>, kind: 'bare' | 'full'): void {
  const host = 'shop-site.azurewebsites.net';

  /** Runs the step of the workflow that migrates, with an `az` that knows these settings of the site. */
  async function migrate(folder: string, settings: Readonly<Record<string, string>>) {
    const workflow = await readYaml(
      site.tools,
      readFileSync(join(folder, '.github/workflows/azure.yml'), 'utf8'),
    );
    const { run } = workflow.jobs.deploy.steps.find(({ name = '' }) => name.startsWith('Migrate'));
    const programs = join(site.folder, 'azure');
    mkdirSync(programs, { recursive: true });
    const cases = Object.entries(settings).map(([name, value]) => `*"'${name}'"*) echo '${value}' ;;`);
    writeFileSync(join(programs, 'az'), `#!/bin/sh\ncase "$*" in\n${cases.join('\n')}\nesac\n`);
    chmodSync(join(programs, 'az'), 0o755);
    const variables = platformVariables(site, { SECRET_KEY: undefined, ...workflow.env });
    const PATH = programs + delimiter + variables.PATH;
    return execute(folder, ['bash', '-e', '-c', run], { ...variables, PATH });
  }

  describe('Azure App Service', () => {
    test('without a database the workflow stops and says why', async () => {
      const { exitCode, output } = await migrate(site.bare, { SECRET_KEY: secret });

      expect(exitCode).not.toBe(0);
      expect(output).toContain('DATABASE_URL: is not set in App Service');
    });

    test(`it is built, migrated by the workflow, started and visited (${kind})`, async () => {
      await build(site, site[kind]);
      const DATABASE_URL = await useDatabase(site, 'azure');
      const migrated = await migrate(site[kind], { SECRET_KEY: secret, DATABASE_URL });
      expect(migrated.exitCode, migrated.output).toBe(0);
      expect(migrated.output).toContain('Applying');

      const PORT = String(await closedPort());
      const processes = join(site.folder, 'azure.procfile');
      writeFileSync(processes, 'container: startup.sh\n');
      const variables = platformVariables(site, {
        WEBSITE_HOSTNAME: host,
        BEHIND_PROXY: 'True',
        CELERY_BROKER_URL: 'memory://',
        DATABASE_URL,
        PORT,
      });
      // App Service puts the site's folder on the PATH, and starts the file by its name.
      const PATH = variables.PATH + delimiter + site[kind];
      const words = ['honcho', '--procfile', processes, '--app-root', site[kind], 'start'];
      const container = start(site.folder, words, { ...variables, PATH });

      const url = `http://127.0.0.1:${PORT}`;
      const page = await expectSite(container, url, host);
      const [stylesheet = ''] = stylesheetsOf(page);
      expect(await get(url + stylesheet, { host, 'x-forwarded-proto': 'https' })).toMatchObject({
        status: 200,
      });
      if (kind === 'bare') return;
      await container.prints(/celery@\S+ ready/);
      expect(container.printed()).not.toContain('beat: Starting');
    });
  });
}
