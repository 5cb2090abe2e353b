// argv -> a made project: reads the flags, runs the generator, and turns every failure into one line.
import { parseArguments } from '../lib/cli/arguments.ts';
import { UserError } from '../lib/errors.ts';
import { Report } from '../lib/terminal/report.ts';
import { createStyle, printable } from '../lib/terminal/text.ts';
import { runProject } from './run.ts';

/** Makes a project as the command line says. @returns the exit code */
export async function createProject(argv: readonly string[]): Promise<number> {
  const options = {
    json: argv.includes('--json'),
    quiet: argv.includes('--quiet'),
  };
  if (argv.includes('--no-color')) process.env.NO_COLOR = '1';
  const report = new Report(options);
  try {
    await runProject(parseArguments(argv), report);
    const exitCode = report.failed ? 1 : 0;
    report.finish(exitCode);
    return exitCode;
  } catch (error) {
    const { message } = error as Error;
    const exitCode = error instanceof UserError ? error.exitCode : 1;
    const { red } = createStyle(process.stderr);
    process.stderr.write(`${exitCode === 130 ? '' : `${red('error:')} `}${printable(message)}\n`);
    report.finish(exitCode, printable(message));
    return exitCode;
  }
}
