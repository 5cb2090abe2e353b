// The apps of a blueprint, added to its project in memory by the same steps as `add app` and `add model` take on disk.
import type { AppBlueprint } from '../blueprint/apps.ts';
import type { Blueprint } from '../blueprint/blueprint.ts';
import type { Originals } from '../blueprint/document.ts';
import { treeFiles, Workspace } from '../commit/workspace.ts';
import { findSettings } from '../django/project.ts';
import { UserError } from '../errors.ts';
import type { Tree } from '../render/tree.ts';
import { addApps, newPlace, type PlacedApp, placeOf } from './add.ts';
import type { Site } from './site.ts';
import { parseApps, toBlueprint } from './specs.ts';
import { ProjectWorld } from './world.ts';

/**
 * Adds apps to a new project.
 * @param base the project without them
 * @returns its files with the apps, the originals of changed imports, and the apps as they are recorded
 * @throws UserError with every fault of their models, and when an app cannot be part of the project
 */
export function addBlueprintApps(
  base: Tree,
  blueprint: Blueprint,
  apps: readonly AppBlueprint[],
): { tree: Tree; imports: Originals; apps: AppBlueprint[] } {
  const workspace = new Workspace(treeFiles(base));
  const settings = findSettings(workspace);
  const site: Site = {
    workspace,
    settings,
    record: { answers: blueprint, apps: [], imports: {}, files: {} },
    apps: [],
    imports: {},
    byHand: [],
  };
  const place = newPlace(site);
  const world = new ProjectWorld(workspace, settings);
  const parsed = parseApps(apps, world, ({ name }, index) => `apps: ${name}, model ${index + 1}`);
  const placed = parsed.map(
    (app): PlacedApp => ({
      ...app,
      ...((app.existing && placeOf(site, app.name)) || place(app.name)),
      added: app.models,
    }),
  );
  addApps(site, placed);
  const [instruction] = site.byHand;
  if (instruction)
    throw new UserError(`${instruction.path}: ${instruction.where}: ${instruction.reason}.`, 1);
  const tree: Tree = new Map(base);
  for (const { path, after = '' } of workspace.changes())
    tree.set(path, { ...base.get(path), content: after });
  return { tree, imports: site.imports, apps: parsed.map(toBlueprint) };
}
