// --help and --version, exit codes, what goes to which stream, and what --quiet and --json print.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { flagNames } from '../../lib/cli/arguments.ts';
import { commandOf } from '../../lib/cli/command-help.ts';
import { examples } from '../../lib/cli/examples.ts';
import { isOptionOf, optionNamed } from '../../lib/core/additions/tables.ts';
import { type CommandName, commandNames } from '../../lib/core/options/command-names.ts';
import { usageLine } from '../../lib/core/options/command-usages.ts';
import { usageOf } from '../../lib/core/options/flags.ts';
import { stacks } from '../../lib/stacks/index.ts';
import { run, temporaryFolder } from '../helpers/command.ts';
import { listing, silently } from './helpers.ts';

const [{ tables }] = stacks;

const wordsOf = (name: CommandName) => examples[name].words.split(' ');

describe('--help', () => {
  test.each(flagNames(tables))('names %s with its choices, meaning and default', async (name) => {
    const option = optionNamed(tables, name);
    const command = commandNames.find((each) => isOptionOf(option, each)) ?? 'project';
    const { stdout } = await run(temporaryFolder(), [...wordsOf(command), '--help']);
    const line = stdout.split('\n').find((text) => text.trim().startsWith(`${usageOf(name, option)} `)) ?? '';
    expect(line).toContain(option.help);
    if (option.kind === 'choice') {
      for (const { value } of option.choices) expect(line).toContain(value);
    }
    if ('default' in option && typeof option.default === 'string' && option.default)
      expect(line).toContain(`(default: ${option.default})`);
  });

  test.each(commandNames)(
    'of %s has what else there is to know, in lines of at most 120 characters',
    async (name) => {
      const result = await run(temporaryFolder(), [...wordsOf(name), '--help']);
      expect(result).toMatchObject({ exitCode: 0, stderr: '' });
      for (const part of [usageLine(name), '--help', '--version', 'See also: ', 'Exit codes: 0', '70 a bug'])
        expect(result.stdout).toContain(part);
      expect(Math.max(...result.stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(120);
    },
  );

  test('begins with a screen that fits 80 by 24, below the prompt, with an example of each command', async () => {
    const { stdout } = await run(temporaryFolder(), ['--help']);
    const lines = stdout.split('\n');
    expect(lines.length).toBeLessThan(24);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThan(80);
    const typed = lines.map((line) => line.trim().split('  ')[0] ?? '');
    expect(typed.map((words) => commandOf(words.split(' ')))).toEqual(
      expect.arrayContaining([...commandNames]),
    );
  });

  test('is the same for -h, and wherever it stands', async () => {
    const folder = temporaryFolder();
    expect(await run(folder, ['-h'])).toEqual(await run(folder, ['--help']));
    expect(await run(folder, ['shop', '--yes', '-h'])).toEqual(await run(folder, ['--help', 'shop']));
    expect(listing(folder)).toEqual({});
  });
});

test('--version prints the version of the package', async () => {
  const { version } = JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8'));
  expect(await run(temporaryFolder(), ['--version'])).toEqual({ exitCode: 0, stdout: version, stderr: '' });
});

/** True when the run loaded a file of the bundle that holds Yeoman, told by the name of Yeoman's own files. */
async function loadsYeoman(args: readonly string[]): Promise<boolean> {
  const [folder, coverage] = [temporaryFolder(), temporaryFolder()];
  await run(folder, args, { env: { NODE_V8_COVERAGE: coverage } });
  const reports = readdirSync(coverage).map((name) => readFileSync(join(coverage, name), 'utf8'));
  const urls: string[] = reports.flatMap((report) => JSON.parse(report).result.map(({ url = '' }) => url));
  const loaded = urls.filter((url) => url.startsWith('file:')).map((url) => fileURLToPath(url));
  expect(loaded.join()).toContain('create-mvt-app.js');
  return loaded.some((file) => readFileSync(file, 'utf8').includes('.yo-rc'));
}

test('--help, --version and completion load nothing of Yeoman', async () => {
  expect(await loadsYeoman(['shop', '--yes', '--dry-run'])).toBe(true);
  for (const args of [['--help'], ['--version'], ['completion', 'bash'], ['completion', 'bsh']]) {
    expect(await loadsYeoman(args)).toBe(false);
  }
});

test('a made project is told on stdout only, with one line per file and how to do it again', async () => {
  const { exitCode, stdout, stderr } = await run(temporaryFolder(), ['shop', ...silently]);
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  expect(stdout).toContain('     create  manage.py\n');
  expect(stdout.trimEnd().split('\n').at(-1)?.trim()).toBe(
    'npx create-mvt-app shop --no-install --no-git --yes',
  );
});

test('--quiet prints nothing when all goes well, and one line when not', async () => {
  const folder = temporaryFolder();
  const args = ['shop', '--quiet', ...silently];
  expect(await run(folder, args)).toEqual({ exitCode: 0, stdout: '', stderr: '' });
  expect(listing(folder)).toHaveProperty('shop/manage.py');
  const failed = await run(folder, [...args, '--title', 'Other']);
  expect(failed).toMatchObject({ exitCode: 2, stdout: '' });
  expect(failed.stderr).toMatch(/^error: .+$/);
});

describe('--json prints one document', () => {
  const json = async (folder: string, ...args: string[]) => {
    const result = await run(folder, [...args, '--json']);
    const document = JSON.parse(result.stdout);
    expect(document).toMatchObject({ exitCode: result.exitCode, ok: result.exitCode === 0 });
    return { ...result, document };
  };

  test('of a made project', async () => {
    const folder = temporaryFolder();
    const { document, stderr } = await json(folder, 'shop', '--database', 'postgresql', ...silently);
    expect(stderr).toBe('');
    expect(document).toMatchObject({
      ok: true,
      exitCode: 0,
      dryRun: false,
      directory: join(folder, 'shop'),
      blueprint: { title: 'Shop', package: 'shop', database: 'postgresql', django: '5.2', app: 'pages' },
      replay: 'npx create-mvt-app shop --database postgresql --no-install --no-git --yes',
    });
    const files = Object.entries(listing(join(folder, 'shop'))).filter(
      ([, what]) => !what.startsWith('folder'),
    );
    const made = files.map(([path]) => ({ path, action: 'create' }));
    expect(document.files).toHaveLength(made.length);
    expect(document.files).toEqual(expect.arrayContaining(made));
    expect(document).not.toHaveProperty('error');
  });

  test('of a dry run', async () => {
    const folder = temporaryFolder();
    const { document, stderr } = await json(folder, 'shop', '--dry-run', ...silently);
    expect(stderr).toBe('');
    expect(document).toMatchObject({ ok: true, dryRun: true });
    expect(document.files).toContainEqual({ path: 'manage.py', action: 'create' });
    expect(listing(folder)).toEqual({});
  });

  test.each([
    ['an unknown flag', ['shop', '--bogus']],
    ['a missing answer', ['shop']],
    ['a contradiction', ['shop', '--quiet']],
    ['a bad name', ['shop', '--package', 'class', '--yes']],
  ])('of a failure: %s', async (_what, args) => {
    const { document, stderr, exitCode } = await json(temporaryFolder(), ...args);
    expect({ exitCode, ok: document.ok }).toEqual({ exitCode: 2, ok: false });
    expect(stderr).toBe(`error: ${document.error}`);
  });

  test('of a project whose repository could not be made, with exit code 1', async () => {
    const folder = temporaryFolder();
    const env = {
      GIT_CONFIG_GLOBAL: '/dev/null',
      GIT_CONFIG_SYSTEM: '/dev/null',
      EMAIL: '',
      GIT_DIR: undefined,
    };
    const noIdentity = {
      GIT_CONFIG_COUNT: '1',
      GIT_CONFIG_KEY_0: 'user.useConfigOnly',
      GIT_CONFIG_VALUE_0: 'true',
    };
    const args = ['shop', '--yes', '--no-install', '--json'];
    const { exitCode, stdout } = await run(folder, args, { env: { ...env, ...noIdentity } });
    const document = JSON.parse(stdout);
    expect({ exitCode, ok: document.ok }).toEqual({ exitCode: 1, ok: false });
    expect(document.steps).toMatchObject([
      { id: 'git', status: 'failed', command: expect.stringContaining('git') },
    ]);
    expect(listing(join(folder, 'shop'))).toHaveProperty('manage.py');
  });
});
