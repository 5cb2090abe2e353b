// What is printed when a run fails, and whose fault it is: the user's, the system's, or this program's.

import { UserError } from '../core/text/errors.ts';
import { printable } from '../core/text/printable.ts';
import { withRemedy } from '../core/text/system-remedy.ts';
import { version } from '../core/version.ts';

export interface Failure {
  readonly exitCode: number;
  /** What went wrong, in one line. */
  readonly message: string;
  /** Several faults of a user, a line each. */
  readonly faults: readonly string[];
  /** What is printed below the message. */
  readonly details: readonly string[];
}

/** The exit code for a bug: https://man.freebsd.org/cgi/man.cgi?query=sysexits calls it EX_SOFTWARE. */
const bugExitCode = 70;

/** Errors of the system that users can do something about: a full disk, permissions, too many files. */
const systemFaults = new Set([
  'EACCES',
  'EDQUOT',
  'EIO',
  'EMFILE',
  'ENFILE',
  'ENOMEM',
  'ENOSPC',
  'EPERM',
  'EPIPE',
  'EROFS',
]);

/** Tells faults of users and of the system from bugs. */
export function failureOf(error: unknown): Failure {
  if (error instanceof UserError) {
    const faults = error.faults.map(printable);
    const details = faults.map((fault) => `  ${fault}`);
    return { exitCode: error.exitCode, message: printable(error.message), faults, details };
  }
  const { message, code = '', stack = '' } = Object(error) as Partial<NodeJS.ErrnoException>;
  if (systemFaults.has(code)) {
    const said = withRemedy(Object(error), process.cwd());
    return { exitCode: 1, message: printable(said), faults: [], details: [] };
  }
  return {
    exitCode: bugExitCode,
    message: `This is a bug in create-mvt-app: ${printable(message || String(error))}`,
    faults: [],
    details: [
      `  create-mvt-app ${version}, Node.js ${process.version}, ${process.platform} ${process.arch}`,
      ...stack
        .split('\n')
        .filter((line) => /^ +at /.test(line))
        .map((line) => `  ${printable(line.trim())}`),
      "Please report it with these lines, the command that you ran, and the project's .mvt.json if there is one.",
    ],
  };
}
