// Questions: those of options, and those about files that are in the way.
import type { PromptQuestion } from 'yeoman-generator';
import { optionNamed, type StackTables } from '../lib/core/additions/tables.ts';
import type { Value } from '../lib/core/options/answers.ts';
import { flagOf, labelOf } from '../lib/core/options/flags.ts';
import { checkValue } from '../lib/core/options/values.ts';
import type { Command, Decision } from '../lib/core/stack/command.ts';
import type { Obstacle } from '../lib/core/stack/undecided.ts';
import { UserError } from '../lib/core/text/errors.ts';

/** Puts one question to the user. @throws GoBack when the question before it is wanted */
export type Ask = (question: PromptQuestion) => Promise<string>;

/** The question of an option of a feature or target. */
function questionFor(name: string, stack: StackTables): PromptQuestion {
  const option = optionNamed(stack, name);
  const common = {
    name,
    message: option.question ?? flagOf(name, option),
    default: 'default' in option ? String(option.default) : undefined,
  };
  if (option.kind !== 'choice') {
    const validate = (value: string) => {
      const checked = checkValue(option, value);
      return 'fault' in checked ? checked.fault : true;
    };
    return { ...common, type: 'input', validate };
  }
  const choices = option.choices.map(({ value, hint }) => ({
    value,
    name: labelOf(option, value),
    description: hint,
  }));
  return { ...common, type: 'select', choices };
}

/** A command with the answers to options. @throws UserError for an answer that is not valid */
export async function askOptions(
  names: readonly string[],
  command: Command,
  stack: StackTables,
  ask: Ask,
): Promise<Command> {
  const answers: Record<string, Value> = {};
  for (const name of names) {
    const checked = checkValue(optionNamed(stack, name), await ask(questionFor(name, stack)));
    if ('fault' in checked) throw new UserError(checked.fault);
    answers[name] = checked.value as Value;
  }
  return { ...command, given: { ...command.given, ...answers } };
}

const choices: Record<Obstacle['kind'], Record<Decision, string>> = {
  file: { keep: 'Keep it', overwrite: 'Overwrite it' },
  folder: {
    keep: 'Keep its files, and add what they lack',
    overwrite: "Replace those of its files that are the app's",
  },
};

/** Asks what becomes of something that is in the way. */
export async function askAbout(
  { kind, message }: Omit<Obstacle, 'path'>,
  ask: Ask,
): Promise<Decision | 'abort'> {
  const { keep, overwrite } = choices[kind];
  return (await ask({
    type: 'select',
    name: 'conflict',
    message,
    choices: [
      { value: 'keep', name: keep },
      { value: 'overwrite', name: overwrite },
      { value: 'abort', name: 'Stop, and write nothing' },
    ],
  })) as Decision | 'abort';
}

/** A command that says what becomes of all that is in the way: it stops when that was the answer. */
export async function askDecisions(
  obstacles: readonly Obstacle[],
  command: Command,
  ask: Ask,
): Promise<Command> {
  const decisions: Record<string, Decision> = {};
  for (const obstacle of obstacles) {
    const answer = await askAbout(obstacle, ask);
    if (answer === 'abort') return { ...command, given: { ...command.given, onConflict: 'abort' } };
    decisions[obstacle.path] = answer;
  }
  return { ...command, decisions };
}
