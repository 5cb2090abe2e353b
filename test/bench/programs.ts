// Running programs: ours, which has to work, and those of others, which this machine may lack.
import { ExecaError, execa } from 'execa';

/** Says why something cannot be measured on this machine. */
export class NotMeasured extends Error {}

export interface Place {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs a program with its input closed. @returns what it printed. @throws when it fails */
export async function run(program: string, args: readonly string[], place: Place): Promise<string> {
  const { stdout } = await execa(program, args, { stdin: 'ignore', ...place });
  return stdout;
}

/** The same for a program of others. @throws NotMeasured when it is missing or fails */
export async function runOther(program: string, args: readonly string[], place: Place): Promise<string> {
  try {
    return await run(program, args, place);
  } catch (error) {
    if (error instanceof ExecaError) throw new NotMeasured(whyFailed(error));
    throw error;
  }
}

/** npm and pip name the cause in the first line with "error", and end in words about something else. */
function whyFailed({ shortMessage, stderr }: ExecaError): string {
  const cause = String(stderr ?? '')
    .split('\n')
    .find((line) => /error/i.test(line));
  return cause?.trim() ?? shortMessage.split('\n')[0] ?? shortMessage;
}
