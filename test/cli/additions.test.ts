// A feature and a target that are new: one file and one folder each, and the whole command knows them.
import { cpSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { execa } from 'execa';
import { beforeAll, describe, expect, test } from 'vitest';
import * as project from '../project/helpers.ts';
import { commit, files } from './committed.ts';

const root = resolve(import.meta.dirname, '../..');
const django = 'lib/stacks/django';
const templates = 'templates/django';

const maps = `// Maps on pages.
import type { Addition } from '../../../core/additions/addition.ts';

export const maps = {
  name: 'maps',
  title: 'Maps',
  hint: 'pages with maps',
  options: {
    mapTiles: {
      scope: 'feature',
      kind: 'choice',
      help: 'Where the feature maps takes its pictures from',
      question: 'Whose maps should be shown?',
      choices: [
        { value: 'public', label: 'a public server', hint: 'nothing to set up' },
        { value: 'own', label: 'a server of your own', hint: 'for many visitors' },
      ],
      default: 'public',
    },
  },
  runtime: () => ({
    processes: [
      {
        name: 'tiles',
        title: 'pictures of maps',
        about: 'Draws pictures of maps.',
        label: 'a drawer of maps',
        command: ['python', 'manage.py', 'tiles'],
        replicas: 'many',
      },
    ],
  }),
} as const satisfies Addition;
`;

const harbour = `// Harbour, a place to run sites that exists in this test only.
import type { Addition } from '../../../core/additions/addition.ts';

const choices = (...values: readonly string[]) => values.map((value) => ({ value, label: value, hint: value }));

export const harbour = {
  name: 'harbour',
  title: 'Harbour',
  hint: 'a file that says what to run',
  options: {
    harbourRegion: {
      scope: 'deploy',
      kind: 'choice',
      help: 'Region of the target harbour',
      choices: choices('north', 'south'),
      default: 'north',
    },
    harbourSize: {
      scope: 'deploy',
      kind: 'choice',
      help: 'Size of the machines of the target harbour',
      choices: choices('small', 'large'),
      default: 'small',
    },
  },
} satisfies Addition;
`;

/** The files that a contributor adds, by path. */
const added = {
  [`${django}/features/maps.ts`]: maps,
  [`${templates}/features/maps/project/[package]/maps.py.ejs`]: 'TILES = "<%- mapTiles %>"\n',
  [`${templates}/features/maps/parts/settings/sections.py`]: '\n# Maps\nMAPS = True\n',
  [`${django}/targets/harbour.ts`]: harbour,
  [`${templates}/deploy/harbour/project/harbour.txt.ejs`]:
    '<%- harbourRegion %> <%- harbourSize %><% for (const { name } of runtime.processes) { %> <%- name %><% } %>\n',
};

describe('a feature with an option and a target with two', () => {
  const folder = project.suiteFolder();
  let checkout = '';
  let shop = '';

  const run = (cwd: string, ...words: string[]) =>
    execa('node', [join(checkout, 'dist/create-mvt-app.js'), ...words], {
      cwd,
      env: { NO_COLOR: '1', CI: '1' },
      stdin: 'ignore',
    });

  beforeAll(async () => {
    checkout = join(folder.path, 'checkout');
    const inputs = ['bin', 'generators', 'lib', 'templates', 'package.json', 'bundled-packages.json'];
    const scripts = readdirSync(root).filter((name) => name.startsWith('esbuild.'));
    for (const name of [...inputs, ...scripts]) {
      cpSync(join(root, name), join(checkout, name), { recursive: true });
    }
    symlinkSync(join(root, 'node_modules'), join(checkout, 'node_modules'), 'junction');
    for (const [path, text] of Object.entries(added)) {
      mkdirSync(dirname(join(checkout, path)), { recursive: true });
      writeFileSync(join(checkout, path), text);
    }
    await execa('node', ['esbuild.config.js'], { cwd: checkout });
    await run(folder.path, 'shop', '--yes', '--no-install', '--no-git');
    shop = join(folder.path, 'shop');
    commit(shop);
  });

  test('they are in the help, the completion and the JSON Schema', async () => {
    const { stdout: help } = await run(folder.path, 'shop', '--help');
    expect(help).toMatch(/--map-tiles public\|own +Where the feature maps takes its pictures from/);
    expect(help).toMatch(/--harbour-size small\|large +Size of the machines/);
    expect((await run(folder.path, 'add', '--help')).stdout).toContain('Maps: pages with maps');
    const { stdout: script } = await run(folder.path, 'completion', 'bash');
    expect(script).toContain("--harbour-region) COMPREPLY=($(compgen -W 'north south'");
    const schema = JSON.parse(readFileSync(join(checkout, 'dist/blueprint.schema.json'), 'utf8'));
    expect(schema.properties.mapTiles.enum).toEqual(['public', 'own']);
    expect(schema.properties.deploy.items.enum).toContain('harbour');
  });

  test('they are added with their answers, and a process of the feature reaches the target', async () => {
    const before = files(shop);
    await run(shop, 'add', 'maps', '--map-tiles', 'own', '--no-install');
    commit(shop);
    const { stdout } = await run(
      shop,
      'deploy',
      'harbour',
      '--harbour-size',
      'large',
      '--no-install',
      '--json',
    );
    expect(JSON.parse(stdout)).toMatchObject({ ok: true, features: ['maps'], deploy: ['harbour'] });
    expect(readFileSync(join(shop, 'shop/maps.py'), 'utf8')).toBe('TILES = "own"\n');
    expect(readFileSync(join(shop, 'shop/settings.py'), 'utf8')).toContain('# Maps\nMAPS = True\n');
    expect(readFileSync(join(shop, 'harbour.txt'), 'utf8')).toBe('north large tiles\n');
    commit(shop);
    await run(shop, 'remove', 'deploy', 'harbour', '--no-install');
    commit(shop);
    await run(shop, 'remove', 'maps', '--no-install');
    expect(files(shop)).toEqual(before);
  });

  test('the project that has them from the start is the same', async () => {
    const words = [
      '--features',
      'maps',
      '--map-tiles',
      'own',
      '--deploy',
      'harbour',
      '--harbour-size',
      'large',
    ];
    await run(
      folder.path,
      'whole',
      '--package',
      'shop',
      '--title',
      'Shop',
      '--yes',
      '--no-install',
      '--no-git',
      ...words,
    );
    await run(shop, 'add', 'maps', '--map-tiles', 'own', '--no-install', '--force');
    await run(shop, 'deploy', 'harbour', '--harbour-size', 'large', '--no-install', '--force');
    expect(files(shop)).toEqual(files(join(folder.path, 'whole')));
  });

  test('an official target loops over the process of the feature', async () => {
    const place = ['heroku', '--yes', '--no-install', '--no-git', '--features', 'maps', '--deploy', 'heroku'];
    await run(folder.path, ...place);
    expect(readFileSync(join(folder.path, 'heroku/Procfile'), 'utf8')).toContain(
      '\ntiles: python manage.py tiles\n',
    );
  });
});
