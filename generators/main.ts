// argv -> a command carried out: reads the flags, runs its steps, and says what went wrong.
import { setFlagsFromString } from 'node:v8';
import { parseArguments } from '../lib/cli/arguments.ts';
import { failureOf } from '../lib/cli/failure.ts';
import { ownTemplates } from '../lib/core/templates/own-templates.ts';
import { printError, Report } from '../lib/core/terminal/report.ts';
import { createStyle } from '../lib/core/terminal/text.ts';
import { stacks } from '../lib/stacks/index.ts';
import { carryOut } from './carry-out.ts';

// A site of a thousand apps makes much garbage: V8 clears it sooner this way, which costs a fifth more time there, but
// takes less than half of the memory.
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
    const [{ create, toolchain }] = stacks;
    const stack = create(ownTemplates());
    await carryOut(parseArguments(argv, stack), report, stack, toolchain);
    const exitCode = report.failed ? 1 : 0;
    report.finish(exitCode);
    return exitCode;
  } catch (error) {
    const { exitCode, message, faults, details } = failureOf(error);
    const { red } = createStyle(process.stderr);
    printError(`${exitCode === 130 ? '' : `${red('error:')} `}${message}`, details);
    report.finish(exitCode, message, faults);
    return exitCode;
  }
}
