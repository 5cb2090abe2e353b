// Plans `add app` and `add model`.
import type { AppBlueprint } from '../../../core/blueprint/blueprint.ts';
import { accessSaid, accessWord } from '../../../core/models/access.ts';
import { modelNames } from '../../../core/models/model-names.ts';
import { nameIn } from '../../../core/models/spec-format.ts';
import { flagOf } from '../../../core/options/flags.ts';
import { type Change, noChange } from '../../../core/stack/change.ts';
import type { Command } from '../../../core/stack/command.ts';
import type { Outside } from '../../../core/stack/stack.ts';
import { UserError } from '../../../core/text/errors.ts';
import { printable } from '../../../core/text/printable.ts';
import { addApps, isRootApp, newPlace, type PlacedApp, placeOf } from '../apps/add.ts';
import {
  checkNewApp,
  installedApp,
  refuseOtherLabel,
  refuseSameAddress,
  refuseTakenModel,
  refuseTakenRoutes,
} from '../apps/checks.ts';
import { isOwn, refuseWithoutPermissions, refuseWithoutUsers } from '../apps/conditions.ts';
import type { AppPlace } from '../apps/context.ts';
import { notesOn } from '../apps/notes.ts';
import { refuseOldVersions } from '../apps/old-versions.ts';
import { needsPillow } from '../apps/pillow.ts';
import { ProjectWorld } from '../apps/project-models.ts';
import { type Site, writeRecord } from '../apps/site.ts';
import { type ParsedApp, parseApps, parseRecorded, recordedAccess, toBlueprint } from '../apps/specs.ts';
import { linesOn } from '../models/access-locals.ts';
import { sinceOf } from '../models/since.ts';
import { options } from '../options.ts';
import { routeTo } from '../project/root-urls.ts';
import { routeFault, routeFrom } from '../routes.ts';
import { targetOf } from '../versions/versions.ts';
import { appName, modelName } from './arguments.ts';
import { overwrites, refuseOccupied } from './occupied.ts';

/** `add app blog --model "Post title"` */
export function planAddApp(site: Site, command: Command, { installedModules }: Outside): Change {
  const { given } = command;
  const name = appName(command, site.stack);
  const path = given.path === undefined ? `${name}/` : routeFrom(given.path);
  const fault = routeFault(path);
  if (fault) throw new UserError(`${flagOf('path')}: "${printable(given.path ?? path)}" ${fault}.`);
  const views = given.views ?? options.views.default;
  const models = (given.model ?? []).map((spec) => withAccess(spec, command));
  const wanted: AppBlueprint = { name, views, path, models };
  const recorded = site.record.apps.find((app) => app.name === name);
  if (!recorded) {
    checkNewApp(site, wanted, installedModules());
    refuseOccupied(site, name, command);
  }
  const hidden = recorded?.models.map((spec) => `${name}.${nameIn(spec)}`);
  const world = new ProjectWorld(site.workspace, site.settings, hidden, recordedAccess(site));
  const [app] = parseApps([wanted], world, (_, index) => `${flagOf('model')} ${index + 1}`);
  if (!app) throw new Error('An app was lost.');
  if (recorded) refuseOther(recorded, toBlueprint(app));
  else site.apps = [...site.apps, toBlueprint(app)];
  const place = (recorded && placeOf(site, name)) ?? newPlace(site)(name);
  return {
    ...add(site, {
      ...app,
      ...place,
      added: app.models,
      overwrites: !recorded && overwrites(site, name, command),
      isAgain: recorded !== undefined,
    }),
    done: `The app ${name} is now part of the project.`,
    nothing: `The app ${name} is already up to date: nothing had to be changed.`,
    inverse: { command: 'removeApp', words: [name] },
  };
}

/** `add model blog.Post title body:text` */
export function planAddModel(site: Site, command: Command): Change {
  const { app: name, model, fields } = modelName(command, site.stack);
  const recorded = site.record.apps.find((app) => app.name === name);
  const place = placeOf(site, name) ?? installedApp(site, name);
  if (!recorded) refuseOtherLabel(place, name);
  const before = recorded ?? existingApp(site, name, place, command);
  const isAgain = before.models.some((spec) => nameIn(spec) === model);
  if (!isAgain) {
    refuseTakenModel(site, place, model);
    refuseTakenRoutes(site, place, model);
  }
  const { views = before.views } = command.given;
  if (views !== before.views) {
    throw new UserError(
      `The views of ${name} are written with ${flagOf('views')} ${before.views}, so those of its models are too: omit the option.`,
    );
  }
  const kept = before.models.filter((spec) => nameIn(spec) !== model);
  const [app = { ...before, models: [] }] = parseRecorded(site, [{ ...before, models: kept }]);
  const hidden = [...app.models.map((each) => each.name), ...(isAgain ? [model] : [])];
  const world = new ProjectWorld(
    site.workspace,
    site.settings,
    hidden.map((each) => `${name}.${each}`),
    recordedAccess(site),
  );
  world.add(name, app.models);
  const [parsed] = parseApps(
    [{ ...before, models: [withAccess([model, ...fields].join(' '), command)] }],
    world,
    () => `${name}.${model}`,
  );
  const added = parsed?.models ?? [];
  const after = {
    ...app,
    models: isAgain ? inOrder(before, [...app.models, ...added]) : [...app.models, ...added],
  };
  if (isAgain) refuseOther(before, toBlueprint(after), model);
  refuseSameAddress([...site.record.apps.filter((each) => each !== recorded), toBlueprint(after)]);
  site.apps = recorded
    ? site.apps.map((each) => (each === recorded ? toBlueprint(after) : each))
    : [...site.apps, toBlueprint(after)];
  const { pluralKebab } = modelNames(model);
  const change = add(site, { ...after, ...place, added, isAgain, ...(!isAgain && occupiedBy(command)) });
  return {
    ...change,
    done: `The model ${name}.${model} is now part of the project.`,
    nothing: `The model ${name}.${model} is already up to date: nothing had to be changed.`,
    address: `${change.address}${pluralKebab}/`,
    inverse: { command: 'removeModel', words: [`${name}.${model}`] },
  };
}

