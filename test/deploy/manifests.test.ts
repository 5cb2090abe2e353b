// What platforms are told: every name and value against their schemas and documentation.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { execa } from 'execa';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { slugOf } from '../../lib/stacks/django/site-names.ts';
import { anyBlueprint, hostileText, shop } from '../helpers/blueprints.ts';
import { runs, testWith } from '../helpers/tools.ts';
import { suiteFolder } from '../project/helpers.ts';
import { has, installTools } from '../project/machine.ts';
import {
  appSpecKeys,
  appSpecName,
  appSpecValues,
  beanstalkOptions,
  containerCommandKeys,
} from './documented.ts';
import { contentOf, deployed, projectsFor, readYaml } from './projects.ts';

const folder = suiteFolder();
const index = has.packageIndex();
const withYaml = testWith({ 'a package index': index });
let bin = '';

beforeAll(async () => {
  if (index) bin = await installTools(folder.path, 'yamllint');
});

describe('Heroku', () => {
  const schemaPackage = '@heroku/mcp-server@1.2.8';
  const schemaFile = 'package/dist/utils/app-json.schema.json';

  testWith({ 'a registry of npm': runs('npm', 'view', schemaPackage, 'version') })(
    "app.json fits Heroku's schema",
    async () => {
      const cwd = folder.path;
      const { stdout } = await execa('npm', ['pack', '--silent', schemaPackage], { cwd });
      await execa('tar', ['-xzf', stdout.trim(), schemaFile], { cwd });
      const schema = JSON.parse(readFileSync(join(cwd, schemaFile), 'utf8'));
      const validate = new Ajv({ strict: false, validateFormats: false }).compile(schema);

      for (const project of projectsFor('heroku')) {
        const app = JSON.parse(contentOf(project, 'app.json'));
        expect(validate(app), JSON.stringify(validate.errors)).toBe(true);
        expect(validate({ ...app, adons: [] })).toBe(false);
      }
    },
  );

  test('app.json and Procfile name what a project needs', () => {
    for (const project of projectsFor('heroku')) {
      const { addons, env, formation } = JSON.parse(contentOf(project, 'app.json'));
      const lines = contentOf(project, 'Procfile').trimEnd().split('\n');
      const processes = lines.map((line) => line.slice(0, line.indexOf(':')));
      const [redis, tasks] = project.features ? [['heroku-redis:mini'], ['worker', 'beat']] : [[], []];
      expect(addons.map(({ plan }: { plan: string }) => plan)).toEqual([
        ...redis,
        'heroku-postgresql:essential-0',
      ]);
      expect(env.SECRET_KEY.generator).toBe('secret');
      expect(processes).toEqual(['release', 'web', ...tasks]);
      expect(Object.keys(formation).sort()).toEqual(['web', ...tasks].sort());
      expect(contentOf(project, '.python-version')).toBe('3.13\n');
    }
  });

  test('any text of a user is a text in app.json', () => {
    fc.assert(
      fc.property(hostileText, (description) => {
        const app = JSON.parse(contentOf(deployed({ description }, ['heroku']), 'app.json'));
        expect(app.description).toBe(description.trim() || shop.title);
      }),
      { numRuns: 25 },
    );
  });
});

describe('Elastic Beanstalk', () => {
  const expectDocumented = (settings: Record<string, Record<string, unknown>>) => {
    for (const [namespace, options] of Object.entries(settings)) {
      for (const name of Object.keys(options)) {
        expect(name, `${namespace} of the documentation`).toMatch(beanstalkOptions[namespace] ?? /^$/);
      }
    }
  };

  withYaml('every option and key is one of the documentation', async () => {
    for (const project of projectsFor('aws')) {
      const { option_settings, container_commands, ...others } = await readYaml(
        bin,
        contentOf(project, '.ebextensions/django.config'),
      );
      expect(others).toEqual({});
      expectDocumented(option_settings);
      const commands = Object.entries<object>(container_commands);
      for (const [, command] of commands)
        expect(containerCommandKeys).toEqual(expect.arrayContaining(Object.keys(command)));
      const leaders = commands.filter(([, command]) => 'leader_only' in command).map(([name]) => name);
      expect(leaders).toEqual(['02_migrate']);
      expect(option_settings).toMatchObject({
        'aws:elasticbeanstalk:container:python': {
          WSGIPath: expect.stringMatching(/^shop\.[aw]sgi:application$/),
        },
        'aws:elasticbeanstalk:environment:process:default': { HealthCheckPath: '/healthz/' },
      });
    }
  });

  withYaml('so is what the README adds', async () => {
    const [project] = projectsFor('aws');
    const readme = project ? contentOf(project, 'README.md') : '';
    const [, yaml = ''] = /```yaml\n(option_settings:[^`]+)```/.exec(readme) ?? [];
    const { option_settings } = await readYaml(bin, yaml);
    expect(Object.keys(option_settings)).toEqual(['aws:elbv2:listener:443']);
    expectDocumented(option_settings);
  });
});

describe('App Platform', () => {
  /** The keys and values of a spec, at every place. */
  function expectSpec(value: unknown, place: string): void {
    if (Array.isArray(value)) for (const each of value) expectSpec(each, place);
    else if (typeof value === 'object' && value !== null) {
      const known = appSpecKeys[place];
      for (const [key, inner] of Object.entries(value)) {
        if (known) expect(known, `${place}: ${key}`).toContain(key);
        const allowed = appSpecValues[key as keyof typeof appSpecValues];
        if (allowed) expect(allowed).toContain(inner);
        expectSpec(inner, key);
      }
    }
  }

  withYaml('the spec has keys and values of the documentation', async () => {
    for (const project of projectsFor('digitalocean')) {
      const spec = await readYaml(bin, contentOf(project, '.do/app.yaml'));
      expectSpec(spec, '');
      const { services, jobs, workers = [], databases, ingress } = spec;
      const components = [...services, ...jobs, ...workers];
      for (const { name } of [spec, ...components, ...databases]) expect(name).toMatch(appSpecName);
      expect(jobs).toMatchObject([
        { kind: 'PRE_DEPLOY', run_command: 'python manage.py migrate --no-input' },
      ]);
      expect(services).toMatchObject([{ http_port: 8080, health_check: { http_path: '/healthz/' } }]);
      expect(ingress.rules).toEqual([{ match: { path: { prefix: '/' } }, component: { name: 'web' } }]);
      expect(workers.map(({ name }: { name: string }) => name)).toEqual(
        project.features ? ['worker', 'beat'] : [],
      );
      for (const { envs } of components) {
        expect(envs).toContainEqual({
          key: 'SECRET_KEY',
          scope: 'RUN_AND_BUILD_TIME',
          type: 'SECRET',
          value: '',
        });
        expect(envs).toContainEqual({
          key: 'DATABASE_URL',
          scope: 'RUN_TIME',
          value: `\${${databases[0].name}.DATABASE_URL}`,
        });
      }
    }
  });

  test('any package has a name there', () => {
    fc.assert(
      fc.property(anyBlueprint, ({ package: name }) => {
        expect(slugOf(name)).toMatch(appSpecName);
      }),
    );
    expect(slugOf('tea_shop')).toBe('tea-shop');
  });
});
