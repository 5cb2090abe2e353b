// A command that is put together question by question.
import { type FieldTypeName, fieldType } from '../../lib/core/models/field-types.ts';
import type { CommandName } from '../../lib/core/options/command-names.ts';
import { usageLine } from '../../lib/core/options/command-usages.ts';
import type { Command } from '../../lib/core/stack/command.ts';
import type { Inventory } from '../../lib/core/stack/inventory.ts';
import type { Stack } from '../../lib/core/stack/stack.ts';
import type { Question } from '../../lib/core/terminal/question.ts';
import { UserError } from '../../lib/core/text/errors.ts';

/** A field as far as it is described. */
export interface FieldDraft {
  /** '' where only the type of a field is described. */
  readonly name: string;
  readonly type?: FieldTypeName;
  /** What follows: the argument, and modifiers. */
  readonly parts: readonly string[];
}

/** What is asked about next. */
export type Stage =
  | 'command'
  | 'app'
  | 'newApp'
  | 'newModel'
  | 'fieldName'
  | 'fieldType'
  | 'fieldArgument'
  | 'fieldRules'
  | 'fieldDefault'
  | 'access'
  | 'views'
  | 'model'
  | 'field'
  | 'newName'
  | 'additions'
  | 'review'
  | 'done';

export interface Draft {
  readonly command: Command;
  readonly stage: Stage;
  readonly field?: FieldDraft | undefined;
  /** Whether it is about one model, even if that is in an app which is new. */
  readonly isForModel?: boolean;
}

/** What questions need to know. */
export interface Knowledge {
  readonly stack: Stack;
  readonly inventory: () => Inventory;
  /** Features and targets that are on. */
  readonly on: readonly string[];
  /** Commands that work in the project. */
  readonly commands: readonly CommandName[];
  /** What is wrong with a command, in the words of the command line. */
  readonly faultOf: (command: Command) => string | undefined;
}

export interface Asked {
  readonly question: Question;
  /** Whether the empty answer means something. */
  readonly isOptional?: boolean;
  /** @throws GoBack and UserError (130) for answers that say so */
  readonly after: (answer: string) => Draft;
}

export type Ask = (draft: Draft, knowledge: Knowledge) => Asked;

/** A field as it is written by hand. */
export function wordOf({ name, type, parts }: FieldDraft): string {
  const typed = type === undefined ? [] : [fieldType(type).short ?? type];
  return [name, ...typed, ...parts].filter(Boolean).join(':');
}

/** A command with one more word about its model: a field, or who may do what. */
export function withWord(command: Command, word: string): Command {
  if (command.command !== 'addApp') return { ...command, words: [...command.words, word] };
  const models = command.given.model ?? [];
  const model = [...models.slice(0, -1), `${models.at(-1)} ${word}`];
  return { ...command, given: { ...command.given, model } };
}

/** A command as it may become while its model is not whole: a model needs a field that a form can show. */
export const unfinished = (command: Command): Command =>
  command.command === 'addApp' || command.command === 'addModel'
    ? withWord(command, 'further_field')
    : command;

/** A command with the model that comes next, in the app that it names. */
export function withModel(command: Command, model: string): Command {
  const { words, given } = command;
  if (command.command !== 'addApp') return { ...command, words: [`${words[0]}.${model}`] };
  return { ...command, given: { ...given, model: [...(given.model ?? []), model] } };
}

/** The words of the model that is described: its name, then its fields. */
export const modelWords = ({ command, words, given }: Command): readonly string[] =>
  command === 'addApp' ? (given.model?.at(-1) ?? '').split(' ') : words;

/** The command as far as it is known, with the field that is being described. */
export const commandOf = ({ command, field }: Draft): Command =>
  field === undefined ? command : withWord(command, wordOf(field));

/** How a question checks an answer by the command that it leads to. */
export const checking =
  ({ faultOf }: Knowledge, commandWith: (answer: string) => Command) =>
  (answer: string): true | string =>
    faultOf(commandWith(answer))?.replace(wherever, '') ?? true;

/** Where in a command a fault is, which the question says itself: `blog.Post: word 1 "title": `. */
const wherever = /^\S+: (?:word \d+ "[^"]*": )?(?=\S)/;

/** A question with a list to choose from. @throws UserError when there is nothing in it */
export function fromList(
  draft: Draft,
  message: string,
  choices: NonNullable<Question['choices']>,
  after: Asked['after'],
): Asked {
  if (choices.length === 0)
    throw new UserError(`There is nothing to choose from here: ${usageLine(draft.command.command)}.`);
  return { question: { type: 'filter', name: 'chosen', message, choices }, after };
}

/** A choice that is called as it is written. */
export const named = (value: string) => ({ value, name: value });

/** A command with other words, and what is asked about then. */
export const withWords = (draft: Draft, stage: Stage, ...words: readonly string[]): Draft => ({
  ...draft,
  command: { ...draft.command, words },
  stage,
});