/** A specification with the access of the call, unless it has one of its own. */
function withAccess(spec: string, { given: { access } }: Command): string {
  const isSaid = spec.split(/\s+/).some((word) => accessSaid(word) !== undefined);
  return access === undefined || isSaid ? spec : `${spec} ${accessWord(access)}`;
}

/** What becomes of files that are where pages of a new model go. */
function occupiedBy({ given: { onConflict } }: Command): Pick<PlacedApp, 'occupied'> {
  return onConflict === 'keep' ? {} : { occupied: onConflict === 'overwrite' ? 'overwrite' : 'refuse' };
}

/** Models in the order of the record. */
function inOrder({ models }: AppBlueprint, parsed: ParsedApp['models']): ParsedApp['models'] {
  const rank = (name: string) => models.findIndex((spec) => nameIn(spec) === name);
  return parsed.toSorted((one, other) => rank(one.name) - rank(other.name));
}

/** @param app with whether the same was added before */
function add(site: Site, app: PlacedApp & { readonly isAgain: boolean }): Omit<Change, 'done' | 'nothing'> {
  refuseOldVersions(site.versions, app.added);
  if (app.added.length > 0 && !isOwn(site)) {
    refuseWithoutUsers(site);
    refuseWithoutPermissions(site, app.added);
  }
  const since = sinceOf(targetOf(site.versions));
  const lines = app.isAgain ? [] : app.added.flatMap((model) => linesOn(app.name, model, since));
  const notes = [...lines, ...notesOn(site, app)];
  addApps(site, [app]);
  writeRecord(site);
  const { name, folder, path } = app;
  const start = [['migrate'], ['runserver']];
  const asksForMore =
    needsPillow(app.added) && site.workspace.changes().some((file) => file.path === 'requirements.txt');
  return {
    ...noChange,
    notes,
    follow: {
      packages: asksForMore,
      requires: needsPillow(app.added) ? ['pillow'] : [],
      migrations: app.added.length > 0 ? [{ app: name, folder }] : [],
      tests: isOwn(site) ? [] : testsIn(site, app),
      migrate: false,
    },
    next: app.added.length > 0 ? start : start.slice(1),
    address: app.existing ? (routeTo(site.workspace, site.settings, `${app.module}.urls`) ?? path) : path,
  };
}

/** The modules with tests that were written: they are found by name wherever the app is. */
function testsIn({ workspace }: Site, { folder, module }: PlacedApp): string[] {
  return workspace.changes().flatMap(({ path, after }) => {
    const [, name] = /^(tests(?:\/test_\w+)?)\.py$/.exec(path.slice(folder.length + 1)) ?? [];
    const isHere = path.startsWith(`${folder}/`) && after !== undefined && name !== undefined;
    return isHere ? [`${module}.${name.replaceAll('/', '.')}`] : [];
  });
}

/** The blueprint of an app that was there before: what it is called, and where its addresses start. */
function existingApp(site: Site, name: string, place: AppPlace, { given }: Command): AppBlueprint {
  const { workspace, settings } = site;
  const mount = isRootApp(site, place) ? '' : routeTo(workspace, settings, `${place.module}.urls`);
  if (mount !== undefined && /[<(]/.test(mount)) {
    throw new UserError(
      `All addresses of ${name} begin with ${printable(mount)}, and pages of a model do not know what to put there: add the model to another app.`,
    );
  }
  const path = mount === undefined || routeFault(mount) ? `${name}/` : mount;
  return { name, views: given.views ?? options.views.default, path, models: [], existing: true };
}

/** @throws UserError when an app was added in another way before */
function refuseOther(recorded: AppBlueprint, wanted: AppBlueprint, model?: string): void {
  if (JSON.stringify(recorded) === JSON.stringify(wanted)) return;
  const spec = model && recorded.models.find((each) => nameIn(each) === model);
  if (spec) {
    throw new UserError(
      `The model ${recorded.name}.${model} already exists, added as "${spec}": change it in models.py, or remove it first.`,
    );
  }
  const { name, views, path, models } = recorded;
  throw new UserError(
    `The app ${name} already exists, added with ${flagOf('views')} ${views}, ${flagOf('path')} ${path || '/'} and ${models.length === 0 ? 'no models' : `the models ${models.map((spec) => `"${spec}"`).join(', ')}`}: add models with create-mvt-app add model ${name}.<Model> <field>…`,
  );
}
