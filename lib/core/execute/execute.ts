// The whole tool as a function: the files of a project and a command -> what changes. It asks nothing and writes nothing.
import type { Files } from '../files/files.ts';
import { NotRun } from '../merge/renderings.ts';
import { mergeLines } from '../merge/three-way.ts';
import type { CommandName } from '../options/command-names.ts';
import { commandLine } from '../options/command-usages.ts';
import type { Executed, FileChange } from '../stack/change.ts';
import type { Command } from '../stack/command.ts';
import type { Outside, Stack } from '../stack/stack.ts';
import { UserError } from '../text/errors.ts';
import { executeMerge } from './execute-merge.ts';
import { executeProject } from './execute-project.ts';
import { isOurs } from './is-ours.ts';
import { withOwnLineEndings } from './line-endings.ts';

/** Only the files: what would need another program is done in memory, or refused. */
export const nothingOutside: Outside = {
  mergeText: async (_path, versions) => mergeLines(versions),
  renderedBy: async (version) => {
    throw new NotRun(
      `The project follows create-mvt-app ${version}, whose templates are needed to see what its owner changed, but they are not available here.`,
      1,
    );
  },
  installedModules: () => new Set(),
  installedVersion: () => undefined,
  environment: {},
};

/**
 * Carries out a command in memory.
 * @param files the project as it is; for a new one the folder that it goes into
 * @param command as it was read, with answers to everything that could be asked
 * @param outside what the command needs besides the files
 * @throws UserError for everything that is wrong with the command or the project, Undecided when something is in the way
 */
export async function execute(
  files: Files,
  command: Command,
  stack: Stack,
  outside: Partial<Outside> = {},
): Promise<Executed> {
  const executed = await carriedOut(files, command, stack, { ...nothingOutside, ...outside });
  const changes = withOwnLineEndings(executed.changes, files);
  // A new project lists all of its files, those that are there already among them.
  const isListed = ({ before, after }: FileChange) => command.command === 'project' || before !== after;
  return { ...executed, changes: changes.filter(isListed) };
}

async function carriedOut(files: Files, command: Command, stack: Stack, whole: Outside): Promise<Executed> {
  switch (command.command) {
    case 'project':
      return executeProject(files, command, stack, whole);
    case 'addApp':
    case 'addModel':
    case 'removeApp':
    case 'removeModel':
      return stack.apps[command.command](files, command, stack, whole);
    case 'deploy':
    case 'removeDeploy':
      return isOurs(files, stack)
        ? executeMerge(files, command, stack, whole)
        : stack.foreign[command.command](files, command, stack, whole);
    case 'addFeature':
    case 'removeFeature':
    case 'update':
    case 'addField':
    case 'removeField':
    case 'renameField':
    case 'changeField':
    case 'renameModel':
    case 'changeModel':
    case 'changeApp':
      return executeMerge(files, command, stack, whole);
    default:
      throw changesNothing(command.command);
  }
}

const changesNothing = (command: CommandName) =>
  new UserError(`${commandLine(command)} does not change anything, so there is nothing to execute.`);
