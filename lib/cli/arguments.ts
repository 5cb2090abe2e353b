// argv -> what was asked for, checked against the options of a stack.
import {
  isOptionOf,
  optionNamed,
  optionNames,
  optionsOf,
  type StackTables,
} from '../core/additions/tables.ts';
import { type CommandName, commandNames } from '../core/options/command-names.ts';
import { commandLine, usageLine, usages } from '../core/options/command-usages.ts';
import { flagOf, usageOf } from '../core/options/flags.ts';
import { printingFlags, runOptions } from '../core/options/run-options.ts';
import { checkNewValue, readText } from '../core/options/values.ts';
import type { Command, GivenOptions } from '../core/stack/command.ts';
import { sentence, UserError } from '../core/text/errors.ts';
import { printable } from '../core/text/printable.ts';
import { didYouMean } from '../core/text/suggest.ts';
import { commandOf } from './command-help.ts';
import { refuseMistyped } from './mistyped.ts';
import { type Flag, tokensOf } from './tokens.ts';

/** Options that are given as flags: all but the directory. */
export const flagNames = (tables: StackTables) =>
  optionNames(tables).filter((name) => !('positional' in optionNamed(tables, name)));

/**
 * Reads a command line.
 * @throws UserError for an unknown command, flag or value, a missing value, a second directory, or flags that contradict.
 */
export function parseArguments(argv: readonly string[], tables: StackTables): Command {
  const names = new Map(flagNames(tables).map((name) => [flagIn(tables, name).replace(/^--/, ''), name]));
  const takesValue = (flag: string) => {
    const name = names.get(flag);
    return name !== undefined && optionNamed(tables, name).kind !== 'switch';
  };
  const { flags, words: plain, leading } = tokensOf(argv, takesValue);
  const command = commandOf(leading);
  if (!command) throw unknownCommand(leading);
  if (command === 'project' && leading[0] !== undefined) refuseMistyped(leading[0]);
  const given: Record<string, unknown> = {};
  for (const flag of flags) {
    const { name, value } = readFlag(flag, names.get(flag.name), tables);
    const option = optionNamed(tables, name);
    if (!isOptionOf(option, command)) throw notOf(flagOf(name, option), command);
    if (option.kind === 'list') given[name] = [...((given[name] as string[]) ?? []), value];
    else if (name in given && String(given[name]) !== String(value))
      throw twice(flagOf(name, option), given[name], value);
    else given[name] = value;
  }
  const words = plain.slice(usages[command].words.length);
  if (command === 'project' && words.length > 0) given.directory = oneDirectory(words);
  refuseContradictions(given as GivenOptions);
  return { command, given: given as GivenOptions, words: command === 'project' ? [] : words };
}

function oneDirectory([directory = '', second]: readonly string[]): string {
  if (second === undefined) return directory;
  throw new UserError(
    `Unexpected argument "${printable(second)}": the directory is already "${printable(directory)}". Quote names that contain spaces.`,
  );
}

function unknownCommand([first = '', second]: readonly string[]): UserError {
  const known = commandNames.filter((name) => usages[name].words[0] === first);
  const usage = known.map(usageLine).join(', or ');
  const nouns = known.flatMap((name) => usages[name].words.slice(1));
  const hint = second === undefined ? '' : didYouMean(second, nouns);
  return new UserError(
    second === undefined
      ? `Specify what to ${first}: ${usage}.`
      : `Unknown argument "${printable(second)}" of ${first}${hint || `: ${usage}.`}`,
  );
}

const flagIn = (tables: StackTables, name: string) => flagOf(name, optionsOf(tables)[name]);

const notOf = (flag: string, command: CommandName) =>
  new UserError(`${flag} is not an option of ${commandLine(command)}: see ${commandLine(command)} --help.`);

function readFlag(
  token: Flag,
  known: string | undefined,
  tables: StackTables,
): { name: string; value: unknown } {
  const name = token.rawName.startsWith('--') ? known : undefined;
  if (!name) {
    const known = [
      ...flagNames(tables).map((each) => flagIn(tables, each)),
      ...printingFlags.map(({ flag }) => flag),
    ];
    const opposite = known.find((flag) => flag === `--no-${token.name}`);
    const hint = opposite
      ? `: it is on by default, and ${opposite} turns it off.`
      : didYouMean(token.rawName, known);
    throw new UserError(`Unknown option ${printable(token.rawName)}${hint || ': see --help.'}`);
  }
  const option = optionNamed(tables, name);
  if (option.kind === 'switch') {
    if (token.inlineValue)
      throw new UserError(
        `${token.rawName} does not take a value: remove "=${printable(token.value ?? '')}".`,
      );
    return { name, value: !option.default };
  }
  if (token.value === undefined) {
    throw new UserError(`${token.rawName} needs a value: ${usageOf(name, option)}.`);
  }
  if (!token.inlineValue && /^-./.test(token.value)) {
    throw new UserError(
      `${token.rawName} needs a value, but "${printable(token.value)}" looks like an option: write ${token.rawName}=${printable(token.value)} if that is the value.`,
    );
  }
  const checked = checkNewValue(option, readText(option, token.value));
  if ('fault' in checked) throw new UserError(sentence(`${token.rawName}: ${printable(checked.fault)}`));
  return { name, value: option.kind === 'list' ? token.value : checked.value };
}

const twice = (flag: string, one: unknown, other: unknown) =>
  new UserError(
    `${flag} is given twice, as ${printable(String(one))} and ${printable(String(other))}: give it only once.`,
  );

const contradiction = (one: string, other: string) =>
  new UserError(`${one} and ${other} cannot be used together: choose one.`);

function refuseContradictions(given: GivenOptions): void {
  const ask = `${flagOf('onConflict')} ask`;
  if (given.onConflict === 'ask' && given.yes) throw contradiction(ask, flagOf('yes'));
  if (given.onConflict === 'ask' && given.json) throw contradiction(ask, flagOf('json'));
  if (given.install === false && given.python)
    throw contradiction(flagOf('install', runOptions.install), flagOf('python'));
  if (given.quiet && given.json) throw contradiction(flagOf('quiet'), flagOf('json'));
  if (given.quiet && given.dryRun) throw contradiction(flagOf('quiet'), flagOf('dryRun'));
}
