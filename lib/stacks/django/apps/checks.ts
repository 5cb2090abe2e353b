// What must be true of a project before an app or a model is added or removed; every fault is named before anything is written.
import { needing } from '../../../core/additions/needs.ts';
import type { AppBlueprint } from '../../../core/blueprint/blueprint.ts';
import { within } from '../../../core/files/paths.ts';
import type { Model } from '../../../core/models/model.ts';
import { modelNames } from '../../../core/models/model-names.ts';
import { nameIn } from '../../../core/models/spec-format.ts';
import { flagOf } from '../../../core/options/flags.ts';
import { UserError } from '../../../core/text/errors.ts';
import { printable } from '../../../core/text/printable.ts';
import { didYouMean } from '../../../core/text/suggest.ts';
import { appNameFault, nameFault } from '../names.ts';
import { featureWithFolder } from '../own-folder.ts';
import { installedApps } from '../project/installed-apps.ts';
import { type LocalApp, localApps, locateApp } from '../project/local-apps.ts';
import { routesOf } from '../project/root-urls.ts';
import { routesIn } from '../project/routes-in.ts';
import { shadows } from '../project/shadowing.ts';
import { unlistedApp } from '../project/unlisted-apps.ts';
import { bindingsOf } from '../python/names.ts';
import { parseModule } from '../python/syntax.ts';
import { newPlace } from './add.ts';
import { prefixesOf } from './app-routes.ts';
import { type AppPlace, urlsFileOf } from './context.ts';
import { labelFrom } from './project-models.ts';
import type { Site } from './site.ts';
import type { ParsedApp } from './specs.ts';

/**
 * Checks that an app can be added under a name.
 * @param packages the top-level modules that are installed in the project's environment
 * @throws UserError
 */
export function checkNewApp(site: Site, app: AppBlueprint, packages: ReadonlySet<string>): void {
  const { name, path } = app;
  const fault = nameFault(name);
  if (fault) throw new UserError(`The app name "${printable(name)}" ${fault}: choose another one.`);
  refuseFolderOfFeature(site, name);
  const twin = installedApps(site.workspace, site.settings).find(
    ({ entry }) => labelFrom(entry).toLowerCase() === name.toLowerCase(),
  );
  if (twin) {
    throw new UserError(
      `The project already has an app ${labelFrom(twin.entry)}: ${twin.file} installs "${twin.entry}". Choose another name, or add models to it: create-mvt-app add model ${labelFrom(twin.entry)}.<Model> <field>…`,
    );
  }
  const ours = new Set(site.record.apps.map((each) => each.name));
  const isOther = (entry: string) => !ours.has(labelFrom(entry));
  const relabelled = locateApp(site.workspace, site.settings, name, isOther);
  if (relabelled) {
    throw new UserError(
      `The app ${relabelled.module} already has the label ${name}, set in its apps.py: choose another name.`,
    );
  }
  const newFault = appNameFault(name);
  if (newFault) throw new UserError(`The app name "${name}" ${newFault}.`);
  const place = newPlace(site)(name);
  if (packages.has(name) && place.module === name) {
    throw new UserError(
      `${name} is a package in the project's environment, and the app would hide it: choose another name.`,
    );
  }
  if (site.workspace.read(`${place.folder}.py`) !== undefined) {
    throw new UserError(`${place.folder}.py is already a module of the project: choose another name.`);
  }
  refuseSameAddress([...site.record.apps, app]);
  const taken = routesOf(site.workspace, site.settings).find((route) => route.route === path);
  if (taken) {
    if (taken.urlconf === `${place.module}.urls`) refuseUnlisted(site, name);
    throw new UserError(
      `The URL "/${path}" is already taken, in ${taken.file}${taken.urlconf ? ` by ${taken.urlconf}` : ''}: choose another one with ${flagOf('path')}.`,
    );
  }
}

/**
 * Refuses an app that is there already and only has to be installed.
 * @throws UserError
 */
function refuseUnlisted(site: Site, name: string): void {
  const unlisted = unlistedApp(site.workspace, site.settings, newPlace(site)(name));
  if (unlisted === undefined) return;
  throw new UserError(
    `${unlisted}, then models to the app: create-mvt-app add model ${name}.<Model> <field>…`,
  );
}

/**
 * Refuses a name that a feature of the project has for its own folder, and says how both can be there.
 * @throws UserError
 */
function refuseFolderOfFeature({ record, stack }: Site, name: string): void {
  const owner = featureWithFolder(record, stack, name);
  if (!owner) return;
  const { feature, option } = owner;
  const all = [feature, ...needing(stack.features, record.features, [feature])].join(' ');
  throw new UserError(
    `${name}/ is the folder of the feature ${feature}. Choose another name, such as ${name}_pages, or move the feature: create-mvt-app remove ${all}, then create-mvt-app add ${all} ${flagOf(option)} site_${name}.`,
  );
}

/**
 * Refuses a model with a name that the app's models.py imports for something else: whoever imports it would get that.
 * @throws UserError
 */
export function refuseTakenModel({ workspace }: Site, { folder }: AppPlace, model: string): void {
  for (const path of ['models.py', 'models/__init__.py'].map((name) => within(folder, name))) {
    const text = workspace.read(path);
    const item = text === undefined ? undefined : bindingsOf(parseModule(text)).names.get(model);
    if (!item || item.module.startsWith('.')) continue;
    throw new UserError(
      `${path} imports ${model} from ${item.module}: choose another name for the model, such as ${model}Entry.`,
    );
  }
}

