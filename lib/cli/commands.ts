// The commands: what each is called, what it takes and what it does.

import { fieldTypeNames } from '../core/models/field-types.ts';
import { featureNames, featureOf } from '../stacks/django/features/index.ts';
import { targetNames, targetOf } from '../stacks/django/targets/index.ts';

export interface Command {
  /** The words it starts with; none for making a project. */
  readonly words: readonly string[];
  /** What follows them, as --help writes it. */
  readonly takes: string;
  readonly help: string;
  /** More for its own --help, one line each. */
  readonly notes: readonly string[];
}

const specNotes = [
  'A field is name:type[:argument][:word]…, such as title:char:200:unique, body:text, due:date:null,',
  'price:decimal:8,2, status:choice:draft,published:default=draft, author:fk:auth.User, tags:m2m:Tag.',
  ...typeLines(),
  'Words: null, blank, unique, index, default=…, choices=…, and for relations on_delete=… and related=….',
];

const featureNotes = [
  'The features:',
  ...featureNames.map((name) => `  ${name.padEnd(12)}${featureOf(name).title}: ${featureOf(name).hint}`),
  'What differs is merged into your files; the repository must have no changes that are not committed.',
];

const targetNotes = [
  'The targets:',
  ...targetNames.map((name) => `  ${name.padEnd(14)}${targetOf(name).title}: ${targetOf(name).hint}`),
  'What differs is merged into your files; the repository must have no changes that are not committed.',
];

/** The types of fields on lines of their own. */
function typeLines(): string[] {
  const names = fieldTypeNames.join(' ');
  return (`Types: ${names}.`.match(/.{1,96}(?: |$)/g) ?? []).map((line) => line.trimEnd());
}

export const commands = {
  project: {
    words: [],
    takes: '[directory]',
    help: 'Make a Django project in the Model-View-Template layout, ready to run',
    notes: [
      'Where the project goes: a new folder, or "." for this one.',
      'Whatever is not given is asked for; --yes takes the defaults instead.',
    ],
  },
  addApp: {
    words: ['add', 'app'],
    takes: '<name>',
    help: 'Add an app to a Django project, registered and working at once',
    notes: specNotes,
  },
  addModel: {
    words: ['add', 'model'],
    takes: '<app.Model> <field>…',
    help: 'Add a model with its form, views, addresses, templates, admin and tests',
    notes: specNotes,
  },
  removeApp: {
    words: ['remove', 'app'],
    takes: '<name>',
    help: 'Take an app out again; files that you changed stay',
    notes: [],
  },
  removeModel: {
    words: ['remove', 'model'],
    takes: '<app.Model>',
    help: 'Take a model out again; code that you changed stays',
    notes: [],
  },
  removeDeploy: {
    words: ['remove', 'deploy'],
    takes: '[target…]',
    help: 'Take the files of deploy targets out again, of all when none is named',
    notes: targetNotes,
  },
  addFeature: {
    words: ['add'],
    takes: '<feature>…',
    help: 'Add features to a project made by create-mvt-app; your edits are kept',
    notes: featureNotes,
  },
  removeFeature: {
    words: ['remove'],
    takes: '<feature>…',
    help: 'Take features out again; your edits are kept',
    notes: featureNotes,
  },
  deployCheck: {
    words: ['deploy', 'check'],
    takes: '',
    help: 'Check the files for servers with the programs that are on this machine',
    notes: ['Exit code 1 when one of them finds a fault; what is not on this machine is named.'],
  },
  deploy: {
    words: ['deploy'],
    takes: '<target>…',
    help: 'Add what a project needs to run somewhere; your edits are kept',
    notes: targetNotes,
  },
  update: {
    words: ['update'],
    takes: '',
    help: 'Bring a project to the templates of this version, or to other answers',
    notes: ['Options of the project change its answers, such as --database postgresql.'],
  },
  status: {
    words: ['status'],
    takes: '',
    help: 'Show what is on, what you changed, and what an update would change',
    notes: [],
  },
} as const satisfies Record<string, Command>;

export type CommandName = keyof typeof commands;

export const commandNames = Object.keys(commands) as CommandName[];

/** Commands that add apps and models to any Django project, and take them out again. */
export const changingCommands = ['addApp', 'addModel', 'removeApp', 'removeModel'] as const;
export type ChangingCommand = (typeof changingCommands)[number];

/** Commands that merge what a new blueprint makes into a project that an old one has made. */
export const mergingCommands = ['addFeature', 'removeFeature', 'deploy', 'removeDeploy', 'update'] as const;

/** Those of them that a project which was not made by this tool takes, too. */
export const deployCommands = ['deploy', 'removeDeploy'] as const;
export type DeployCommand = (typeof deployCommands)[number];

export type MergingCommand = (typeof mergingCommands)[number];

/** First words of commands: a directory of that name is written `./add`. */
export const commandWords: readonly string[] = [
  ...new Set(commandNames.flatMap((name) => commands[name].words.slice(0, 1))),
  'completion',
  'render',
];

/** `create-mvt-app add app`. */
export function commandLine(name: CommandName): string {
  return ['create-mvt-app', ...commands[name].words].join(' ');
}

/** The command that the words of a command line start with, or undefined. */
export function commandOf(words: readonly string[]): CommandName | undefined {
  const known = commandNames.filter((name) => name !== 'project');
  const named = known.find((name) => commands[name].words.every((word, index) => words[index] === word));
  if (named) return named;
  return words[0] !== undefined && commandWords.includes(words[0]) ? undefined : 'project';
}
