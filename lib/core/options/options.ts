// The one table of options: prompts, flags, help, types, JSON Schema, completion and the README come from it.
import type { CommandName } from '../../cli/commands.ts';
import { featureNames, featureOf, featureOptions, presets } from '../../stacks/django/features/index.ts';
import { targetNames, targetOf, targetOptions } from '../../stacks/django/targets/index.ts';
import { adding, answering, making } from './command-groups.ts';
import type { ChoiceOption, ListOption, Option, SetOption, SwitchOption } from './option.ts';

import { runOptions } from './run-options.ts';

export type { Option } from './option.ts';

/** `my-shop` -> `My shop`. */
export function titleFrom(directoryName: string): string {
  const words = directoryName.replace(/[-_.\s]+/g, ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** `My-Shop` -> `my_shop`: what Python can import, in the lower case of https://peps.python.org/pep-0008/ */
export function packageFrom(directoryName: string): string {
  return directoryName.replaceAll('-', '_').toLowerCase();
}

export const options = {
  directory: {
    scope: 'run',
    commands: making,
    kind: 'path',
    placeholder: 'directory',
    positional: true,
    help: 'Where the project goes: a new folder, or "." for this one',
    question: 'Which folder should it go into?',
    default: 'my-site',
  },
  title: {
    scope: 'blueprint',
    commands: answering,
    kind: 'text',
    placeholder: 'text',
    filled: true,
    help: 'Name of the site, shown on its pages',
    question: 'What is the site called?',
    fromDirectory: titleFrom,
  },
  description: {
    scope: 'blueprint',
    commands: answering,
    kind: 'text',
    placeholder: 'text',
    help: 'One sentence about the site',
    default: 'A new site, made with Django.',
  },
  package: {
    scope: 'blueprint',
    commands: making,
    kind: 'name',
    placeholder: 'name',
    help: 'Python package with settings.py and urls.py',
    fromDirectory: packageFrom,
  },
  django: {
    scope: 'blueprint',
    commands: answering,
    kind: 'choice',
    help: 'Version of Django',
    question: 'Which Django?',
    choices: [
      { value: '5.2', label: 'Django 5.2 LTS', hint: 'fixes until April 2028, Python 3.10 or newer' },
      { value: '6.1', label: 'Django 6.1', hint: 'the newest, Python 3.12 or newer' },
    ],
    default: '5.2',
  },
  database: {
    scope: 'blueprint',
    commands: answering,
    kind: 'choice',
    help: 'Database of the project',
    question: 'Which database?',
    choices: [
      { value: 'sqlite', label: 'SQLite', hint: 'a file, nothing to set up' },
      { value: 'postgresql', label: 'PostgreSQL', hint: 'needs a running server' },
    ],
    default: 'sqlite',
  },
  app: {
    scope: 'blueprint',
    commands: making,
    kind: 'name',
    placeholder: 'name',
    help: 'Name of the first app',
    question: 'What should the first app be called?',
    default: 'pages',
  },
  features: {
    scope: 'feature',
    commands: making,
    kind: 'set',
    help: `Features: ${featureNames.join(',')}`,
    question: 'Which features? Others can be added at any time.',
    choices: featureNames.map((value) => ({
      value,
      label: featureOf(value).title,
      hint: featureOf(value).hint,
    })),
  },
  preset: {
    scope: 'run',
    commands: making,
    kind: 'choice',
    help: 'A set of features to start from',
    choices: [
      { value: 'minimal', label: 'minimal', hint: 'the documented layout and no feature' },
      { value: 'standard', label: 'standard', hint: presets.standard.join(', ') },
      { value: 'production', label: 'production', hint: presets.production.join(', ') },
    ],
  },
  ...featureOptions,
  deploy: {
    scope: 'deploy',
    commands: making,
    kind: 'set',
    help: `Where it will run: ${targetNames.join(',')}`,
    choices: targetNames.map((value) => ({
      value,
      label: targetOf(value).title,
      hint: targetOf(value).hint,
    })),
  },
  ...targetOptions,
  model: {
    scope: 'app',
    commands: ['addApp'],
    kind: 'list',
    placeholder: 'spec',
    help: 'A model of the app, such as "Post title:char:200 body:text"; once for each',
  },
  views: {
    scope: 'app',
    commands: adding,
    kind: 'choice',
    help: 'How views are written',
    choices: [
      { value: 'class', label: 'classes', hint: "Django's generic views" },
      { value: 'function', label: 'functions', hint: 'one function for each page' },
    ],
    default: 'class',
  },
  path: {
    scope: 'app',
    commands: ['addApp'],
    kind: 'text',
    placeholder: 'prefix',
    help: "Where the app's addresses start (default: its name)",
  },
  ...runOptions,
} as const satisfies Record<string, Option>;

type Table = typeof options;
export type OptionName = keyof Table;

type Value<Definition extends Option> = Definition extends SetOption
  ? readonly Definition['choices'][number]['value'][]
  : Definition extends ChoiceOption
    ? Definition['choices'][number]['value']
    : Definition extends SwitchOption
      ? boolean
      : Definition extends ListOption
        ? readonly string[]
        : string;

/** Every option with its value. */
export type OptionValues = { [Name in OptionName]: Value<Table[Name]> };

export type BlueprintOptionName = {
  [Name in OptionName]: Table[Name]['scope'] extends 'blueprint' ? Name : never;
}[OptionName];

/** What features and deploy targets bring to a blueprint: which are on, and the answers that only they ask for. */
export type FeatureOptionName = {
  [Name in OptionName]: Table[Name]['scope'] extends 'feature' | 'deploy' ? Name : never;
}[OptionName];

export const optionNames = Object.keys(options) as OptionName[];

/** Options that are given as flags: all but the directory. */
export const flagNames = optionNames.filter((name) => !('positional' in options[name]));

/** True when a command knows an option. */
export function isOptionOf(name: OptionName, command: CommandName): boolean {
  const { commands, scope }: Option = options[name];
  if (!commands && scope === 'feature') return ['project', 'addFeature', 'update'].includes(command);
  if (!commands && scope === 'deploy') return ['project', 'deploy', 'update'].includes(command);
  return commands?.includes(command) ?? true;
}

/** Flags that print something and do nothing else. */
export const printingFlags = [
  { flag: '--help', help: 'Print this help' },
  { flag: '--version', help: 'Print the version' },
] as const;

/** Shells that there is completion for. */
export const shells = ['bash', 'zsh', 'fish'] as const;

export const blueprintOptionNames = optionNames.filter(
  (name): name is BlueprintOptionName => options[name].scope === 'blueprint',
);

export const featureOptionNames = optionNames.filter((name): name is FeatureOptionName =>
  ['feature', 'deploy'].includes(options[name].scope),
);

/** `dryRun` -> `--dry-run`, `install` -> `--no-install`, `directory` -> `directory`. */
export function flagOf(name: OptionName): string {
  const option: Option = options[name];
  const words = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  if (option.kind === 'switch') return option.default ? `--no-${words}` : `--${words}`;
  return 'positional' in option ? words : `--${words}`;
}

/** A flag with its placeholder or choices: `--django 5.2|6.1`. */
export function usageOf(name: OptionName): string {
  const option: Option = options[name];
  if (option.kind === 'switch') return flagOf(name);
  const value =
    option.kind === 'choice'
      ? option.choices.map((choice) => choice.value).join('|')
      : option.kind === 'set'
        ? '<list>'
        : `<${option.placeholder}>`;
  return `${flagOf(name)} ${value}`;
}

/** How a value is called in questions: `sqlite` is SQLite. */
export function labelOf(name: OptionName, value: string | readonly string[]): string {
  const option: Option = options[name];
  const values = typeof value === 'string' ? [value] : value;
  const choices = option.kind === 'choice' || option.kind === 'set' ? option.choices : [];
  return values.map((each) => choices.find((choice) => choice.value === each)?.label ?? each).join(', ');
}
