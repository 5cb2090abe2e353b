// The apps of a blueprint, added to its project in memory by the same steps as `add app` and `add model` take on disk.
import type { AppBlueprint, Blueprint } from '../../../core/blueprint/blueprint.ts';
import { emptyRecord } from '../../../core/blueprint/record.ts';
import type { Tree } from '../../../core/files/tree.ts';
import type { UndoLog } from '../../../core/files/undo.ts';
import { treeFiles, Workspace } from '../../../core/files/workspace.ts';
import { accessIn } from '../../../core/models/access.ts';
import { nameIn } from '../../../core/models/spec-format.ts';
import type { Stack } from '../../../core/stack/stack.ts';
import { UserError } from '../../../core/text/errors.ts';
import { djangoAnswers } from '../answers.ts';
import { userReference } from '../models/users.ts';
import { findSettings } from '../project/find-settings.ts';
import { addAccessRows } from './access-table.ts';
import { addApps, newPlace, type PlacedApp, placeOf } from './add.ts';
import { refuseSameAddress } from './checks.ts';
import { hasImage, requirePillow } from './pillow.ts';
import { ProjectWorld } from './project-models.ts';
import { siteOf } from './site.ts';
import { parseApps, toBlueprint } from './specs.ts';

/**
 * Adds apps to a new project.
 * @param base the project without them
 * @param isCodeWanted false to register new apps only; files that are there already are changed all the same
 * @returns its files with the apps, what has to be known to remove them, and the apps as they are recorded
 * @throws UserError with every fault of their models, and when an app cannot be part of the project
 */
export function addBlueprintApps(
  base: Tree,
  blueprint: Blueprint,
  stack: Stack,
  isCodeWanted: boolean,
): { tree: Tree; undo: UndoLog; apps: AppBlueprint[] } {
  // Nothing else: a record that is rendered again has an undo log, and this project starts with none.
  const { answers, features, deploy, apps } = blueprint;
  const workspace = new Workspace(treeFiles(base));
  const settings = findSettings(workspace);
  const site = siteOf(workspace, settings, { ...emptyRecord(stack), answers, features, deploy }, stack);
  const place = newPlace(site);
  const world = new ProjectWorld(workspace, settings);
  refuseTwins(blueprint, world.labels);
  type Named = Pick<AppBlueprint, 'name' | 'existing'>;
  const whereIs = ({ name, existing }: Named) => (existing && placeOf(site, name)) || place(name);
  const isWritten = (app: Named) => isCodeWanted || workspace.list(whereIs(app).folder).length > 0;
  // Models are only needed for code, and reading them is most of the work in a large project.
  const isRead = apps.some(isWritten);
  const parsed = isRead
    ? parseApps(apps, world, ({ name }, index) => `apps: ${name}, model ${index + 1}`)
    : apps.map((app) => ({ ...app, models: [] }));
  if (!isRead) {
    if (apps.some(({ models }) => models.some(hasImage))) requirePillow(site);
    addAccessRows(site, apps.map(guarded));
  }
  const placed = parsed.map((app): PlacedApp => ({ ...app, ...whereIs(app), added: app.models }));
  addApps(site, placed, placed.filter(isWritten));
  const [instruction] = site.byHand;
  if (instruction)
    throw new UserError(`${instruction.path}: ${instruction.where}: ${instruction.reason}.`, 1);
  const tree: Tree = new Map(base);
  for (const { path, after = '' } of workspace.changes())
    tree.set(path, { ...base.get(path), content: after });
  return { tree, undo: site.undo, apps: isRead ? parsed.map(toBlueprint) : [...apps] };
}

/** An app whose specifications are in their shortest form, since they were recorded. */
const guarded = ({ name, models }: AppBlueprint) => ({
  name,
  models: models.map((spec) => ({ name: nameIn(spec), access: accessIn(spec, userReference) })),
});

/** @throws UserError when two apps, or an app and a package of the project, share a name or an address */
function refuseTwins(blueprint: Blueprint, labels: ReadonlySet<string>): void {
  const { apps } = blueprint;
  const { package: packageName, app: first } = djangoAnswers(blueprint);
  const names = new Set([...labels, packageName].map((name) => name.toLowerCase()));
  const paths = new Set(['']);
  for (const { name, path, existing } of apps) {
    if (existing && name !== first) {
      throw new UserError(
        `apps: ${name} is marked as existing, but a new project has no app other than ${first}: remove "existing".`,
      );
    }
    if (existing) continue;
    if (names.has(name.toLowerCase())) {
      throw new UserError(`apps: the name ${name} is already taken in this project: choose another one.`);
    }
    if (paths.has(path)) {
      throw new UserError(`apps: the URL "/${path}" of ${name} is already taken: give it another path.`);
    }
    names.add(name.toLowerCase());
    paths.add(path);
  }
  refuseSameAddress(apps);
}
