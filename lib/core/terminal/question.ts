// A question to the user, as inquirer takes it.
// https://github.com/SBoudrias/Inquirer.js

interface Choice {
  readonly value: string;
  readonly name: string;
  readonly description?: string;
  readonly checked?: boolean;
}

export interface Question {
  readonly type: 'input' | 'select' | 'checkbox';
  readonly name: string;
  readonly message: string;
  readonly default?: string | undefined;
  /** Whether the default is filled in, to be changed. */
  readonly prefill?: 'editable';
  readonly choices?: readonly Choice[];
  /** True, or what is wrong with an answer. */
  readonly validate?: (answer: string) => true | string;
  readonly loop?: boolean;
  readonly pageSize?: number;
}

/** Puts one question to the user. @throws GoBack when the question before it is wanted, UserError (130) on Ctrl-C */
export type Ask = (question: Question) => Promise<string>;

/** Thrown out of a question when Escape was pressed: the question before it is wanted. */
export class GoBack extends Error {}
