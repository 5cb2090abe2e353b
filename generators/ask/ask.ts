// Questions: those of options, and those about files that are in the way.
import { optionNamed, type StackTables } from '../../lib/core/additions/tables.ts';
import { execute } from '../../lib/core/execute/execute.ts';
import type { Files } from '../../lib/core/files/files.ts';
import type { Value } from '../../lib/core/options/answers.ts';
import { flagOf } from '../../lib/core/options/flags.ts';
import type { ChoiceOption, Option } from '../../lib/core/options/option.ts';
import { checkValue } from '../../lib/core/options/values.ts';
import type { Executed } from '../../lib/core/stack/change.ts';
import type { Command, Decision } from '../../lib/core/stack/command.ts';
import type { Outside } from '../../lib/core/stack/stack.ts';
import { type Obstacle, Undecided } from '../../lib/core/stack/undecided.ts';
import type { Ask, Question } from '../../lib/core/terminal/question.ts';
import { UserError } from '../../lib/core/text/errors.ts';
import type { Run } from '../run.ts';
import { inTurn } from './in-turn.ts';

/**
 * The question of an option.
 * @param preset the answer of who presses Enter, as it is typed
 * @param faultOf says what is wrong with a text, or undefined
 */
export function questionOf(
  name: string,
  option: Option,
  preset: string | undefined,
  faultOf: (text: string) => string | undefined,
): Question {
  const common = { name, message: option.question ?? flagOf(name, option) };
  if (option.kind === 'set') {
    const chosen = preset?.split(',') ?? [];
    const choices = option.choices.map((choice) => ({
      ...choiceOf(choice),
      checked: chosen.includes(choice.value),
    }));
    return { ...common, type: 'checkbox', choices, loop: false, pageSize: choices.length };
  }
  if (option.kind === 'choice') {
    return { ...common, type: 'select', default: preset, choices: option.choices.map(choiceOf) };
  }
  return { ...common, type: 'input', default: preset, validate: (text) => faultOf(text) ?? true };
}

const choiceOf = ({ value, label, hint }: ChoiceOption['choices'][number]) => ({
  value,
  name: label,
  description: hint,
});

/** A command with the answers to options. @throws UserError for an answer that is not valid */
export async function askOptions(
  names: readonly string[],
  command: Command,
  stack: StackTables,
  ask: Ask,
): Promise<Command> {
  const entries = await inTurn(names, async (name): Promise<[string, Value]> => {
    const option = optionNamed(stack, name);
    const preset = 'default' in option ? String(option.default) : undefined;
    const faultOf = (text: string) => {
      const checked = checkValue(option, text);
      return 'fault' in checked ? checked.fault : undefined;
    };
    const checked = checkValue(option, await ask(questionOf(name, option, preset, faultOf)));
    if ('fault' in checked) throw new UserError(checked.fault);
    return [name, checked.value as Value];
  });
  return { ...command, given: { ...command.given, ...Object.fromEntries(entries) } };
}

const choices: Record<Obstacle['kind'], Record<Decision, string>> = {
  file: { keep: 'Keep it', overwrite: 'Overwrite it' },
  folder: {
    keep: 'Keep its files, and add what is missing',
    overwrite: 'Replace the files that the app needs',
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
      { value: 'abort', name: 'Stop without writing anything' },
    ],
  })) as Decision | 'abort';
}

/** A command that says what becomes of all that is in the way: it stops when that was the answer. */
async function askDecisions(obstacles: readonly Obstacle[], command: Command, ask: Ask): Promise<Command> {
  const isEnd = (answer: Decision | 'abort') => answer === 'abort';
  const answers = await inTurn(obstacles, (obstacle) => askAbout(obstacle, ask), isEnd);
  if (answers.some(isEnd)) return { ...command, given: { ...command.given, onConflict: 'abort' } };
  const decisions = obstacles.map(({ path }, index) => [path, answers[index] as Decision]);
  return { ...command, decisions: Object.fromEntries(decisions) };
}

/**
 * Carries out a command in memory; asks what becomes of files in its way, where that may be asked.
 * @throws UserError
 */
export async function executeAsking(
  files: Files,
  command: Command,
  outside: Outside,
  { stack, interactive, ask }: Pick<Run, 'stack' | 'interactive' | 'ask'>,
): Promise<Executed> {
  try {
    return await execute(files, command, stack, outside);
  } catch (error) {
    if (!(error instanceof Undecided) || !interactive || !isAsked(error.obstacles, command)) throw error;
    return execute(files, await askDecisions(error.obstacles, command, ask), stack, outside);
  }
}

/** Files are asked about unless something else was said; the folder of an app where that was said. */
function isAsked(obstacles: readonly Obstacle[], { given: { yes, onConflict } }: Command): boolean {
  if (obstacles.length === 0 || yes) return false;
  return onConflict === 'ask' || (onConflict === undefined && obstacles.every(({ kind }) => kind === 'file'));
}
