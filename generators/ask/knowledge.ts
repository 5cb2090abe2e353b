// What the questions about a command need to know of the project, and which of them has to be put first.
import { recordIn } from '../../lib/core/blueprint/record-text.ts';
import { faultOf } from '../../lib/core/execute/fault-of.ts';
import { isOurs } from '../../lib/core/execute/is-ours.ts';
import type { Files } from '../../lib/core/files/files.ts';
import {
  type CommandName,
  changingCommands,
  checking,
  commandNames,
  deployCommands,
} from '../../lib/core/options/command-names.ts';
import type { Command } from '../../lib/core/stack/command.ts';
import type { Inventory } from '../../lib/core/stack/inventory.ts';
import type { Outside, Stack } from '../../lib/core/stack/stack.ts';
import { firstStages } from './command-questions.ts';
import type { Knowledge, Stage } from './draft.ts';

/** Commands that also work in a project which this tool did not make. */
const anywhere: readonly CommandName[] = [
  'project',
  ...changingCommands,
  ...deployCommands,
  'undo',
  ...checking,
];

export function knowledgeOf(command: Command, files: Files, stack: Stack, outside: Outside): Knowledge {
  const { features, deploy } = recordIn(files, stack);
  const isMade = isOurs(files, stack);
  let inventory: Inventory | undefined;
  return {
    stack,
    inventory: () => {
      inventory ??= stack.inventory(files, command, outside);
      return inventory;
    },
    on: [...features, ...deploy],
    commands: commandNames.filter((name) => isMade || anywhere.includes(name)),
    faultOf: (each) => faultOf(files, each, stack, outside),
  };
}

/** True for words that leave open which command is meant: `add` alone. */
export const isOpen = ({ command, words }: Command): boolean =>
  words.length === 0 && (command === 'addFeature' || command === 'removeFeature');

/** What is asked about a command that has its first word and lacks others. */
const secondStages: Readonly<Partial<Record<CommandName, Stage>>> = {
  addModel: 'fieldName',
  addField: 'fieldName',
  renameField: 'newName',
  changeField: 'fieldType',
  renameModel: 'newName',
  changeModel: 'access',
};

/** What has to be asked first; undefined for a command that lacks nothing, or whose words are wrong: it says so itself. */
export function firstStage(command: Command, knowledge: Knowledge): Stage | undefined {
  const { command: name, words, given } = command;
  if (isOpen(command)) return 'command';
  // Without words, it removes all targets.
  if (words.length === 0) return name === 'removeDeploy' ? undefined : firstStages[name];
  if (name === 'changeApp')
    return given.views === undefined && isAddedApp(words, knowledge) ? 'views' : undefined;
  const stage = given.access === undefined || name !== 'changeModel' ? secondStages[name] : undefined;
  return stage !== undefined && words.length === 1 && isKnown(command, knowledge) ? stage : undefined;
}

const isAddedApp = (words: readonly string[], { inventory }: Knowledge) =>
  words.length === 1 && inventory().apps.some(({ name, isAdded }) => isAdded && name === words[0]);

/** Whether the first word names something that is there or, to be added, is in an app that is. */
function isKnown({ command, words }: Command, { inventory }: Knowledge): boolean {
  const [app, model, field, ...rest] = (words[0] ?? '').split('.');
  const known = inventory().apps.find(({ name }) => name === app);
  if (!known || !model || rest.length > 0 || /\s/.test(words[0] ?? '')) return false;
  if (command === 'addModel') return field === undefined;
  const found = known.models.find(({ name, isChangeable }) => name === model && isChangeable);
  const isField = command === 'renameField' || command === 'changeField';
  return found !== undefined && (isField ? found.fields.includes(field ?? '') : field === undefined);
}
