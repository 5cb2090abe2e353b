#!/usr/bin/env node
// argv in, exit code out. What --help, --version and completion need is loaded only for them.

/** Runs one command line. @returns the exit code */
async function main(argv: readonly string[]): Promise<number> {
  const flags = argv.slice(0, argv.includes('--') ? argv.indexOf('--') : argv.length);
  if (flags.includes('--version')) {
    const { version } = await import('../lib/core/version.ts');
    process.stdout.write(`${version}\n`);
    return 0;
  }
  if (flags.includes('--help') || flags.includes('-h')) {
    const { help } = await import('./help.ts');
    process.stdout.write(help(flags.filter((word) => !word.startsWith('-'))));
    return 0;
  }
  if (argv[0] === 'completion') {
    const { completion } = await import('./completion.ts');
    process.stdout.write(completion(argv.slice(1)));
    return 0;
  }
  if (argv[0] === 'render') {
    const { render } = await import('./render.ts');
    process.stdout.write(await render(process.stdin));
    return 0;
  }
  const { runCommand } = await import('../generators/main.ts');
  return runCommand(argv);
}

/** Prints one line. */
function printError({ message }: Error): void {
  process.stderr.write(`error: ${message}\n`);
}

/** Prints what went wrong. @returns the exit code for that kind of failure */
async function fail(error: Error): Promise<number> {
  const { UserError } = await import('../lib/core/text/errors.ts');
  printError(error);
  return error instanceof UserError ? error.exitCode : 1;
}

/** Nobody is left to be told. */
process.stderr.on('error', () => undefined);

/** A reader that has seen enough (`| head`) is not a failure; a full disk is. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') return;
  printError(error);
  process.exit(1);
});

main(process.argv.slice(2))
  .catch(fail)
  .then((exitCode) => {
    process.exitCode = exitCode;
  });
