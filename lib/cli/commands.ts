// The commands: what each is called, what it takes and what it does.
import { fieldTypeNames } from '../model-spec/field-types.ts';

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
} as const satisfies Record<string, Command>;

export type CommandName = keyof typeof commands;

export const commandNames = Object.keys(commands) as CommandName[];

/** Commands that change a project that is there. */
export const changingCommands = ['addApp', 'addModel', 'removeApp', 'removeModel'] as const;

/** First words of commands: a directory of that name is written `./add`. */
export const commandWords: readonly string[] = [
  ...new Set(commandNames.flatMap((name) => commands[name].words.slice(0, 1))),
  'completion',
];

/** `create-mvt-app add app`. */
export function commandLine(name: CommandName): string {
  return ['create-mvt-app', ...commands[name].words].join(' ');
}

/** The command that the words of a command line start with, or undefined. */
export function commandOf(words: readonly string[]): CommandName | undefined {
  const changing = changingCommands.find((name) =>
    commands[name].words.every((word, index) => words[index] === word),
  );
  if (changing) return changing;
  return words[0] !== undefined && commandWords.includes(words[0]) ? undefined : 'project';
}
