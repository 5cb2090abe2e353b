// Runs a generator in Yeoman's environment and cleans up after it.
import { existsSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { EnvironmentBase } from 'yeoman-environment';
import manifest from 'yeoman-environment/package.json' with { type: 'json' };
import { recordName } from '../lib/core/blueprint/record.ts';
import { isRecordFile } from '../lib/core/commit/blueprint-file.ts';
import { closeStaging } from '../lib/core/commit/staging.ts';
import { deployCommands, mergingCommands } from '../lib/core/options/command-names.ts';
import { flagOf } from '../lib/core/options/flags.ts';
import type { Command, GivenOptions } from '../lib/core/stack/command.ts';
import type { Stack } from '../lib/core/stack/stack.ts';
import { TerminalAdapter } from '../lib/core/terminal/adapter.ts';
import type { Report } from '../lib/core/terminal/report.ts';
import { cancelled, UserError } from '../lib/core/text/errors.ts';
import { findRoot } from '../lib/stacks/django/project/root.ts';
import { ChangeGenerator } from './change/index.ts';
import { CheckGenerator } from './check/index.ts';
import type { Context } from './context.ts';
import { MergeGenerator } from './merge/index.ts';
import { ProjectGenerator } from './project/index.ts';
import { StatusGenerator } from './status/index.ts';

/** Yeoman looks its own version up in a package.json that the bundle does not have. */
class Environment extends EnvironmentBase {
  override getVersion(): string {
    return manifest.version;
  }
}

/**
 * Carries out a command.
 * @throws UserError when it could not be done; whatever was written until then is removed
 */
export async function runGenerator(
  { command, given, words }: Command,
  report: Report,
  stack: Stack,
): Promise<void> {
  const adapter = new TerminalAdapter();
  const namespace = `create-mvt-app:${command}`;
  const context: Context = {
    command,
    words,
    given,
    stack,
    cwd: startFolder(given),
    interactive: isInteractive(given),
    report,
    signal: adapter.signal,
  };
  const cancel = () => adapter.abort(cancelled(cancelNote(context)));
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const signal of signals) process.on(signal, cancel);
  try {
    // Yeoman's types ask adapters and generators for more than it uses: hence `never`.
    // It would read the .yo-rc.json and package.json of the folder it works in, so it works in this one;
    // every path that the generators use is absolute.
    const environment = new Environment({
      cwd: import.meta.dirname,
      adapter: adapter as never,
      skipInstall: true,
    });
    const generatorClass = generatorOf(context);
    environment.register(generatorClass as never, { namespace });
    const generator = await environment.create(namespace, {
      generatorOptions: { context, localConfigOnly: true } as never,
    });
    await environment.runGenerator(generator as never);
  } finally {
    await context.filling?.catch(() => undefined);
    if (context.staging) closeStaging(context.staging);
    for (const signal of signals) process.off(signal, cancel);
  }
}

function generatorOf({ command, cwd, stack }: Context) {
  if (command === 'project') return ProjectGenerator;
  if (command === 'status') return StatusGenerator;
  if (command === 'deployCheck') return CheckGenerator;
  const isDeploy = deployCommands.some((name) => name === command);
  if (isDeploy && !isRecordFile(join(findRoot(cwd), recordName), stack)) return ChangeGenerator;
  return mergingCommands.some((name) => name === command) ? MergeGenerator : ChangeGenerator;
}

function cancelNote({ published, command }: Context): string {
  if (!published) return 'nothing was written';
  return command === 'project'
    ? `the project is in ${published}, and the same command finishes its installation`
    : `the files in ${published} are changed, and the same command does what is missing`;
}

function startFolder({ cwd = '.' }: GivenOptions): string {
  const folder = resolve(cwd);
  if (existsSync(folder) && statSync(folder).isDirectory()) return folder;
  throw new UserError(`${flagOf('cwd')} ${cwd} is no folder: name one that exists.`);
}

/** Questions need a terminal on both sides, and nobody sits in front of a CI machine. */
function isInteractive({ json = false, quiet = false }: GivenOptions): boolean {
  return Boolean(process.stdin.isTTY && process.stdout.isTTY) && !json && !quiet && !process.env.CI;
}
