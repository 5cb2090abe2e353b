// The words after `add app`, `add model` and their inverses.

import { commandLine, commands } from '../../lib/cli/commands.ts';
import { optionNamed } from '../../lib/core/additions/tables.ts';
import type { CommandName } from '../../lib/core/options/command-names.ts';
import { checkValue } from '../../lib/core/options/values.ts';
import type { Stack } from '../../lib/core/stack/stack.ts';
import { sentence, UserError } from '../../lib/core/text/errors.ts';
import { printable } from '../../lib/core/text/printable.ts';
import type { Context } from '../context.ts';

/** The name of an app: the only word. @throws UserError */
export function appName({ command, words, stack }: Context): string {
  const [name, extra] = words;
  if (name === undefined) throw missing(command);
  if (extra !== undefined) {
    const hint = command === 'addApp' ? ': a model goes into quotes after --model' : '';
    throw new UserError(`"${printable(extra)}" is one argument too many${hint}: ${usageOf(command)}.`);
  }
  return checkedName(name, stack);
}

/** `blog.Post` and what follows it. @throws UserError */
export function modelName({ command, words, stack }: Context): {
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
      `"${printable(target)}" names no model of an app: write app.Model, such as blog.Post.`,
    );
  }
  if (command === 'removeModel' && fields.length > 0) {
    throw new UserError(`"${printable(fields[0] ?? '')}" is one argument too many: ${usageOf(command)}.`);
  }
  return { app: checkedName(app, stack), model, fields };
}

const usageOf = (command: CommandName) => `${commandLine(command)} ${commands[command].takes}`;

const missing = (command: CommandName) => new UserError(`The name is missing: ${usageOf(command)}.`);

/** A name with `-` as `_`. @throws UserError */
function checkedName(name: string, stack: Stack): string {
  const checked = checkValue(optionNamed(stack, 'app'), name);
  if ('value' in checked) return String(checked.value);
  throw new UserError(sentence(`The app name ${printable(checked.fault)}`));
}
