// The files of the Droplet as they are written: what linters and security scanners say, for every kind of project.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect } from 'vitest';
import { runs, testWith } from '../helpers/tools.ts';
import * as project from '../project/helpers.ts';
import { has, installTools } from '../project/machine.ts';

const index = has.packageIndex();
const cells = [
  { database: 'sqlite', features: '' },
  { database: 'postgresql', features: 'auth,api,celery,images,s3,cache,websockets,react,ci' },
] as const;

describe.each(cells)('the Droplet of a project with $database and [$features]', ({ database, features }) => {
  const folder = project.suiteFolder();
  const home = () => join(folder.path, 'Shop');
  const units = () => join(home(), 'deploy/systemd');
  const names = () => readdirSync(units()).filter((name) => name.endsWith('.service'));

  beforeAll(async () => {
    const words = [
      'Shop',
      '--package',
      'MyShop',
      '--database',
      database,
      '--features',
      features,
      '--no-install',
    ];
    const made = await project.make(folder.path, [...words, '--deploy', 'digitalocean']);
    expect(made).toMatchObject({ exitCode: 0 });
  });

  testWith({ shellcheck: runs('shellcheck', '--version') })('shellcheck finds nothing', async () => {
    const scripts = ['deploy/setup.sh', 'deploy/release.sh'];

    await project.expectSuccess(home(), ['shellcheck', ...scripts]);
  });

  testWith({ 'systemd-analyze': runs('systemd-analyze', '--version') })(
    'no unit may do more than it has to',
    async () => {
      const words = ['systemd-analyze', 'security', '--offline=true', '--threshold=12', '--no-pager'];

      expect(names()).toHaveLength(features.includes('celery') ? 3 : 1);
      for (const name of names()) await project.expectSuccess(units(), [...words, join(units(), name)]);
    },
  );

  testWith({ 'a package index': index, python: has.python() })(
    'gixy finds nothing in what nginx gets',
    async () => {
      const bin = await installTools(folder.path, 'gixy-ng');
      const place = join(home(), 'deploy/nginx');

      for (const name of readdirSync(place)) {
        const report = await project.expectSuccess(place, [join(bin, 'gixy'), join(place, name)]);
        expect(report).toContain('No issues found');
      }
    },
  );

  testWith({ git: has.git() })('nothing secret is in what git keeps', async () => {
    const kept = (
      await project.expectSuccess(home(), ['git', 'ls-files', '--others', '--cached', '--exclude-standard'])
    ).split('\n');
    const [, key = ''] = /^SECRET_KEY=(.+)$/m.exec(readFileSync(join(home(), '.env'), 'utf8')) ?? [];

    expect(kept).toContain('deploy/setup.sh');
    expect(kept).not.toContain('.env');
    expect(key.length).toBeGreaterThan(40);
    for (const path of kept) expect(readFileSync(join(home(), path), 'utf8')).not.toContain(key);
  });
});
