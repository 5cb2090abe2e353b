// The words after `add app`, `add model` and their inverses.
import { optionNamed, type StackTables } from '../../../core/additions/tables.ts';
import type { CommandName } from '../../../core/options/command-names.ts';
import { usageLine } from '../../../core/options/command-usages.ts';
import { checkValue } from '../../../core/options/values.ts';
import type { Command } from '../../../core/stack/command.ts';
import { sentence, UserError } from '../../../core/text/errors.ts';
import { printable } from '../../../core/text/printable.ts';

/** The name of an app: the only word. @throws UserError */
export function appName({ command, words }: Command, stack: StackTables): string {
  const [name, extra] = words;
  if (name === undefined) throw missing(command);
  if (extra !== undefined) {
    const hint = command === 'addApp' ? ': put a model in quotes after --model' : '';
    throw new UserError(`Unexpected argument "${printable(extra)}"${hint}: ${usageLine(command)}.`);
  }
  return checkedName(name, stack);
}

/** The names of apps: all words. @throws UserError */
export function appNames({ command, words }: Command, stack: StackTables): string[] {
  if (words.length === 0) throw missing(command);
  return [...new Set(words.map((name) => checkedName(name, stack)))];
}

/** `blog.Post` and what follows it. @throws UserError */
export function modelName(
  { command, words }: Command,
  stack: StackTables,
): {
  app: string;
  model: string;
  fields: readonly string[];
} {
  // A specification may come as one quoted word, or as many.
  const [target, ...fields] = words.flatMap((word) => word.split(/\s+/).filter(Boolean));
  if (target === undefined) throw missing(command);
  const [app = '', model = '', ...more] = target.split('.');
  if (model === '' || app === '' || more.length > 0) {
    throw new UserError(
      `"${printable(target)}" does not name a model of an app: write app.Model, such as blog.Post.`,
    );
  }
  if (command === 'removeModel' && fields.length > 0) {
    throw new UserError(`Unexpected argument "${printable(fields[0] ?? '')}": ${usageLine(command)}.`);
  }
  return { app: checkedName(app, stack), model, fields };
}

const missing = (command: CommandName) => new UserError(`The name is missing: ${usageLine(command)}.`);

/** A name with `-` as `_`. @throws UserError */
export function checkedName(name: string, stack: StackTables): string {
  const checked = checkValue(optionNamed(stack, 'app'), name);
  if ('value' in checked) return String(checked.value);
  throw new UserError(sentence(`The app name ${printable(checked.fault)}`));
}
