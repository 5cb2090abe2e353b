// A question to the user, as inquirer takes it.
// https://github.com/SBoudrias/Inquirer.js

interface Choice {
  readonly value: string;
  readonly name: string;
  readonly description?: string;
  readonly checked?: boolean;
  /** Further words that find it where choices are filtered by typing. */
  readonly also?: string;
}

export interface Question {
  /** `filter` is a list that typing shortens. */
  readonly type: 'input' | 'select' | 'filter' | 'checkbox';
  readonly name: string;
  readonly message: string;
  readonly default?: string | undefined;
  /** Whether the default is filled in, to be changed. */
  readonly prefill?: 'editable';
  readonly choices?: readonly Choice[];
  /** True, or what is wrong with an answer; several choices are one with commas. */
  readonly validate?: (answer: string) => true | string;
  readonly loop?: boolean;
  readonly pageSize?: number;
}

/** Puts one question to the user. @throws GoBack when the question before it is wanted, UserError (130) on Ctrl-C */
export type Ask = (question: Question) => Promise<string>;

/** Thrown out of a question when Escape was pressed: the question before it is wanted. */
export class GoBack extends Error {}
