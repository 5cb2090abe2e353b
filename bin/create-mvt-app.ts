#!/usr/bin/env node
// argv in, exit code out. What --help, --version and completion need is loaded only for them.

/** Runs one command line. @returns the exit code */
async function main(argv: readonly string[]): Promise<number> {
  const flags = argv.slice(0, argv.includes('--') ? argv.indexOf('--') : argv.length);
  const print = (name: string, text: string) => {
    const document = { ok: true, exitCode: 0, [name]: text, files: [], steps: [] };
    const isJson = flags.includes('--json');
    process.stdout.write(isJson ? `${JSON.stringify(document, null, 2)}\n` : text.replace(/\n?$/, '\n'));
    return 0;
  };
  if (['--version', '-v', '-V'].some((flag) => flags.includes(flag))) {
    const { version } = await import('../lib/core/version.ts');
    return print('version', version);
  }
  if (flags.includes('--help') || flags.includes('-h') || flags[0] === 'help') {
    const { help } = await import('./help.ts');
    const words = flags.filter((word) => !word.startsWith('-'));
    const { isTTY, columns = 80 } = process.stdout;
    const isForTerminal = isTTY && !flags.includes('--json');
    return print('help', help(words.slice(flags[0] === 'help' ? 1 : 0), isForTerminal ? columns : undefined));
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
