// The names of the commands, and which of them have an option in common.

/** Commands that change apps and models which this tool has added. */
export const modelCommands = [
  'addField',
  'removeField',
  'renameField',
  'changeField',
  'renameModel',
  'changeModel',
  'changeApp',
] as const;

export const commandNames = [
  'project',
  'addApp',
  'addModel',
  'removeApp',
  'removeModel',
  ...modelCommands,
  'removeDeploy',
  'addFeature',
  'removeFeature',
  'deployCheck',
  'deploy',
  'update',
  'undo',
  'status',
  'doctor',
] as const;

export type CommandName = (typeof commandNames)[number];

/** Commands that add apps and models to any project, and remove them. */
export const changingCommands = ['addApp', 'addModel', 'removeApp', 'removeModel'] as const;
export type ChangingCommand = (typeof changingCommands)[number];

/** Commands about targets, which also work in a project that this tool did not make. */
export const deployCommands = ['deploy', 'removeDeploy'] as const;
export type DeployCommand = (typeof deployCommands)[number];
export const isDeployCommand = (command: CommandName) => deployCommands.some((name) => name === command);

export type ModelCommand = (typeof modelCommands)[number];
export const isModelCommand = (command: CommandName): command is ModelCommand =>
  modelCommands.some((name) => name === command);

/** Commands that merge what a new blueprint makes into a project that an old one has made. */
export const mergingCommands = [
  'addFeature',
  'removeFeature',
  'deploy',
  'removeDeploy',
  'update',
  ...modelCommands,
] as const;
export type MergingCommand = (typeof mergingCommands)[number];
export const isMergingCommand = (command: CommandName) => mergingCommands.some((name) => name === command);

export const making: readonly CommandName[] = ['project'];
export const adding: readonly CommandName[] = ['addApp', 'addModel'];
/** Commands that check a project and change nothing. */
export const checking: readonly CommandName[] = ['deployCheck', 'doctor'];
/** Commands that can change the answers of a project. */
export const answering: readonly CommandName[] = ['project', 'update'];
