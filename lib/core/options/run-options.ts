// Options about one call: they are kept nowhere.
import { adding, changing, checking, deploying, making, merging } from './command-groups.ts';
import type { Option } from './option.ts';

export const runOptions = {
  from: {
    scope: 'run',
    commands: making,
    kind: 'path',
    placeholder: 'file',
    help: 'Take the answers from a blueprint: a JSON file such as .mvt.json',
  },
  force: {
    scope: 'run',
    commands: merging,
    kind: 'switch',
    default: false,
    help: 'Go on although there are changes that are not committed, or no repository',
  },
  yes: { scope: 'run', kind: 'switch', default: false, help: 'Ask nothing and take the defaults' },
  dryRun: { scope: 'run', kind: 'switch', default: false, help: 'Show what would be made and write nothing' },
  onConflict: {
    scope: 'run',
    commands: [...making, ...adding, ...deploying],
    kind: 'choice',
    help: 'What to do with files that are already there',
    choices: [
      { value: 'ask', label: 'ask', hint: 'ask about each file that differs' },
      { value: 'keep', label: 'keep', hint: 'leave files that differ as they are' },
      { value: 'overwrite', label: 'overwrite', hint: 'replace files that differ' },
      { value: 'abort', label: 'abort', hint: 'stop before anything is written if a file differs' },
    ],
  },
  install: {
    scope: 'run',
    commands: [...making, ...adding, ...merging],
    kind: 'switch',
    default: true,
    help: 'Leave out the virtual environment, the packages and the migration',
  },
  git: {
    scope: 'run',
    commands: making,
    kind: 'switch',
    default: true,
    help: 'Leave out the git repository',
  },
  settings: {
    scope: 'run',
    commands: [...changing, ...deploying, ...checking],
    kind: 'text',
    placeholder: 'module',
    help: 'Settings module, when a project has several, such as config.settings.base',
  },
  python: {
    scope: 'run',
    commands: [...making, ...adding, ...merging, ...checking],
    kind: 'path',
    placeholder: 'path',
    help: 'Python to make the virtual environment with, or that of a project',
  },
  json: { scope: 'run', kind: 'switch', default: false, help: 'Print one JSON document and nothing else' },
  quiet: { scope: 'run', kind: 'switch', default: false, help: 'Print errors only' },
  color: { scope: 'run', kind: 'switch', default: true, help: 'Print without colours' },
  cwd: {
    scope: 'run',
    kind: 'path',
    placeholder: 'dir',
    help: 'Folder that relative paths start from',
  },
} as const satisfies Record<string, Option>;
