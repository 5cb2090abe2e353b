// App Platform: the spec's own commands with its own variables, the job before the service.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect } from 'vitest';
import type { testWith } from '../helpers/tools.ts';
import { closedPort, execute } from '../project/helpers.ts';
import { readYaml } from './projects.ts';
import { build, platformVariables, type Site, secret, start, useDatabase } from './site.ts';
import { expectSite } from './visits.ts';

interface Component {
  readonly run_command: string;
  readonly envs: readonly { readonly key: string; readonly value: string }[];
}

/** The variables of a component, with what App Platform puts in. */
export function variablesOf({ envs }: Component, database: string): Record<string, string> {
  const known: Record<string, string> = {
    APP_DOMAIN: 'shop-abc12.ondigitalocean.app',
    'db.DATABASE_URL': database,
    'valkey.DATABASE_URL': 'rediss://default:word@valkey:25061',
  };
  const put = (value: string) => value.replace(/\$\{([\w.]+)\}/g, (_, name) => known[name] ?? '');
  return { ...Object.fromEntries(envs.map(({ key, value }) => [key, put(value)])), SECRET_KEY: secret };
}

export const readSpec = (site: Site, folder: string) =>
  readYaml(site.tools, readFileSync(join(folder, '.do/app.yaml'), 'utf8'));

export function describeAppPlatform(site: Site, test: ReturnType<typeof testWith>): void {
  describe('App Platform', () => {
    test('the job migrates, then the service is visited', async () => {
      await build(site, site.bare);
      const database = await useDatabase(site, 'app_platform');
      const { jobs, services } = await readSpec(site, site.bare);
      const run = ({ run_command }: Component) => ['sh', '-c', run_command];

      const migrated = await execute(
        site.bare,
        run(jobs[0]),
        platformVariables(site, variablesOf(jobs[0], database)),
      );
      expect(migrated.exitCode, migrated.output).toBe(0);
      expect(migrated.output).toContain('Applying');

      const PORT = String(await closedPort());
      const variables = platformVariables(site, { ...variablesOf(services[0], database), PORT });
      const service = start(site.bare, run(services[0]), variables);
      await expectSite(service, `http://127.0.0.1:${PORT}`, 'shop-abc12.ondigitalocean.app');
    });
  });
}
