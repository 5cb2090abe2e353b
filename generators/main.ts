// argv -> a command carried out: reads the flags, runs the generator, and turns every failure into one line.
import { setFlagsFromString } from 'node:v8';
import { parseArguments } from '../lib/cli/arguments.ts';
import { ownTemplates } from '../lib/core/templates/own-templates.ts';
import { Report } from '../lib/core/terminal/report.ts';
import { createStyle } from '../lib/core/terminal/text.ts';
import { UserError } from '../lib/core/text/errors.ts';
import { printable } from '../lib/core/text/printable.ts';
import { createStacks } from '../lib/stacks/index.ts';
import { runGenerator } from './run.ts';

// A site of a thousand apps makes much garbage: V8 then clears it sooner, at no cost in time that could be measured.
setFlagsFromString('--optimize-for-size');

/** Does what the command line says. @returns the exit code */
export async function runCommand(argv: readonly string[]): Promise<number> {
  const options = {
    json: argv.includes('--json'),
    quiet: argv.includes('--quiet'),
  };
  if (argv.includes('--no-color')) process.env.NO_COLOR = '1';
  const report = new Report(options);
  try {
    const [stack] = createStacks(ownTemplates());
    await runGenerator(parseArguments(argv, stack), report, stack);
    const exitCode = report.failed ? 1 : 0;
    report.finish(exitCode);
    return exitCode;
  } catch (error) {
    const { message } = error as Error;
    const exitCode = error instanceof UserError ? error.exitCode : 1;
    const { red } = createStyle(process.stderr);
    const faults = error instanceof UserError ? error.faults.map(printable) : [];
    const lines = [
      `${exitCode === 130 ? '' : `${red('error:')} `}${printable(message)}`,
      ...faults.map((fault) => `  ${fault}`),
    ];
    process.stderr.write(lines.map((line) => `${line}\n`).join(''));
    report.finish(exitCode, printable(message), faults);
    return exitCode;
  }
}
