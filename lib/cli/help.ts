// --help, and the option reference of the README.
import {
  flagNames,
  flagOf,
  isOptionOf,
  type Option,
  type OptionName,
  options,
  printingFlags,
  shells,
  usageOf,
} from '../core/options/options.ts';
import { featureNames, featureOf } from '../stacks/django/features/index.ts';
import { targetNames, targetOf } from '../stacks/django/targets/index.ts';
import { type CommandName, commandLine, commandNames, commandOf, commands } from './commands.ts';

const sections = [
  { title: 'The project', scope: 'blueprint' },
  { title: 'Its features', scope: 'feature' },
  { title: 'Where it runs', scope: 'deploy' },
  { title: 'An app', scope: 'app' },
  { title: 'This run', scope: 'run' },
] as const;

const flagsOf = (scope: Option['scope']) => flagNames.filter((name) => options[name].scope === scope);

/** The default in words, or undefined when there is none to speak of. */
function defaultOf(name: OptionName): string | undefined {
  const option: Option = options[name];
  if (option.kind === 'switch') return undefined;
  if ('fromDirectory' in option) return 'from the directory';
  return 'default' in option ? option.default : undefined;
}

/**
 * The text that --help prints: all commands and options, or what one command takes.
 * @param words the words of the command line that are no flags
 */
export function helpText(words: readonly string[]): string {
  const named = commandOf(words);
  return named === undefined || named === 'project' ? overview() : commandHelp(named);
}

function overview(): string {
  const usages = commandNames.map((name): [string, string] => [usageLine(name), commands[name].help]);
  usages.push([`create-mvt-app completion ${shells.join('|')}`, 'Print a completion script']);
  return page([
    'Make Django projects in the Model-View-Template layout, and add apps, models and features to them.',
    '',
    'Usage:',
    ...columns(usages),
    '',
    ...commands.project.notes,
    ...optionLines(() => true),
    '',
    `More on one command: ${commandLine('addApp')} --help`,
    `What each feature brings: ${commandLine('addFeature')} --help`,
    `What each deploy target brings: ${commandLine('deploy')} --help`,
  ]);
}

function commandHelp(name: CommandName): string {
  return page([
    `${commands[name].help}.`,
    '',
    'Usage:',
    `  ${usageLine(name)} [options]`,
    ...(commands[name].notes.length > 0 ? ['', ...commands[name].notes] : []),
    ...optionLines((option) => isOptionOf(option, name)),
  ]);
}

const usageLine = (name: CommandName) => `${commandLine(name)} ${commands[name].takes}`;

const page = (lines: readonly string[]) =>
  [...lines, '', 'Exit codes: 0 done, 1 failed, 2 wrong usage or a missing answer, 130 cancelled.', ''].join(
    '\n',
  );

function optionLines(isShown: (name: OptionName) => boolean): string[] {
  const filled = sections
    .map(({ title, scope }) => ({
      title,
      rows: [...flagsOf(scope).filter(isShown).map(helpRow), ...(scope === 'run' ? fixedRows : [])],
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

function helpRow(name: OptionName): [string, string] {
  const preset = defaultOf(name);
  return [usageOf(name), options[name].help + (preset ? ` (default: ${preset})` : '')];
}

/** The features as a Markdown table, for the README. */
export function markdownFeatures(): string {
  const rows = featureNames.map((name) => {
    const { title, hint, needs = [] } = featureOf(name);
    return `| \`${name}\` | ${title}: ${hint}${needs.length > 0 ? ` (brings \`${needs.join('`, `')}\` along)` : ''} |`;
  });
  return ['| Feature | What it brings |', '|---|---|', ...rows].join('\n');
}

/** The deploy targets as a Markdown table, for the README. */
export function markdownTargets(): string {
  const rows = targetNames.map((name) => `| \`${name}\` | ${targetOf(name).title}: ${targetOf(name).hint} |`);
  return ['| Target | What it brings |', '|---|---|', ...rows].join('\n');
}

/** The options as Markdown tables, for the README. */
export function markdownReference(): string {
  return sections
    .map(({ title, scope }) => {
      const rows = flagsOf(scope).map((name) => {
        const option: Option = options[name];
        const choices = option.kind === 'choice' ? option.choices : [];
        const hints = choices.map(({ value, hint }) => `\`${value}\`: ${hint}`).join('; ');
        const usage = option.kind === 'choice' ? flagOf(name) : usageOf(name);
        const preset = defaultOf(name);
        return `| \`${usage}\` | ${option.help}${hints && ` (${hints})`} | ${preset ?? ''} |`;
      });
      return [`**${title}**`, '', '| Option | Meaning | Default |', '|---|---|---|', ...rows].join('\n');
    })
    .join('\n\n');
}
