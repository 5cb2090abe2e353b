// The folders of templates that a project is made of, one over the other.
import { foldersOf, named } from '../additions/additions-of.ts';
import type { StackTables } from '../additions/tables.ts';
import type { Blueprint } from '../blueprint/blueprint.ts';

type Added = Pick<Blueprint, 'answers' | 'features' | 'deploy'>;

/** The folders of its targets, by name. */
export const targetFolders = ({ deploy, answers }: Added, stack: StackTables) =>
  named(stack.targets, deploy).flatMap((target) => foldersOf(target, answers));

/** The folders of features, by name. */
export const featureFolders = ({ features, answers }: Omit<Added, 'deploy'>, stack: StackTables) =>
  named(stack.features, features)
    .flatMap((feature) => foldersOf(feature, answers))
    .map((name) => `${stack.name}/features/${name}`);

/** What is put on top of the base: features, then what all targets need, then each target. */
export function layersOf(added: Added, stack: StackTables): string[] {
  return [...featureFolders(added, stack), ...targetLayers(added, stack)];
}

/** Those of targets alone. */
export function targetLayers(added: Added, stack: StackTables): string[] {
  const folders = targetFolders(added, stack);
  return (folders.length > 0 ? ['common', ...folders] : []).map((name) => `${stack.name}/deploy/${name}`);
}

/** What every template can ask: `has("api")`, `has("droplet")`, and `has("deploy")`, which is true with any target. */
export function addedLocals(added: Added, stack: StackTables) {
  const folders = targetFolders(added, stack);
  const names = new Set([...added.features, ...folders, ...(folders.length > 0 ? ['deploy'] : [])]);
  return { features: added.features, has: (name: string) => names.has(name) };
}