/** The pages of a model, as their routes are named, with what follows in an address of each. */
const pages = { list: '', create: 'new/', detail: '1/', update: '1/edit/', delete: '1/delete/' };

/**
 * Refuses a model whose routes have a name or an address that one of the app's has: Django would find only one of them.
 * @throws UserError
 */
export function refuseTakenRoutes({ workspace }: Site, { folder }: AppPlace, model: string): void {
  const path = urlsFileOf(workspace, folder);
  const routes = routesIn(parseModule((path && workspace.read(path)) ?? ''));
  const { snake, pluralKebab } = modelNames(model);
  const start = `${pluralKebab}/`;
  const names = Object.keys(pages).map((page) => `${snake}_${page}`);
  const named = routes.find(({ name = '' }) => names.includes(name.replaceAll('-', '_')));
  const addresses = routes.flatMap(({ pattern }) => {
    const written = pattern?.text.replace(/^\^/, '').replace(/\$$/, '') ?? '';
    const isTaken = pattern && written.startsWith(start) && shadows(pattern, start, Object.values(pages));
    return isTaken ? [written] : [];
  });
  const [address] = addresses;
  if (named === undefined && address === undefined) return;
  const what = named === undefined ? `with the address ${address}` : `named ${named.name}`;
  throw new UserError(
    `${path} already has a route ${what}, which the pages of ${model} would need: change that route, or choose another name for the model.`,
  );
}

/**
 * Refuses apps whose addresses begin where pages of another one are: Django would show only one of the two.
 * @throws UserError
 */
export function refuseSameAddress(apps: readonly AppBlueprint[]): void {
  const byPath = new Map(apps.map((app) => [app.path, app]));
  const around = new Set(apps.flatMap(({ path }) => prefixesOf(path)));
  for (const app of apps) {
    if (!around.has(app.path)) continue;
    for (const spec of app.models) {
      const page = `${app.path}${modelNames(nameIn(spec)).pluralKebab}/`;
      const other = [...prefixesOf(page), page].map((prefix) => byPath.get(prefix)).findLast(Boolean);
      if (!other || other === app || other.path.length <= app.path.length) continue;
      throw new UserError(
        `The URL "/${page}" of ${app.name}.${nameIn(spec)} falls under the app ${other.name} at "/${other.path}": choose another ${flagOf('path')} or name.`,
      );
    }
  }
}

/** Files where a new app would go; migrations that an earlier app left do not count. */
export function filesInTheWay(site: Site, name: string): string[] {
  const { folder } = newPlace(site)(name);
  return site.workspace.list(folder).filter((entry) => !['__pycache__/', 'migrations/'].includes(entry));
}

/**
 * The app of the record with a name, for `remove`.
 * @throws UserError when there is none, or it is not this tool's to remove
 */
export function recordedApp({ record }: Site, name: string): AppBlueprint {
  const found = record.apps.find((app) => app.name === name);
  if (found) return found;
  const names = record.apps.map((app) => app.name);
  const known = names.length > 0 ? `it has added ${names.join(', ')}` : 'it has not added any';
  throw new UserError(
    `create-mvt-app has not added an app "${printable(name)}" to this project${didYouMean(name, names) || `: ${known}.`}`,
  );
}

/**
 * Refuses to remove models that others refer to.
 * @param others models that stay, each with its app
 * @throws UserError that names each field in the way
 */
export function checkUnreferenced(
  removed: readonly { readonly app: string; readonly model: string }[],
  others: readonly { readonly app: string; readonly model: Model }[],
): void {
  const isRemoved = (app: string, model: string) =>
    removed.some((each) => each.app === app && each.model === model);
  const faults = others
    .filter(({ app, model }) => !isRemoved(app, model.name))
    .flatMap(({ app, model }) =>
      model.fields
        .filter(({ to }) => to && isRemoved(to.app, to.model))
        .map(({ name, to }) => `${app}.${model.name}.${name} refers to ${to?.app}.${to?.model}.`),
    );
  if (faults.length === 0) return;
  throw new UserError(
    'Other models depend on what you want to remove, so nothing was changed; remove these first:',
    2,
    faults,
  );
}

/**
 * Tables, migrations and the admin's addresses go by the label of an app, which may not be the name of its folder.
 * @throws UserError when an app was asked for by another name
 */
export function refuseOtherLabel({ folder, label }: LocalApp, name: string): void {
  if (label === name) return;
  throw new UserError(
    `The app in ${folder} has the label "${printable(label)}": write ${printable(label)}.<Model>.`,
  );
}

/**
 * Says why models cannot be added to an app that the project does not have.
 * @throws UserError always
 */
export function installedApp(site: Site, name: string): never {
  const { workspace, settings } = site;
  const labelled = localApps(workspace, settings).find(({ module }) => module.split('.').at(-1) === name);
  if (labelled) refuseOtherLabel(labelled, name);
  refuseUnlisted(site, name);
  const labels = installedApps(workspace, settings).map(({ entry }) => labelFrom(entry));
  const hint = labels.includes(name)
    ? ': it is installed, but its code is not in this project.'
    : didYouMean(name, labels) || `: add it with create-mvt-app add app ${printable(name)}.`;
  throw new UserError(`The project has no app "${printable(name)}" of its own${hint}`);
}

/** All models of apps, each with its app. */
export function modelsIn(apps: readonly ParsedApp[]): { app: string; model: Model }[] {
  return apps.flatMap(({ name, models }) => models.map((model) => ({ app: name, model })));
}
