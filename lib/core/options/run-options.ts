// Options about one call: they are kept nowhere. A stack may word them for its own projects, and adds some of its own.
import { adding, deployCommands, making, mergingCommands } from './command-names.ts';
import type { OptionTable, OptionValues } from './option.ts';

/** Asked before everything else. */
export const directoryOption = {
  directory: {
    scope: 'run',
    commands: making,
    kind: 'path',
    placeholder: 'directory',
    positional: true,
    help: 'Where to create the project: a new folder, or "." for the current one',
    question: 'Which folder should it go into?',
    default: 'my-site',
  },
} as const satisfies OptionTable;

export const runOptions = {
  from: {
    scope: 'run',
    commands: making,
    kind: 'path',
    placeholder: 'file',
    help: 'Read the answers from a blueprint: a JSON file such as .mvt.json',
  },
  force: {
    scope: 'run',
    commands: mergingCommands,
    kind: 'switch',
    default: false,
    help: 'Continue despite uncommitted changes or a missing repository',
  },
  yes: { scope: 'run', kind: 'switch', default: false, help: 'Ask no questions and use the defaults' },
  after: {
    scope: 'run',
    commands: ['addField'],
    kind: 'text',
    placeholder: 'field',
    help: 'Put new fields after this one instead of last',
  },
  dryRun: {
    scope: 'run',
    kind: 'switch',
    default: false,
    help: 'Show what would change without writing anything',
  },
  onConflict: {
    scope: 'run',
    commands: [...making, ...adding, ...deployCommands],
    kind: 'choice',
    help: 'What to do with files that already exist',
    choices: [
      { value: 'ask', label: 'ask', hint: 'ask about each file that differs' },
      { value: 'keep', label: 'keep', hint: 'leave files that differ as they are' },
      { value: 'overwrite', label: 'overwrite', hint: 'replace files that differ' },
      { value: 'abort', label: 'abort', hint: 'stop before anything is written if a file differs' },
    ],
  },
  install: {
    scope: 'run',
    commands: [...making, ...adding, ...mergingCommands],
    kind: 'switch',
    default: true,
    help: 'Skip the packages and the migration',
  },
  git: {
    scope: 'run',
    commands: making,
    kind: 'switch',
    default: true,
    help: 'Skip the git repository',
  },
} as const satisfies OptionTable;

/** What a run prints, and where it starts. */
export const outputOptions = {
  json: { scope: 'run', kind: 'switch', default: false, help: 'Print one JSON document and nothing else' },
  quiet: { scope: 'run', kind: 'switch', default: false, help: 'Print only errors' },
  color: { scope: 'run', kind: 'switch', default: true, help: 'Print without colours' },
  cwd: {
    scope: 'run',
    kind: 'path',
    placeholder: 'dir',
    help: 'Folder that relative paths are based on',
  },
} as const satisfies OptionTable;

type RunTable = typeof directoryOption & typeof runOptions & typeof outputOptions;

/** The values of options that every stack has. */
export type RunValues = Partial<OptionValues<RunTable>>;

/** Flags that print something and do nothing else. */
export const printingFlags = [
  { flag: '--help', help: 'Print this help' },
  { flag: '--version', help: 'Print the version' },
] as const;

/** Shells that there is completion for. */
export const shells = ['bash', 'zsh', 'fish'] as const;
