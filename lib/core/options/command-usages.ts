// The commands as they are typed: their words, and what follows them.
import type { CommandName } from './command-names.ts';

export interface Usage {
  /** The words it starts with; none for making a project. */
  readonly words: readonly string[];
  /** What follows them, as --help writes it. */
  readonly takes: string;
}

export const usages: Readonly<Record<CommandName, Usage>> = {
  project: { words: [], takes: '[directory]' },
  addApp: { words: ['add', 'app'], takes: '<name>' },
  addModel: { words: ['add', 'model'], takes: '<app.Model> <field>…' },
  removeApp: { words: ['remove', 'app'], takes: '<name>…' },
  removeModel: { words: ['remove', 'model'], takes: '<app.Model>' },
  addField: { words: ['add', 'field'], takes: '<app.Model> <field>…' },
  removeField: { words: ['remove', 'field'], takes: '<app.Model.field>…' },
  renameField: { words: ['rename', 'field'], takes: '<app.Model.field> <name>' },
  changeField: { words: ['change', 'field'], takes: '<app.Model.field> <type>' },
  renameModel: { words: ['rename', 'model'], takes: '<app.Model> <Name>' },
  changeModel: { words: ['change', 'model'], takes: '<app.Model>' },
  changeApp: { words: ['change', 'app'], takes: '<name>' },
  removeDeploy: { words: ['remove', 'deploy'], takes: '[target…]' },
  addFeature: { words: ['add'], takes: '<feature>…' },
  removeFeature: { words: ['remove'], takes: '<feature>…' },
  deployCheck: { words: ['deploy', 'check'], takes: '' },
  deploy: { words: ['deploy'], takes: '<target>…' },
  update: { words: ['update'], takes: '' },
  undo: { words: ['undo'], takes: '' },
  status: { words: ['status'], takes: '' },
  doctor: { words: ['doctor'], takes: '' },
};

/** `create-mvt-app add app`. */
export function commandLine(name: CommandName): string {
  return ['create-mvt-app', ...usages[name].words].join(' ');
}

/** `create-mvt-app add app <name>`. */
export const usageLine = (name: CommandName) => `${commandLine(name)} ${usages[name].takes}`.trimEnd();
