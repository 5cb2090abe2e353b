// Readers that have seen enough, streams that are full or closed, and colours.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import { expect, test } from 'vitest';
import { command, type Run, run, temporaryFolder } from '../helpers/command.ts';
import { testWith } from '../helpers/tools.ts';
import { flaws, rawTerminal, silently } from './helpers.ts';

/** Runs the command from a bash script, in which `"$@"` stands for it. */
async function runInBash(cwd: string, script: string, args: readonly string[]): Promise<Run> {
  const words = ['-c', script, 'bash', 'node', command, ...args];
  const { exitCode, stdout, stderr } = await execa('bash', words, {
    cwd,
    reject: false,
    env: { NO_COLOR: '1' },
  });
  return { exitCode, stdout, stderr };
}

/** Opens file descriptor 3 as a pipe whose reader has gone. */
const brokenPipe = 'mkfifo pipe; : < pipe & exec 3> pipe; wait; rm pipe;';

test.each([
  ['--help', ['--help']],
  ['completion', ['completion', 'zsh']],
  ['a dry run', ['shop', '--yes', '--dry-run']],
  ['a project', ['shop', ...silently]],
  ['a project, as JSON', ['shop', '--json', ...silently]],
])('a reader that has gone is no error: %s', async (_what, args) => {
  const folder = temporaryFolder();
  expect(await runInBash(folder, `${brokenPipe} "$@" >&3`, args)).toEqual({
    exitCode: 0,
    stdout: '',
    stderr: '',
  });
  if (args.includes('--no-git')) expect(flaws(join(folder, 'shop'))).toEqual([]);
});

test('an error whose reader has gone keeps its exit code', async () => {
  const { exitCode } = await runInBash(temporaryFolder(), `${brokenPipe} "$@" 2>&3`, ['--bogus']);
  expect(exitCode).toBe(2);
});

test('closed streams are no reason not to make a project', async () => {
  const folder = temporaryFolder();
  const { exitCode } = await runInBash(folder, '"$@" <&- >&- 2>&-', ['shop', ...silently]);
  expect(exitCode).toBe(0);
  expect(flaws(join(folder, 'shop'))).toEqual([]);
});

testWith({ '/dev/full': existsSync('/dev/full') }).each([
  ['--help'],
  ['completion bash'],
  [`shop ${silently.join(' ')}`],
])('a full disk behind stdout is one line and exit code 1: %s', async (args) => {
  const result = await runInBash(temporaryFolder(), '"$@" > /dev/full', args.split(' '));
  expect(result.exitCode).toBe(1);
  expect(result.stderr).toMatch(/^error: [^\n]*(ENOSPC|no space)[^\n]*$/);
});

const escapeCharacter = '\x1b';

test.each([
  ['a pipe', {}, [], false],
  ['FORCE_COLOR=1', { FORCE_COLOR: '1' }, [], true],
  ['FORCE_COLOR=0', { FORCE_COLOR: '0' }, [], false],
  ['NO_COLOR and FORCE_COLOR', { FORCE_COLOR: '1', NO_COLOR: '1' }, [], false],
  ['an empty NO_COLOR', { FORCE_COLOR: '1', NO_COLOR: '' }, [], true],
  ['FORCE_COLOR and --no-color', { FORCE_COLOR: '1' }, ['--no-color'], false],
])('colours without a terminal: %s', async (_what, env, args, colored) => {
  const options = { env: { NO_COLOR: undefined, ...env } };
  const folder = temporaryFolder();
  const made = await run(folder, ['shop', ...silently, ...args], options);
  const failed = await run(folder, ['--bogus', ...args], options);
  expect({
    made: made.stdout.includes(escapeCharacter),
    failed: failed.stderr.includes(escapeCharacter),
  }).toEqual({
    made: colored,
    failed: colored,
  });
});

test('--json has no colours, whatever the environment says', async () => {
  const env = { NO_COLOR: undefined, FORCE_COLOR: '1' };
  const { stdout } = await run(temporaryFolder(), ['shop', '--json', ...silently], { env });
  expect(JSON.parse(stdout).ok).toBe(true);
  expect(stdout).not.toContain(escapeCharacter);
});

/** The escape sequence of a colour, a bold or a dim letter. */
const color = new RegExp(`${escapeCharacter}\\[(?!0?m)[\\d;]+m`);

test.each([
  ['a terminal', {}, [], true],
  ['TERM=dumb', { TERM: 'dumb' }, [], false],
  ['NO_COLOR', { NO_COLOR: '1' }, [], false],
  ['--no-color', {}, ['--no-color'], false],
])('colours in a terminal: %s', async (_what, env: Record<string, string>, args, colored) => {
  const made = await rawTerminal(temporaryFolder(), ['shop', ...silently, ...args], env);
  expect(color.test(made)).toBe(colored);
});

test.each([
  ['NO_COLOR', { NO_COLOR: '1' }, []],
  ['--no-color', {}, ['--no-color']],
])('questions have no colours either: %s', async (_what, env: Record<string, string>, args) => {
  const asked = await rawTerminal(temporaryFolder(), ['shop', ...args], env, 'What is the site called?');
  expect(asked).toContain('What is the site called?');
  expect(asked).not.toMatch(color);
});

test('an error in a file has no colours, though stdout is a terminal', async () => {
  const folder = temporaryFolder();
  const script = `node '${command}' --bogus 2> errors; cat -v errors`;
  expect(await rawTerminal(folder, ['-c', script], {}, undefined, 'bash')).toMatch(/^error: /);
});
