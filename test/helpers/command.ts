// The built command as a user runs it: as a process, with pipes or in a terminal.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { spawn as spawnTerminal } from '@lydell/node-pty';
import headless from '@xterm/headless';
import { execa, type Options } from 'execa';
import { onTestFinished } from 'vitest';
import { patience } from './patience.ts';
import { expectPublishedShape } from './published-shapes.ts';

/** The file that `npx create-mvt-app` starts. */
export const command = resolve(import.meta.dirname, '../../dist/create-mvt-app.js');

/** A new empty folder that is removed when the test ends. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'mvt-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export interface Run {
  readonly exitCode: number | undefined;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command without a terminal and with its input closed. What it prints as JSON has to have a schema. */
export async function run(cwd: string, args: readonly string[], options: Options = {}): Promise<Run> {
  const result = await execa('node', [command, ...args], {
    cwd,
    reject: false,
    stdin: 'ignore',
    ...options,
    env: { CI: '', NO_COLOR: '1', FORCE_COLOR: undefined, ...options.env },
  });
  expectPublishedShape(args, String(result.stdout));
  return { exitCode: result.exitCode, stdout: String(result.stdout), stderr: String(result.stderr) };
}

/** The keys of a terminal. */
export const keys = {
  enter: '\r',
  escape: '\x1b',
  down: '\x1b[B',
  up: '\x1b[A',
  ctrlC: '\x03',
  clearLine: '\x15',
};

/** Runs the command in a terminal of that size. */
export function runInTerminal(
  cwd: string,
  args: readonly string[],
  env: Record<string, string> = {},
  { cols, rows } = { cols: 100, rows: 60 },
) {
  const screen = new headless.Terminal({ cols, rows, scrollback: 1000, allowProposedApi: true });
  const { CI: _ci, ...inherited } = process.env;
  const child = spawnTerminal('node', [command, ...args], {
    cwd,
    cols,
    rows,
    env: { ...(inherited as Record<string, string>), TERM: 'xterm-256color', ...env },
  });
  child.onData((data) => screen.write(data));
  // The screen takes in what is written to it later, in order.
  const exitCode = new Promise<number>((done) =>
    child.onExit((exit) => screen.write('', () => done(exit.exitCode))),
  );
  const text = () => {
    const { active } = screen.buffer;
    const lines = Array.from(
      { length: active.length },
      (_, y) => active.getLine(y)?.translateToString(true) ?? '',
    );
    return lines.join('\n').trimEnd();
  };
  return {
    exitCode,
    text,
    pid: child.pid,
    type: (characters: string) => child.write(characters),
    /** Waits until the screen shows `wanted`. */
    async waitFor(wanted: string): Promise<void> {
      const end = Date.now() + patience;
      while (!text().includes(wanted)) {
        if (Date.now() > end) throw new Error(`The terminal never showed "${wanted}":\n${text()}`);
        await new Promise((wake) => setTimeout(wake, 20));
      }
    },
  };
}
