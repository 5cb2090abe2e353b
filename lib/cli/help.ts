// --help, and the option reference of the README.
import {
  flagNames,
  flagOf,
  type Option,
  type OptionName,
  options,
  printingFlags,
  shells,
  usageOf,
} from '../blueprint/options.ts';

const sections = [
  { title: 'The project', scope: 'blueprint' },
  { title: 'This run', scope: 'run' },
] as const;

const flagsOf = (scope: Option['scope']) => flagNames.filter((name) => options[name].scope === scope);

/** The default in words, or undefined when there is none to speak of. */
function defaultOf(name: OptionName): string | undefined {
  const option: Option = options[name];
  if (option.kind === 'switch') return undefined;
  if ('fromDirectory' in option) return 'from the directory';
  return option.default;
}

/** The text that --help prints. */
export function helpText(): string {
  const rows = sections.map(({ title, scope }) => ({
    title,
    rows: [...flagsOf(scope).map(helpRow), ...(scope === 'run' ? fixedRows : [])],
  }));
  const width = Math.max(...rows.flatMap((section) => section.rows.map(([usage]) => usage.length)));
  return [
    'Make a Django project in the Model-View-Template layout, ready to run.',
    '',
    'Usage:',
    '  create-mvt-app [directory] [options]',
    `  create-mvt-app completion ${shells.join('|')}`,
    '',
    `${options.directory.help}.`,
    'Whatever is not given is asked for; --yes takes the defaults instead.',
    ...rows.flatMap(({ title, rows }) => [
      '',
      `${title}:`,
      ...rows.map(([usage, help]) => `  ${usage.padEnd(width)}  ${help}`),
    ]),
    '',
    'Exit codes: 0 done, 1 failed, 2 wrong usage or a missing answer, 130 cancelled.',
    '',
  ].join('\n');
}

const fixedRows = printingFlags.map(({ flag, help }): [string, string] => [flag, help]);

function helpRow(name: OptionName): [string, string] {
  const preset = defaultOf(name);
  return [usageOf(name), options[name].help + (preset ? ` (default: ${preset})` : '')];
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
