// The generated workflow on its first push: the very lines that it runs, with the oldest and newest linters that it allows.
import { readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { execa } from 'execa';
import { expect } from 'vitest';
import { run, temporaryFolder } from '../helpers/command.ts';
import { featureNames } from '../helpers/django.ts';
import { runs, testWith } from '../helpers/tools.ts';

const test = testWith({ python3: runs('python3', '-m', 'venv', '--help') });

/** What the default rules of newer versions of ruff look at: numbers, names of apps, lists and dicts in classes. */
const models = [
  '--model',
  'Post title body:text price:decimal:8,2:default=-1 at:datetime:default=now tags:m2m:Tag:null cover:image:null',
  '--model',
  'Tag name',
];

const newest = (line: string) => line;
const oldest = (line: string) => line.replace(/"([\w-]+)>=([\d.]+),[^"]*"/g, '"$1==$2"');

test.each([
  ['newest', newest],
  ['oldest', oldest],
])(
  'the lint job passes with the %s linters',
  async (_, versions) => {
    const folder = temporaryFolder();
    const local = ['--yes', '--no-install'];
    await run(folder, [
      'shop',
      ...local,
      '--no-git',
      '--features',
      featureNames.join(),
      '--deploy',
      'heroku',
    ]);
    const shop = join(folder, 'shop');
    expect(await run(shop, ['add', 'app', 'CamelApp', '--no-install', ...models])).toMatchObject({
      exitCode: 0,
    });
    const workflow = readFileSync(join(shop, '.github/workflows/ci.yml'), 'utf8');
    const [job = ''] = /^ {2}lint:$[\s\S]*?^ {2}test:$/m.exec(workflow) ?? [];
    await execa('python3', ['-m', 'venv', join(folder, 'tools')]);
    const env = { PATH: `${join(folder, 'tools/bin')}${delimiter}${process.env.PATH}` };
    const lines = [...job.matchAll(/^ +run: (.+)$/gm)].map(([, line = '']) => line);
    expect(lines).toHaveLength(4);
    for (const line of lines) {
      const { exitCode, all } = await execa('sh', ['-c', versions(line)], {
        cwd: shop,
        env,
        all: true,
        reject: false,
      });
      expect({ line, exitCode, all: exitCode === 0 ? '' : all }).toEqual({ line, exitCode: 0, all: '' });
    }
  },
  600_000,
);
