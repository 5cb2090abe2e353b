// SIGINT, SIGTERM and SIGHUP during a run, and two runs for one folder: nothing half-made is left.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { execa, execaSync, type Subprocess } from 'execa';
import { expect, test } from 'vitest';
import { command, run, temporaryFolder } from '../helpers/command.ts';
import { endlessGit, flaws, identity, listing, silently, stagingFolders } from './helpers.ts';
import { stopAt } from './interrupt.ts';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

test.each(signals)('%s while the files are made stops the run, and nothing is left', async (signal) => {
  const folder = temporaryFolder();
  const { exitCode, stdout, stderr } = await run(folder, ['shop', ...silently], { env: stopAt(0, signal) });
  expect({ exitCode, stdout, stderr }).toEqual({
    exitCode: 130,
    stdout: '',
    stderr: 'Cancelled: nothing was written.',
  });
  expect(listing(folder)).toEqual({});
});

test.each(signals)(
  'what %s says is true, at whichever file it comes',
  async (signal) => {
    let ended = 0;
    for (let operation = 0; ended < 3; operation++) {
      const folder = temporaryFolder();
      const shop = join(folder, 'shop');
      const env = { ...identity, ...stopAt(operation, signal) };
      const { exitCode, stderr } = await run(folder, ['shop', '--yes', '--no-install'], { env });
      const state = `${signal} at operation ${operation}: ${stderr}`;
      if (exitCode === 0) {
        ended++;
        expect(stderr, state).toBe('');
      } else {
        expect(exitCode, state).toBe(130);
        expect(stderr).toMatch(/^Cancelled: [^\n]+\.$/);
      }
      expect(existsSync(shop), state).toBe(!stderr.includes('nothing was written'));
      if (existsSync(shop)) expect(flaws(shop), state).toEqual([]);
      expect(stagingFolders(folder), state).toEqual([]);
    }
  },
  600_000,
);

test.each(signals)(
  '%s during a step ends the tool, keeps the project and says where it is',
  async (signal) => {
    const folder = temporaryFolder();
    const { tools, started } = endlessGit();
    const running = execa('node', [command, 'shop', '--yes', '--no-install'], {
      cwd: folder,
      env: { PATH: `${tools}${delimiter}${process.env.PATH}`, NO_COLOR: '1', CI: '' },
      reject: false,
    });
    const tool = await Promise.race([
      started(),
      running.then(({ stderr }) => Promise.reject(new Error(stderr))),
    ]);
    running.kill(signal);
    const { exitCode, stdout, stderr } = await running;
    expect(exitCode).toBe(130);
    expect(stdout).not.toContain('failed');
    expect(stderr).toBe(
      `Cancelled: the project is in ${join(folder, 'shop')}, and running the same command again finishes its installation.`,
    );
    expect(() => process.kill(tool, 0)).toThrow('ESRCH');
    expect(flaws(join(folder, 'shop'))).toEqual([]);

    const again = await run(folder, ['shop', '--yes', '--no-install'], { env: identity });
    expect(again).toMatchObject({ exitCode: 0, stderr: '' });
    expect(listing(join(folder, 'shop'))).toHaveProperty('.git/HEAD');
  },
);

/** Waits until a process has been stopped, or has ended. */
async function stopped(process: Subprocess): Promise<void> {
  const isRunning = () => {
    const { stdout } = execaSync('ps', ['-o', 'stat=', '-p', String(process.pid)], { reject: false });
    return process.exitCode === null && !stdout.startsWith('T');
  };
  while (isRunning()) await new Promise((wake) => setTimeout(wake, 20));
}

test('a run that is overtaken by another leaves the other one alone', async () => {
  for (let operation = 0; operation < 3; operation++) {
    const folder = temporaryFolder();
    const shop = join(folder, 'sites/shop');
    const start = (title: string, env: Record<string, string>) =>
      execa('node', [command, 'sites/shop', '--title', title, ...silently], {
        cwd: folder,
        env: { NO_COLOR: '1', ...env },
        reject: false,
      });
    const slow = start('Slow', stopAt(operation, 'SIGSTOP'));
    await stopped(slow);
    const state = `stopped at operation ${operation}`;
    expect(await start('Fast', {}), state).toMatchObject({ exitCode: 0, stderr: '' });
    const before = listing(shop);
    slow.kill('SIGCONT');
    const { exitCode, stderr } = await slow;
    expect([1, 2], state).toContain(exitCode);
    expect(stderr, state).toMatch(/^error: [^\n]+$/);
    expect(existsSync(shop) && listing(shop), state).toEqual(before);
    expect([...flaws(shop), ...stagingFolders(folder)], state).toEqual([]);
  }
});

test('a project that another run makes after the folder was looked at is not taken for its own', async () => {
  const [folder, tools] = [temporaryFolder(), temporaryFolder()];
  const other = `node '${command}' shop --title Fast ${silently.join(' ')} >&2`;
  const python = join(tools, 'python'); // it is run after the look, and before the files are compared
  writeFileSync(python, `#!/bin/sh\n[ -e shop ] || ${other}\necho 3.12\n`, { mode: 0o755 });
  const slow = await run(folder, ['shop', '--title', 'Slow', '--yes', '--no-git', '--python', python]);
  expect([1, 2]).toContain(slow.exitCode);
  expect(slow.stderr).toMatch(/^error: [^\n]+$/);
  expect(readFileSync(join(folder, 'shop/README.md'), 'utf8')).toContain('Fast');
  expect([...flaws(join(folder, 'shop')), ...stagingFolders(folder)]).toEqual([]);
});

test.each([
  ['new', () => undefined],
  ['empty', (shop: string) => mkdirSync(shop)],
])('of two runs for the same %s folder one wins, and its project is whole', async (_what, prepare) => {
  for (let round = 0; round < 15; round++) {
    const folder = temporaryFolder();
    const shop = join(folder, 'shop');
    prepare(shop);
    const titles = ['One', 'Two'];
    const runs = await Promise.all(
      titles.map((title) => run(folder, ['shop', '--title', title, ...silently])),
    );
    const state = JSON.stringify(runs.map(({ exitCode, stderr }) => ({ exitCode, stderr })));
    expect(
      runs.filter(({ exitCode }) => exitCode === 0),
      state,
    ).toHaveLength(1);
    const { title } = JSON.parse(readFileSync(join(shop, '.mvt.json'), 'utf8'));
    expect(runs[titles.indexOf(title)], state).toMatchObject({ exitCode: 0, stderr: '' });
    expect(runs.find(({ exitCode }) => exitCode !== 0)?.stderr, state).toMatch(/^error: [^\n]+$/);
    expect([...flaws(shop), ...stagingFolders(folder)], state).toEqual([]);
  }
});

test('two runs with the same answers leave one whole project', async () => {
  for (let round = 0; round < 10; round++) {
    const folder = temporaryFolder();
    const runs = await Promise.all([1, 2].map(() => run(folder, ['shop', ...silently])));
    const state = JSON.stringify(runs.map(({ exitCode, stderr }) => ({ exitCode, stderr })));
    expect(
      runs.map(({ exitCode }) => exitCode),
      state,
    ).toContain(0);
    expect([...flaws(join(folder, 'shop')), ...stagingFolders(folder)], state).toEqual([]);
  }
});
