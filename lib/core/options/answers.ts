// Answers: the values of options, by their names.

/** The value of one option. */
export type Value = string | boolean | readonly string[];

export type Answers = Readonly<Record<string, Value | undefined>>;
