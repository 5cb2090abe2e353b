// The commands: what each does, and which of them a command line names.
import { type CommandName, commandNames } from '../core/options/command-names.ts';
import { usages } from '../core/options/command-usages.ts';

/** What --help says of each, in one line. */
export const commandHelp: Readonly<Record<CommandName, string>> = {
  project: 'Create a Django project in the Model-View-Template layout, ready to run',
  addApp: 'Add an app to a Django project, registered and ready to use',
  addModel: 'Add a model with its form, views, URLs, templates, admin and tests',
  removeApp: 'Remove an app; files that you changed are kept',
  removeModel: 'Remove a model; code that you changed is kept',
  addField: 'Add fields to a model, everywhere in its app; your edits are kept',
  removeField: 'Remove fields of a model, after asking about their data',
  renameField: 'Rename a field; its data is kept',
  changeField: 'Change the type and the modifiers of a field; its data is kept',
  renameModel: 'Rename a model with its pages; its data is kept',
  changeModel: 'Change who may do what with the records of a model',
  changeApp: 'Write the views of an app as classes or as functions; your edits are kept',
  removeDeploy: 'Remove the files of deploy targets, or of all targets if none is named',
  addFeature: 'Add features to a project made by create-mvt-app; your edits are kept',
  removeFeature: 'Remove features; your edits are kept',
  deployCheck: 'Check deployment files with the validators that are installed',
  deploy: 'Prepare a project for a server or platform; your edits are kept',
  update: "Update a project to this version's templates, or change its answers",
  undo: 'Take back the last command, unless its files were changed or committed since',
  status: 'Show what is enabled, what you changed, and what an update would change',
  doctor: 'Show what this machine lacks, and how to get it',
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
