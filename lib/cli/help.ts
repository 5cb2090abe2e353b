// --help, and the option reference of the README.
import type { Addition } from '../core/additions/addition.ts';
import { isOptionOf, optionNamed, type StackTables } from '../core/additions/tables.ts';
import { type CommandName, commandNames } from '../core/options/command-names.ts';
import { commandLine, usageLine } from '../core/options/command-usages.ts';
import { flagOf, usageOf } from '../core/options/flags.ts';
import type { Option } from '../core/options/option.ts';
import { printingFlags, shells } from '../core/options/run-options.ts';
import { flagNames } from './arguments.ts';
import { commandHelp } from './command-help.ts';
import { examples } from './examples.ts';
import { notesOn } from './notes.ts';

const sections = [
  { title: 'Project options', scope: 'blueprint' },
  { title: 'Feature options', scope: 'feature' },
  { title: 'Deployment options', scope: 'deploy' },
  { title: 'App options', scope: 'app' },
  { title: 'General options', scope: 'run' },
] as const;

const flagsOf = (scope: Option['scope'], tables: StackTables) =>
  flagNames(tables).filter((name) => optionNamed(tables, name).scope === scope);

/** The default in words, or undefined when there is none to speak of. */
function defaultOf(option: Option): string | undefined {
  if (option.kind === 'switch') return undefined;
  if ('fromDirectory' in option) return 'from the directory name';
  return 'default' in option ? option.default : undefined;
}

/** The first screen of --help, which fits a terminal of 80 by 24: every command by an example. */
export function overviewText(): string {
  const rows = commandNames.map((name): [string, string] => [examples[name].words, examples[name].does]);
  return [
    'Usage: npx create-mvt-app … or uvx create-mvt-app …, each with --help:',
    ...columns([...rows, ['completion bash', `completes words in ${shells.join(', ')}`]]),
    '',
  ].join('\n');
}

/** The text that --help prints on a command. */
export function helpText(name: CommandName, tables: StackTables): string {
  const notes = notesOn(name, tables);
  const { words, relatives } = examples[name];
  return [
    `${commandHelp[name]}.`,
    '',
    'Usage:',
    `  ${usageLine(name)} [options]`,
    '',
    'For example:',
    `  create-mvt-app ${words}`,
    ...(notes.length > 0 ? ['', ...notes] : []),
    ...optionLines(tables, (option) => isOptionOf(option, name)),
    '',
    `See also: ${relatives.map((each) => `${commandLine(each)} --help`).join(', ')}`,
    'Exit codes: 0 success, 1 failure, 2 usage error or missing answer, 70 a bug in create-mvt-app, 130 cancelled.',
    '',
  ].join('\n');
}

function optionLines(tables: StackTables, isShown: (option: Option) => boolean): string[] {
  const filled = sections
    .map(({ title, scope }) => ({
      title,
      rows: [
        ...flagsOf(scope, tables)
          .map((name) => [name, optionNamed(tables, name)] as const)
          .filter(([, option]) => isShown(option))
          .map(([name, option]) => helpRow(name, option)),
        ...(scope === 'run' ? fixedRows : []),
      ],
    }))
    .filter(({ rows }) => rows.length > 0);
  const width = Math.max(...filled.flatMap(({ rows }) => rows.map(([usage]) => usage.length)));
  return filled.flatMap(({ title, rows }) => ['', `${title}:`, ...columns(rows, width)]);
}

function columns(
  rows: readonly [string, string][],
  width = Math.max(...rows.map(([one]) => one.length)),
): string[] {
  return rows.map(([one, other]) => `  ${one.padEnd(width)}  ${other}`);
}

const fixedRows = printingFlags.map(({ flag, help }): [string, string] => [flag, help]);

function helpRow(name: string, option: Option): [string, string] {
  const preset = defaultOf(option);
  return [usageOf(name, option), option.help + (preset ? ` (default: ${preset})` : '')];
}

/** The features or targets of a table as a Markdown table, for the README. */
export function markdownAdditions(title: string, additions: readonly Addition[]): string {
  const rows = additions.map(({ name, title, hint, needs = [] }) => {
    const along = needs.length > 0 ? ` (also adds \`${needs.join('`, `')}\`)` : '';
    return `| \`${name}\` | ${title}: ${hint}${along} |`;
  });
  return [`| ${title} | What it adds |`, '|---|---|', ...rows].join('\n');
}

/** The options as Markdown tables, for the README. */
export function markdownReference(tables: StackTables): string {
  return sections
    .map(({ title, scope }) => {
      const rows = flagsOf(scope, tables).map((name) => {
        const option = optionNamed(tables, name);
        const choices = option.kind === 'choice' ? option.choices : [];
        const hints = choices.map(({ value, hint }) => `\`${value}\`: ${hint}`).join('; ');
        const usage = option.kind === 'choice' ? flagOf(name, option) : usageOf(name, option);
        const preset = defaultOf(option);
        return `| \`${usage}\` | ${option.help}${hints && ` (${hints})`} | ${preset ?? ''} |`;
      });
      return [`**${title}**`, '', '| Option | Meaning | Default |', '|---|---|---|', ...rows].join('\n');
    })
    .join('\n\n');
}
