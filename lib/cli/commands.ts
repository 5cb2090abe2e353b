// The commands: what each does, and which of them a command line names.
import { type CommandName, commandNames } from '../core/options/command-names.ts';
import { usages } from '../core/options/commands.ts';

/** What --help says of each, in one line. */
export const commandHelp: Readonly<Record<CommandName, string>> = {
  project: 'Make a Django project in the Model-View-Template layout, ready to run',
  addApp: 'Add an app to a Django project, registered and working at once',
  addModel: 'Add a model with its form, views, addresses, templates, admin and tests',
  removeApp: 'Take an app out again; files that you changed stay',
  removeModel: 'Take a model out again; code that you changed stays',
  removeDeploy: 'Take the files of deploy targets out again, of all when none is named',
  addFeature: 'Add features to a project made by create-mvt-app; your edits are kept',
  removeFeature: 'Take features out again; your edits are kept',
  deployCheck: 'Check the files for servers with the programs that are on this machine',
  deploy: 'Add what a project needs to run somewhere; your edits are kept',
  update: 'Bring a project to the templates of this version, or to other answers',
  status: 'Show what is on, what you changed, and what an update would change',
};

/** First words of commands: a directory of that name is written `./add`. */
export const commandWords: readonly string[] = [
  ...new Set(commandNames.flatMap((name) => usages[name].words.slice(0, 1))),
  'completion',
  'render',
];

/** The command that the words of a command line start with, or undefined. */
export function commandOf(words: readonly string[]): CommandName | undefined {
  const known = commandNames.filter((name) => name !== 'project');
  const named = known.find((name) => usages[name].words.every((word, index) => words[index] === word));
  if (named) return named;
  return words[0] !== undefined && commandWords.includes(words[0]) ? undefined : 'project';
}
