// The commands: what each is called, what it takes and what it does.
import { type CommandName, commandNames } from '../core/options/command-names.ts';

export interface Command {
  /** The words it starts with; none for making a project. */
  readonly words: readonly string[];
  /** What follows them, as --help writes it. */
  readonly takes: string;
  readonly help: string;
}

export const commands: Readonly<Record<CommandName, Command>> = {
  project: {
    words: [],
    takes: '[directory]',
    help: 'Make a Django project in the Model-View-Template layout, ready to run',
  },
  addApp: {
    words: ['add', 'app'],
    takes: '<name>',
    help: 'Add an app to a Django project, registered and working at once',
  },
  addModel: {
    words: ['add', 'model'],
    takes: '<app.Model> <field>…',
    help: 'Add a model with its form, views, addresses, templates, admin and tests',
  },
  removeApp: {
    words: ['remove', 'app'],
    takes: '<name>',
    help: 'Take an app out again; files that you changed stay',
  },
  removeModel: {
    words: ['remove', 'model'],
    takes: '<app.Model>',
    help: 'Take a model out again; code that you changed stays',
  },
  removeDeploy: {
    words: ['remove', 'deploy'],
    takes: '[target…]',
    help: 'Take the files of deploy targets out again, of all when none is named',
  },
  addFeature: {
    words: ['add'],
    takes: '<feature>…',
    help: 'Add features to a project made by create-mvt-app; your edits are kept',
  },
  removeFeature: {
    words: ['remove'],
    takes: '<feature>…',
    help: 'Take features out again; your edits are kept',
  },
  deployCheck: {
    words: ['deploy', 'check'],
    takes: '',
    help: 'Check the files for servers with the programs that are on this machine',
  },
  deploy: {
    words: ['deploy'],
    takes: '<target>…',
    help: 'Add what a project needs to run somewhere; your edits are kept',
  },
  update: {
    words: ['update'],
    takes: '',
    help: 'Bring a project to the templates of this version, or to other answers',
  },
  status: {
    words: ['status'],
    takes: '',
    help: 'Show what is on, what you changed, and what an update would change',
  },
};

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
