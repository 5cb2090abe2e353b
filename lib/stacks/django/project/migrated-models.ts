// What the migrations of an app come to: its models with their fields, and the migration that the next one follows.
import { stringValue } from '../python/strings.ts';
import { keywordValue, type Module, type SyntaxNode, textOf } from '../python/syntax.ts';
import type { Migration } from './migration-references.ts';
import { elementsIn } from './scopes.ts';

export interface MigratedModel {
  /** The names of those that have a column or a table. */
  readonly fields: Set<string>;
  /** The code of each by its name. */
  readonly constraints: Map<string, string>;
}

/** By the name of the model in lower case. */
export type MigratedModels = ReadonlyMap<string, MigratedModel>;

/** The migrations that no other one of the app follows or replaces: more than one are in conflict. */
export function leavesOf(label: string, migrations: readonly Migration[]): string[] {
  const followed = new Set(migrations.flatMap(({ needed, replaced }) => [...needed, ...replaced]));
  return migrations.map(({ name }) => name).filter((name) => !followed.has(`${label}.${name}`));
}

/** https://docs.djangoproject.com/en/stable/ref/migration-operations/ */
export function migratedModels(migrations: readonly Migration[]): MigratedModels {
  const models = new Map<string, MigratedModel>();
  for (const { module } of migrations) {
    module.top.iterate((node) => {
      const operation = calleeOf(module, node);
      if (operation !== undefined) apply(operation, node, module, models);
    });
  }
  return models;
}

/** `CreateModel` of `migrations.CreateModel(…)`. */
function calleeOf(module: Module, node: SyntaxNode): string | undefined {
  const callee = node.name === 'CallExpression' ? node.firstChild : undefined;
  return callee ? /\w+$/.exec(textOf(module, callee))?.[0] : undefined;
}

function apply(
  operation: string,
  call: SyntaxNode,
  module: Module,
  models: Map<string, MigratedModel>,
): void {
  const list = call.getChild('ArgList');
  const positional = elementsIn(list);
  const text = (keyword: string, index: number) => {
    const value = keywordValue(module, list, keyword) ?? positional[index];
    return (value && stringValue(module, value)) ?? '';
  };
  const name = text('name', 0).toLowerCase();
  const model = models.get(text('model_name', 0).toLowerCase());
  switch (operation) {
    case 'CreateModel': {
      const listed = elementsIn(keywordValue(module, list, 'fields') ?? positional[1]);
      const names = listed.flatMap((pair) => {
        const [first] = elementsIn(pair);
        return (first && stringValue(module, first)) ?? [];
      });
      models.set(name, { fields: new Set(names), constraints: constraintsIn(module, call) });
      break;
    }
    case 'DeleteModel':
      models.delete(name);
      break;
    case 'RenameModel': {
      const before = text('old_name', 0).toLowerCase();
      const moved = models.get(before);
      models.delete(before);
      if (moved) models.set(text('new_name', 1).toLowerCase(), moved);
      break;
    }
    case 'AddField':
      model?.fields.add(text('name', 1));
      break;
    case 'RemoveField':
      model?.fields.delete(text('name', 1));
      break;
    case 'RenameField':
      model?.fields.delete(text('old_name', 1));
      model?.fields.add(text('new_name', 2));
      break;
    case 'AddConstraint':
      for (const [each, code] of constraintsIn(module, call)) model?.constraints.set(each, code);
      break;
    case 'RemoveConstraint':
      model?.constraints.delete(text('name', 1));
      break;
  }
}

/** The constraints that a call makes, by their names. */
function constraintsIn(module: Module, call: SyntaxNode): Map<string, string> {
  const found = new Map<string, string>();
  call.iterate((node) => {
    if (node === call || !calleeOf(module, node)?.endsWith('Constraint')) return;
    const name = keywordValue(module, node.getChild('ArgList'), 'name');
    const value = name && stringValue(module, name);
    if (value !== undefined) found.set(value, textOf(module, node));
  });
  return found;
}
