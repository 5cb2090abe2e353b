// argv -> what was asked for, checked against the option table.
import { parseArgs } from 'node:util';
import { checkValue, readText } from '../core/blueprint/schema.ts';
import {
  flagNames,
  flagOf,
  isOptionOf,
  type Option,
  type OptionName,
  type OptionValues,
  options,
  printingFlags,
  usageOf,
} from '../core/options/options.ts';
import { sentence, UserError } from '../core/text/errors.ts';
import { printable } from '../core/text/printable.ts';
import { didYouMean } from '../core/text/suggest.ts';
import { type CommandName, commandLine, commandNames, commandOf, commands } from './commands.ts';

/** The options that were given, each with a good value. */
export type GivenOptions = Partial<OptionValues>;

const names = new Map(flagNames.map((name) => [flagOf(name).replace(/^--/, ''), name]));

const parserOptions = Object.fromEntries(
  [...names].map(([flag, name]) => [
    flag,
    { type: options[name].kind === 'switch' ? ('boolean' as const) : ('string' as const) },
  ]),
);

/** A command line that was read. */
export interface CommandLine {
  readonly command: CommandName;
  readonly given: GivenOptions;
  /** What follows the command's own words; for a project that is in `given.directory`. */
  readonly words: readonly string[];
}

/**
 * Reads a command line.
 * @throws UserError for an unknown command, flag or value, a missing value, a second directory, or flags that contradict.
 */
export function parseArguments(argv: readonly string[]): CommandLine {
  const { tokens } = parseArgs({
    args: [...argv],
    options: parserOptions,
    strict: false,
    tokens: true,
  });
  const plain = tokens.flatMap((token) => (token.kind === 'positional' ? [token.value] : []));
  const terminator = tokens.find(({ kind }) => kind === 'option-terminator')?.index ?? argv.length;
  const leading = tokens.flatMap((token) =>
    token.kind === 'positional' && token.index < terminator ? [token.value] : [],
  );
  const command = commandOf(leading);
  if (!command) throw unknownCommand(leading);
  const given: Record<string, unknown> = {};
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    const { name, value } = readFlag(token);
    if (!isOptionOf(name, command)) throw notOf(name, command);
    if (options[name].kind === 'list') given[name] = [...((given[name] as string[]) ?? []), value];
    else if (name in given && String(given[name]) !== String(value)) throw twice(name, given[name], value);
    else given[name] = value;
  }
  const words = plain.slice(commands[command].words.length);
  if (command === 'project' && words.length > 0) given.directory = oneDirectory(words);
  refuseContradictions(given as GivenOptions);
  return { command, given: given as GivenOptions, words: command === 'project' ? [] : words };
}

function oneDirectory([directory = '', second]: readonly string[]): string {
  if (second === undefined) return directory;
  throw new UserError(
    `"${printable(second)}" is one argument too many: the directory is "${printable(directory)}". Quote names that hold spaces.`,
  );
}

function unknownCommand([first = '', second]: readonly string[]): UserError {
  const known = commandNames.filter((name) => (commands[name].words as readonly string[])[0] === first);
  const usage = known.map((name) => `${commandLine(name)} ${commands[name].takes}`).join(', or ');
  const nouns = known.flatMap((name) => commands[name].words.slice(1));
  const hint = second === undefined ? '' : didYouMean(second, nouns);
  return new UserError(
    second === undefined
      ? `What to ${first} is missing: ${usage}.`
      : `"${printable(second)}" is nothing to ${first}${hint || `: ${usage}.`}`,
  );
}

const notOf = (name: OptionName, command: CommandName) =>
  new UserError(
    `${flagOf(name)} is no option of ${commandLine(command)}: see ${commandLine(command)} --help.`,
  );

type OptionToken = {
  rawName: string;
  name: string;
  value?: string | undefined;
  inlineValue?: boolean | undefined;
};

function readFlag(token: OptionToken): { name: OptionName; value: unknown } {
  const name = token.rawName.startsWith('--') ? names.get(token.name) : undefined;
  if (!name) {
    const known = [...flagNames.map(flagOf), ...printingFlags.map(({ flag }) => flag)];
    const opposite = known.find((flag) => flag === `--no-${token.name}`);
    const hint = opposite
      ? `: that is so already, and ${opposite} turns it off.`
      : didYouMean(token.rawName, known);
    throw new UserError(`Unknown option ${printable(token.rawName)}${hint || ': see --help.'}`);
  }
  const option: Option = options[name];
  if (option.kind === 'switch') {
    if (token.inlineValue)
      throw new UserError(`${token.rawName} takes no value: leave out "=${printable(token.value ?? '')}".`);
    return { name, value: !option.default };
  }
  if (token.value === undefined) {
    throw new UserError(`${token.rawName} needs a value: ${usageOf(name)}.`);
  }
  if (!token.inlineValue && /^-./.test(token.value)) {
    throw new UserError(
      `${token.rawName} needs a value, and "${printable(token.value)}" looks like an option: write ${token.rawName}=${printable(token.value)} if it is the value.`,
    );
  }
  const checked = checkValue(name, readText(name, token.value));
  if ('fault' in checked) throw new UserError(sentence(`${token.rawName}: ${printable(checked.fault)}`));
  return { name, value: option.kind === 'list' ? token.value : checked.value };
}

const twice = (name: OptionName, one: unknown, other: unknown) =>
  new UserError(
    `${flagOf(name)} is given twice, as ${printable(String(one))} and ${printable(String(other))}: give it once.`,
  );

const contradiction = (one: string, other: string) =>
  new UserError(`${one} and ${other} contradict each other: give one of them.`);

function refuseContradictions(given: GivenOptions): void {
  const ask = `${flagOf('onConflict')} ask`;
  if (given.onConflict === 'ask' && given.yes) throw contradiction(ask, flagOf('yes'));
  if (given.onConflict === 'ask' && given.json) throw contradiction(ask, flagOf('json'));
  if (given.install === false && given.python) throw contradiction(flagOf('install'), flagOf('python'));
  if (given.quiet && given.json) throw contradiction(flagOf('quiet'), flagOf('json'));
  if (given.quiet && given.dryRun) throw contradiction(flagOf('quiet'), flagOf('dryRun'));
}
