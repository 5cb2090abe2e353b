#!/usr/bin/env node
// argv in, exit code out. What --help, --version and completion need is loaded for them alone.
import { stackTables } from '../lib/stacks/tables.ts';

const [tables] = stackTables;

/** Runs one command line. @returns the exit code */
async function main(argv: readonly string[]): Promise<number> {
  const flags = argv.slice(0, argv.includes('--') ? argv.indexOf('--') : argv.length);
  if (flags.includes('--version')) {
    const { version } = await import('../lib/core/version.ts');
    process.stdout.write(`${version}\n`);
    return 0;
  }
  if (flags.includes('--help') || flags.includes('-h')) {
    const { helpText } = await import('../lib/cli/help.ts');
    process.stdout.write(
      helpText(
        flags.filter((word) => !word.startsWith('-')),
        tables,
      ),
    );
    return 0;
  }
  if (argv[0] === 'completion') {
    const { completionScript } = await import('../lib/cli/completion.ts');
    process.stdout.write(completionScript(argv.slice(1), tables));
    return 0;
  }
  if (argv[0] === 'render') {
    const { renderedJson } = await import('../lib/cli/render.ts');
    const { ownTemplates } = await import('../lib/core/templates/own-templates.ts');
    const { createStacks } = await import('../lib/stacks/index.ts');
    const [stack] = createStacks(ownTemplates());
    process.stdout.write(await renderedJson(process.stdin, stack));
    return 0;
  }
  const { runCommand } = await import('../generators/main.ts');
  return runCommand(argv);
}

/** Says what went wrong, and leaves the exit code that says whose fault it was. */
async function fail(error: unknown): Promise<void> {
  const { failureOf } = await import('../lib/cli/failure.ts');
  const { exitCode, message, details } = failureOf(error);
  process.stderr.write([`error: ${message}`, ...details].map((line) => `${line}\n`).join(''));
  process.exitCode = exitCode;
}

/** Nobody is left to tell. */
process.stderr.on('error', () => undefined);

/** A reader that has seen enough (`| head`) is no failure; a full disk is. */
process.stdout.on('error', async (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') return;
  await fail(error);
  process.exit();
});

main(process.argv.slice(2)).then((exitCode) => {
  process.exitCode = exitCode;
}, fail);
