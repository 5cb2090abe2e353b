// The commands of the README, as they are printed and in their order, without a terminal and in one.
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { spawn as spawnTerminal } from '@lydell/node-pty';
import { execa } from 'execa';
import { describe, expect } from 'vitest';
import { command, temporaryFolder } from '../helpers/command.ts';
import { runs, testWith } from '../helpers/tools.ts';
import { identity } from './helpers.ts';

const test = testWith({ git: runs('git', '--version'), sh: runs('sh', '-c', 'true') });

const readme = readFileSync(resolve(import.meta.dirname, '../../README.md'), 'utf8');
const [usage = ''] = readme.split('\n## Contributing');
const blocks = [...usage.matchAll(/^```sh\n([\s\S]*?)^```$/gm)].map(([, block = '']) => block);

/** Asks for everything, or is about the reader's own shell. */
const isRun = (block: string) => !block.includes('completion');
const withoutQuestions = (block: string) => block.replace(/^npx create-mvt-app +#.*\n/m, '');

/** npx for a checkout: it installs nothing, and says of the user model what a migrated database would. */
const npx = `#!/bin/sh
shift
case "$*" in
  "status" | "deploy check" | "remove app "* | "remove model "*) exec node ${command} "$@" ;;
  "add auth"*) exec node ${command} "$@" --no-install --user-model django ;;
  *) exec node ${command} "$@" --no-install ;;
esac
`;

function start() {
  const folder = temporaryFolder();
  const tools = join(folder, 'tools');
  const place = join(folder, 'place');
  for (const path of [tools, place]) mkdirSync(path);
  writeFileSync(join(tools, 'npx'), npx);
  chmodSync(join(tools, 'npx'), 0o755);
  return { place, env: { ...identity, HOME: folder, PATH: `${tools}${delimiter}${process.env.PATH}` } };
}

/** All blocks as one script: those that make projects in a folder of their own, the others in the first project. */
function script(place: string): string {
  const own = blocks.filter(isRun).map(withoutQuestions);
  return own
    .map((block, index) => {
      const isMaking = /^npx create-mvt-app (?!add|remove|deploy|update|status)\S/m.test(block);
      const folder = isMaking ? `${place}/${index}` : `${place}/0/tea-shop`;
      return `mkdir -p ${folder}; cd ${folder}\n${block}`;
    })
    .join('\n');
}

describe('every command of the README works as printed, in order', () => {
  test('without a terminal', async () => {
    expect(blocks.filter(isRun).length).toBeGreaterThan(4);
    const { place, env } = start();
    const result = await execa('sh', ['-exc', script(place)], {
      env: { ...env, CI: '' },
      reject: false,
      stdin: 'ignore',
    });
    expect({ exitCode: result.exitCode, output: result.exitCode === 0 ? '' : result.stderr }).toEqual({
      exitCode: 0,
      output: '',
    });
  }, 600_000);

  test('in a terminal, with Enter as the answer to every question', async () => {
    const { place, env } = start();
    const { CI: _, ...inherited } = process.env;
    const child = spawnTerminal('sh', ['-ec', script(place)], {
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
    expect({ exitCode, end: exitCode === 0 ? '' : written.slice(-2000) }).toEqual({ exitCode: 0, end: '' });
  }, 600_000);
});
