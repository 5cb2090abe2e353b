// Plans `add app` and `add model`.

import type { AppBlueprint } from '../../lib/core/blueprint/blueprint.ts';
import { modelNames } from '../../lib/core/models/model-names.ts';
import { flagOf } from '../../lib/core/options/flags.ts';
import { UserError } from '../../lib/core/text/errors.ts';
import { printable } from '../../lib/core/text/printable.ts';
import { addApps, newPlace, type PlacedApp, placeOf } from '../../lib/stacks/django/apps/add.ts';
import { checkNewApp, installedApp, refuseSameAddress } from '../../lib/stacks/django/apps/checks.ts';
import type { AppPlace } from '../../lib/stacks/django/apps/context.ts';
import { notesOn } from '../../lib/stacks/django/apps/notes.ts';
import { needsPillow } from '../../lib/stacks/django/apps/pillow.ts';
import { type Site, writeRecord } from '../../lib/stacks/django/apps/site.ts';
import {
  nameIn,
  type ParsedApp,
  parseApps,
  parseRecorded,
  toBlueprint,
} from '../../lib/stacks/django/apps/specs.ts';
import { ProjectWorld } from '../../lib/stacks/django/apps/world.ts';
import { installedModules, projectPython } from '../../lib/stacks/django/install/project-python.ts';
import { options } from '../../lib/stacks/django/options.ts';
import { routesOf } from '../../lib/stacks/django/project/root-urls.ts';
import { routeFault, routeFrom } from '../../lib/stacks/django/routes.ts';
import type { Context } from '../context.ts';
import { appName, modelName } from './arguments.ts';
import { refuseOccupied } from './occupied.ts';
import type { Change } from './planners.ts';

/** `add app blog --model "Post title"` */
export function planAddApp(site: Site, context: Context, root: string): Change {
  const { given } = context;
  const name = appName(context);
  const path = given.path === undefined ? `${name}/` : routeFrom(given.path);
  const fault = routeFault(path);
  if (fault) throw new UserError(`${flagOf('path')}: "${printable(given.path ?? path)}" ${fault}.`);
  const views = given.views ?? options.views.default;
  const wanted: AppBlueprint = { name, views, path, models: given.model ?? [] };
  const recorded = site.record.apps.find((app) => app.name === name);
  if (!recorded) {
    checkNewApp(site, wanted, installedModules(given.python ?? projectPython(root)));
    refuseOccupied(site, name, given.onConflict);
  }
  const hidden = recorded?.models.map((spec) => `${name}.${nameIn(spec)}`);
  const world = new ProjectWorld(site.workspace, site.settings, hidden);
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
      overwrites: !recorded && given.onConflict === 'overwrite',
    }),
    done: `The app ${name} is part of the project.`,
    nothing: `The app ${name} is as it should be: nothing had to be changed.`,
    inverse: { command: 'removeApp', word: name },
  };
}

/** `add model blog.Post title body:text` */
export function planAddModel(site: Site, context: Context): Change {
  const { app: name, model, fields } = modelName(context);
  const recorded = site.record.apps.find((app) => app.name === name);
  const place = placeOf(site, name) ?? installedApp(site, name);
  const before = recorded ?? existingApp(site, name, place, context);
  const { views = before.views } = context.given;
  if (views !== before.views) {
    throw new UserError(
      `The views of ${name} are written with ${flagOf('views')} ${before.views}, so those of its models are too: leave the option out.`,
    );
  }
  const isAgain = before.models.some((spec) => nameIn(spec) === model);
  const kept = before.models.filter((spec) => nameIn(spec) !== model);
  const [app = { ...before, models: [] }] = parseRecorded(site, [{ ...before, models: kept }]);
  const hidden = [...app.models.map((each) => each.name), ...(isAgain ? [model] : [])];
  const world = new ProjectWorld(
    site.workspace,
    site.settings,
    hidden.map((each) => `${name}.${each}`),
  );
  world.add(name, app.models);
  const [parsed] = parseApps(
    [{ ...before, models: [[model, ...fields].join(' ')] }],
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
  const change = add(site, { ...after, ...place, added });
  return {
    ...change,
    done: `The model ${name}.${model} is part of the project.`,
    nothing: `The model ${name}.${model} is as it should be: nothing had to be changed.`,
    address: `${change.address}${pluralKebab}/`,
    inverse: { command: 'removeModel', word: `${name}.${model}` },
  };
}

/** Models in the order of the record. */
function inOrder({ models }: AppBlueprint, parsed: ParsedApp['models']): ParsedApp['models'] {
  const rank = (name: string) => models.findIndex((spec) => nameIn(spec) === name);
  return parsed.toSorted((one, other) => rank(one.name) - rank(other.name));
}

function add(site: Site, app: PlacedApp): Omit<Change, 'done' | 'nothing'> {
  const notes = notesOn(site, app);
  addApps(site, [app]);
  writeRecord(site);
  const { name, folder, path } = app;
  const start = [['migrate'], ['runserver']];
  return {
    notes,
    installs:
      needsPillow(app.added) && site.workspace.changes().some(({ path }) => path === 'requirements.txt'),
    kept: [],
    ...(app.added.length > 0 && { migrate: { app: name, folder } }),
    next: app.added.length > 0 ? start : start.slice(1),
    address: path,
  };
}

/** The blueprint of an app that was there before: what it is called, and where its addresses start. */
function existingApp(site: Site, name: string, { module }: AppPlace, { given }: Context): AppBlueprint {
  const route = routesOf(site.workspace, site.settings).find(({ urlconf }) => urlconf === `${module}.urls`);
  const path = route?.route ?? `${name}/`;
  return { name, views: given.views ?? options.views.default, path, models: [], existing: true };
}

/** @throws UserError when an app was added in another way before */
function refuseOther(recorded: AppBlueprint, wanted: AppBlueprint, model?: string): void {
  if (JSON.stringify(recorded) === JSON.stringify(wanted)) return;
  const spec = model && recorded.models.find((each) => nameIn(each) === model);
  if (spec) {
    throw new UserError(
      `The model ${recorded.name}.${model} is there already, added as "${spec}": change it in models.py, or remove it first.`,
    );
  }
  const { name, views, path, models } = recorded;
  throw new UserError(
    `The app ${name} is there already, added with ${flagOf('views')} ${views}, ${flagOf('path')} ${path || '/'} and ${models.length === 0 ? 'no models' : `the models ${models.map((spec) => `"${spec}"`).join(', ')}`}: add models with create-mvt-app add model ${name}.<Model> <field>…`,
  );
}
