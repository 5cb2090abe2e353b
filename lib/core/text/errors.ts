// The one kind of failure that a user sees: a line of text and an exit code.

/** 1: something failed; 2: wrong usage or an answer is missing; 130: cancelled. */
export type FailureCode = 1 | 2 | 130;

/** Says in one line what is wrong, where, and what to do about it; with several faults, each gets a line. */
export class UserError extends Error {
  readonly exitCode: FailureCode;
  readonly faults: readonly string[];

  constructor(message: string, exitCode: FailureCode = 2, faults: readonly string[] = []) {
    super(message);
    this.name = 'UserError';
    this.exitCode = exitCode;
    this.faults = faults;
  }
}

/** The cancellation of a run by Ctrl-C or by the answer "cancel". */
export function cancelled(note = 'nothing was written'): UserError {
  return new UserError(`Cancelled: ${note}.`, 130);
}

/** A message with a full stop, unless it ends in a question. */
export function sentence(message: string): string {
  return message.endsWith('?') ? message : `${message}.`;
}
