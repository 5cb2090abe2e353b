// The commands of the README, as they are printed and in their order, without a terminal and in one, and its blueprints.
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { spawn as spawnTerminal } from '@lydell/node-pty';
import { execa } from 'execa';
import { describe, test as everywhere, expect, onTestFinished } from 'vitest';
import { command, run, temporaryFolder } from '../helpers/command.ts';
import { runs, testWith } from '../helpers/tools.ts';
import { has, hasPostgres, installTools, postgresServer, runSql } from '../project/machine.ts';
import { identity } from './helpers.ts';

const test = testWith({
  git: runs('git', '--version'),
  sh: runs('sh', '-c', 'true'),
  createdb: runs('createdb', '--version'),
  'a package index': has.packageIndex(),
  PostgreSQL: await hasPostgres(),
});

const readme = readFileSync(resolve(import.meta.dirname, '../../README.md'), 'utf8');
const [usage = ''] = readme.split('\n## Contributing');
const blocksOf = (language: string) =>
  [...usage.matchAll(new RegExp(`^\`\`\`${language}\n([\\s\\S]*?)^\`\`\`$`, 'gm'))].map(
    ([, block = '']) => block,
  );

/** The command that asks for everything, which needs a terminal. */
const asking = /^npx create-mvt-app +#.*\n/m;

/** A home with this build as npx, and uv; the databases that the commands make are dropped afterwards. */
async function start() {
  const folder = temporaryFolder();
  const tools = await installTools(folder, 'uv', 'psycopg[binary]');
  const npx = join(tools, 'npx');
  writeFileSync(npx, `#!/bin/sh\nshift\nexec node ${command} "$@"\n`);
  chmodSync(npx, 0o755);
  const drop = async () => {
    for (const name of ['my_shop', 'tea_shop'])
      await runSql(tools, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  };
  await drop();
  onTestFinished(drop);
  const place = join(folder, 'place');
  mkdirSync(place);
  const env = {
    ...identity,
    HOME: folder,
    XDG_CACHE_HOME: join(homedir(), '.cache'),
    PYENV_ROOT: process.env.PYENV_ROOT ?? join(homedir(), '.pyenv'),
    PGHOST: postgresServer.host,
    PGPORT: String(postgresServer.port),
    PGUSER: process.env.PGUSER ?? 'postgres',
    PATH: `${tools}${delimiter}${process.env.PATH}`,
  };
  return { place, env };
}

/** Blocks as one script: those that make projects in a folder of their own, the others in the first project. */
function script(place: string, blocks: readonly string[]): string {
  return blocks
    .map((block, index) => {
      const isMaking =
        /^npx create-mvt-app (?!add|remove|rename|change|deploy|update|undo|status|doctor|completion)\S/m.test(
          block,
        );
      const folder = isMaking ? `${place}/${index}` : `${place}/0/tea-shop`;
      return `mkdir -p ${folder}; cd ${folder}\n${block}`;
    })
    .join('\n');
}

describe('every command of the README works as printed, in order', () => {
  test('without a terminal', async () => {
    const blocks = blocksOf('sh');
    expect(blocks.length).toBeGreaterThan(5);
    expect(blocks.filter((block) => asking.test(block))).toHaveLength(1);
    const { place, env } = await start();
    const answered = blocks.map((block) => block.replace(asking, ''));
    const { exitCode, all } = await execa('sh', ['-exc', script(place, answered)], {
      env: { ...env, CI: '' },
      reject: false,
      stdin: 'ignore',
      all: true,
    });
    expect(exitCode, all.slice(-4000)).toBe(0);
  }, 900_000);

  test('in a terminal, with Enter as the answer to every question', async () => {
    const { place, env } = await start();
    const { CI: _, ...inherited } = process.env;
    const child = spawnTerminal('sh', ['-ec', script(place, blocksOf('sh'))], {
      cols: 100,
      rows: 60,
      env: { ...(inherited as Record<string, string>), TERM: 'xterm-256color', ...env },
    });
    let written = '';
    child.onData((data) => {
      written += data;
    });
    const enter = setInterval(() => child.write('\r'), 500);
    const exitCode = await new Promise((done) => child.onExit((exit) => done(exit.exitCode)));
    clearInterval(enter);
    expect(exitCode, written.slice(-4000)).toBe(0);
    expect(written).toContain('Which folder should it go into?');
  }, 900_000);
});

everywhere.each(blocksOf('json'))(
  'a blueprint of the README becomes a project in a directory called shop (%$)',
  async (blueprint) => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'blueprint.json'), blueprint);
    const words = ['shop', '--from', 'blueprint.json', '--yes', '--no-install', '--no-git'];
    expect(await run(folder, words)).toMatchObject({ exitCode: 0, stderr: '' });
  },
);
