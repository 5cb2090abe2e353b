// Carries out a command: what it runs in, how it is cancelled, and what is cleaned up after it.
import { existsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { closeStaging } from '../lib/core/commit/staging.ts';
import { flagOf } from '../lib/core/options/flags.ts';
import type { Command, GivenOptions } from '../lib/core/stack/command.ts';
import type { Stack } from '../lib/core/stack/stack.ts';
import type { Report } from '../lib/core/terminal/report.ts';
import { cancelled, UserError } from '../lib/core/text/errors.ts';
import type { Toolchain } from '../lib/core/toolchain/toolchain.ts';
import { stepsOf } from './command-steps.ts';
import { Run } from './run.ts';
import { runSteps, TerminalAdapter } from './yeoman.ts';

/**
 * @param isAsked whether the line was chosen from a list
 * @throws UserError when it could not be done; whatever was written until then is removed
 */
export async function carryOut(
  line: Command,
  report: Report,
  stack: Stack,
  toolchain: Toolchain,
  isAsked = false,
): Promise<void> {
  const { given } = line;
  const adapter = new TerminalAdapter();
  const { signal } = adapter;
  const run = new Run(line, {
    stack,
    toolchain,
    cwd: startFolder(given),
    interactive: isInteractive(given),
    report,
    signal,
    isAsked,
  });
  const cancel = () => adapter.abort(cancelled(cancelNote(run)));
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const name of signals) process.on(name, cancel);
  try {
    await runSteps(stepsOf(run), run, adapter);
  } finally {
    await run.filling?.catch(() => undefined);
    if (run.staging) closeStaging(run.staging);
    for (const name of signals) process.off(name, cancel);
  }
  if (run.chosen) await carryOut(run.chosen, report, stack, toolchain, true);
}

function cancelNote({ published, line: { command } }: Run): string {
  if (!published) return 'nothing was written';
  return command === 'project'
    ? `the project is in ${published}, and running the same command again finishes its installation`
    : `the files in ${published} have been changed, and running the same command again does the rest`;
}

function startFolder({ cwd = '.' }: GivenOptions): string {
  const folder = resolve(cwd);
  if (existsSync(folder) && statSync(folder).isDirectory()) return folder;
  throw new UserError(`${flagOf('cwd')} ${cwd} is not a folder: name one that exists.`);
}

/** Questions need a terminal on both sides, and nobody sits in front of a CI machine. */
function isInteractive({ json = false, quiet = false }: GivenOptions): boolean {
  return Boolean(process.stdin.isTTY && process.stdout.isTTY) && !json && !quiet && !process.env.CI;
}
