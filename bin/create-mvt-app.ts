#!/usr/bin/env node
// argv in, exit code out. What --help, --version and completion need is loaded for them alone.
import { UserError } from '../lib/errors.ts';

/** Runs one command line. @returns the exit code */
async function main(argv: readonly string[]): Promise<number> {
  if (argv.includes('--version')) {
    const { version } = await import('../lib/version.ts');
    process.stdout.write(`${version}\n`);
    return 0;
  }
  if (argv.includes('--help') || argv.includes('-h')) {
    const { helpText } = await import('../lib/cli/help.ts');
    process.stdout.write(helpText());
    return 0;
  }
  if (argv[0] === 'completion') {
    const { completionScript } = await import('../lib/cli/completion.ts');
    process.stdout.write(completionScript(argv.slice(1)));
    return 0;
  }
  const { createProject } = await import('../generators/main.ts');
  return createProject(argv);
}

/** A reader that has seen enough (`| head`) is no error. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

main(process.argv.slice(2)).then(
  (exitCode) => {
    process.exitCode = exitCode;
  },
  (error: Error) => {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = error instanceof UserError ? error.exitCode : 1;
  },
);
