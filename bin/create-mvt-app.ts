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

/** Says what went wrong. @returns the exit code that says whose fault it was */
async function fail(error: unknown): Promise<number> {
  const { failureOf } = await import('../lib/cli/failure.ts');
  const { exitCode, message, details } = failureOf(error);
  process.stderr.write([`error: ${message}`, ...details].map((line) => `${line}\n`).join(''));
  return exitCode;
}

/** Nobody is left to be told. */
process.stderr.on('error', () => undefined);

/** A reader that has seen enough (`| head`) is no failure; a full disk is. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') return;
  process.stderr.write(`error: ${error.message}\n`);
  process.exit(1);
});

main(process.argv.slice(2))
  .catch(fail)
  .then((exitCode) => {
    process.exitCode = exitCode;
  });
