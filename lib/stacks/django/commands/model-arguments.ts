// The words after `add field`, `rename model` and the other commands that change models.
import type { StackTables } from '../../../core/additions/tables.ts';
import { accessSaid } from '../../../core/models/access.ts';
import type { Reference } from '../../../core/models/model.ts';
import type { ModelCommand } from '../../../core/options/command-names.ts';
import { usageLine } from '../../../core/options/command-usages.ts';
import { flagOf } from '../../../core/options/flags.ts';
import type { Command } from '../../../core/stack/command.ts';
import { UserError } from '../../../core/text/errors.ts';
import { printable } from '../../../core/text/printable.ts';
import { checkedName } from './arguments.ts';

/** Commands about one model. */
export type OneModelCommand = Exclude<ModelCommand, 'changeApp'>;

/** What a command is to do with a model. */
export interface Wish {
  readonly command: OneModelCommand;
  readonly target: Reference;
  /** The fields that are named with their model. */
  readonly fields: readonly string[];
  /** What follows: words of fields, a type, a new name. */
  readonly words: readonly string[];
  /** What is to come after `access=`. */
  readonly access: string | undefined;
  readonly after: string | undefined;
}

const namesFields = (command: OneModelCommand) =>
  command === 'removeField' || command === 'renameField' || command === 'changeField';

/** How many words follow the first one, at least and at most. */
const rest: Readonly<Record<OneModelCommand, readonly [least: number, most: number]>> = {
  addField: [1, Number.POSITIVE_INFINITY],
  removeField: [0, Number.POSITIVE_INFINITY],
  renameField: [1, 1],
  changeField: [1, 1],
  renameModel: [1, 1],
  changeModel: [0, 1],
};

/** @throws UserError for words that are missing, too many, or do not name what they have to */
export function wishIn(
  { words: given, given: { access, after } }: Command,
  command: OneModelCommand,
  stack: StackTables,
): Wish {
  const [first, ...words] = given.flatMap((word) => word.split(/\s+/).filter(Boolean));
  const usage = usageLine(command);
  if (first === undefined) throw new UserError(`The name is missing: ${usage}.`);
  const { target, field } = named(first, command, stack);
  const [least, most] = rest[command];
  if (words.length < least) throw new UserError(`Something is missing after ${printable(first)}: ${usage}.`);
  if (words.length > most) {
    throw new UserError(`Unexpected argument "${printable(words[most] ?? '')}": ${usage}.`);
  }
  const wish = { command, target, after, access, words, fields: field === undefined ? [] : [field] };
  if (command === 'removeField')
    return { ...wish, fields: [...wish.fields, ...words.map((word) => ofSame(word, wish, stack))] };
  return command === 'changeModel' ? { ...wish, access: accessIn(words[0], access) } : wish;
}

function named(word: string, command: OneModelCommand, stack: StackTables) {
  const [app = '', model = '', field, ...more] = word.split('.');
  const isComplete = app !== '' && model !== '' && more.length === 0 && field !== '';
  if (!isComplete || (field !== undefined) !== namesFields(command)) {
    const [what, form] = namesFields(command)
      ? ['a field of a model', 'app.Model.field, such as blog.Post.title']
      : ['a model of an app', 'app.Model, such as blog.Post'];
    throw new UserError(`"${printable(word)}" does not name ${what}: write ${form}.`);
  }
  return { target: { app: checkedName(app, stack), model }, field };
}

/** The field that a further word names. @throws UserError for one of another model */
function ofSame(
  word: string,
  { command, target }: Pick<Wish, 'command' | 'target'>,
  stack: StackTables,
): string {
  const other = named(word, command, stack);
  if (other.target.app === target.app && other.target.model === target.model) return other.field ?? '';
  throw new UserError(
    `${printable(word)} is of another model than ${target.app}.${target.model}: use one command for each.`,
  );
}

function accessIn(word: string | undefined, given: string | undefined): string {
  const said = word === undefined ? given : accessSaid(word);
  if (said !== undefined) return said;
  throw new UserError(
    `Say who may do what with the records: ${flagOf('access')} staff|members|owner|private, or access=owner:editor to name the owner.`,
  );
}
