// Adds apps and models to a project in memory: their files, their code in files that are there, their registration.

import type { Files } from '../../../core/files/files.ts';
import { within } from '../../../core/files/paths.ts';
import { Workspace } from '../../../core/files/workspace.ts';
import type { Model } from '../../../core/models/model.ts';
import { flagOf } from '../../../core/options/flags.ts';
import { UserError } from '../../../core/text/errors.ts';
import { type AppContext, renderApp, renderShared } from '../models/render-app.ts';
import { renderModel } from '../models/render-model.ts';
import type { OtherModels } from '../models/test-values.ts';
import { classPrefix } from '../names.ts';
import type { Edit } from '../project/edit.ts';
import { readAssignedString } from '../project/existing-models.ts';
import { type NewApp, registerApps } from '../project/installed-apps.ts';
import { type AppsPlace, appsPlace, type LocalApp, locateApp } from '../project/local-apps.ts';
import { rootUrlconf, routeApps, routesOf } from '../project/root-urls.ts';
import { applyChanges, parseModule, textOf } from '../python/syntax.ts';
import { addAccessRows } from './access-table.ts';
import { routeGroups, routeOf, routeUndo } from './app-routes.ts';
import { contextAsWritten } from './as-written.ts';
import { type AppPlace, urlsFileOf } from './context.ts';
import { addKit } from './kit.ts';
import { mergeModel } from './model-code.ts';
import { otherModels } from './other-models.ts';
import { needsPillow, requirePillow } from './pillow.ts';
import { noteUndo, type Site } from './site.ts';
import { merge } from './snippets.ts';
import type { ParsedApp } from './specs.ts';

/** An app, where it is, and which of its models are new. */
export interface PlacedApp extends ParsedApp, AppPlace {
  readonly added: readonly Model[];
  /** Whether files that are there already give way to the app's. */
  readonly overwrites?: boolean;
  /** What becomes of files that are where pages of its new models go; they are kept unless it is said. */
  readonly occupied?: 'refuse' | 'overwrite';
}

const places = new WeakMap<Site, AppsPlace>();

/** Where new apps of a project go: looked up once, since it asks where every installed app is. */
export function newPlace(site: Site): (name: string) => AppPlace {
  const known = places.get(site) ?? appsPlace(site.workspace, site.settings);
  places.set(site, known);
  const { folder, modulePrefix } = known;
  return (name) => ({ folder: within(folder, name), module: modulePrefix + name });
}

/** Where an installed app is; undefined when it is not the project's own. */
export function placeOf({ workspace, settings }: Site, name: string): LocalApp | undefined {
  return locateApp(workspace, settings, name);
}

/** An app as INSTALLED_APPS may name it. */
export function entryOf({ name, module }: { readonly name: string; readonly module: string }): NewApp {
  return { module, config: `${module}.apps.${classPrefix(name)}Config` };
}

/**
 * Adds apps with their models, and models to apps that are there: all registered and routed in one edit.
 * What is there already stays; what cannot be done with certainty goes into the site's `byHand`.
 * @param written those whose files are made; the others are only registered and routed
 */
export function addApps(site: Site, apps: readonly PlacedApp[], written: readonly PlacedApp[] = apps): void {
  const hadUrls = new Set(apps.filter(({ folder }) => urlsFileOf(site.workspace, folder) !== undefined));
  const unfinished = addCode(site, apps, written);
  addAccessRows(
    site,
    apps.map(({ name, added }) => ({ name, models: added })),
  );
  if (needsPillow(apps.flatMap(({ added }) => added))) requirePillow(site);
  const isAsked = apps.some(({ existing }) => existing);
  const leftOut = apps.filter((app) => !written.includes(app));
  const hasUrls = (app: PlacedApp) => leftOut.includes(app) || urlsFileOf(site.workspace, app.folder);
  const wanted = apps.filter((app) => !unfinished.has(app) && hasUrls(app) && !isRootApp(site, app));
  const files = withUrls(site.workspace, leftOut);
  // Nothing can include a URLconf that was not there.
  const asked = wanted.map((app) => ({ ...app, existing: app.existing === true && hadUrls.has(app) }));
  for (const routes of routeGroups(asked)) {
    const routed = () => new Set(routesOf(site.workspace, site.settings).map(({ urlconf }) => urlconf));
    const there = isAsked ? routed() : new Set();
    const edit = routeApps(files, site.settings, routes);
    apply(site, edit);
    if ('byHand' in edit || !isAsked) continue;
    const now = routed();
    const added = routes.map(({ urlconf }) => urlconf).filter((each) => now.has(each) && !there.has(each));
    ownRoutes(site, edit.path, apps, added);
  }
  // Last, since the routes are found by the settings, and changed settings have to be parsed anew.
  const fresh = apps.filter(({ existing }) => !existing);
  if (fresh.length > 0) apply(site, registerApps(site.workspace, site.settings, fresh.map(entryOf)));
}

/** The files with a URLconf of each app whose own files are left out: its route stands where it would with them. */
function withUrls(files: Files, leftOut: readonly PlacedApp[]): Files {
  const all = new Workspace(files);
  for (const { folder } of leftOut) all.write(within(folder, 'urls.py'), '');
  return all;
}

/** Makes the files of some of the apps that are added. @returns those with routes that are left to the owner */
function addCode(site: Site, apps: readonly PlacedApp[], written: readonly PlacedApp[]): Set<PlacedApp> {
  const unfinished = new Set<PlacedApp>();
  if (written.length === 0) return unfinished;
  const others = otherModels(site, apps);
  const withContext = written.map((app) => ({
    app,
    context: contextAsWritten(site, app, app.added, others),
  }));
  for (const { app, context } of withContext) addShell(site, app, context);
  for (const { app, context } of withContext) {
    for (const model of app.added) {
      if (addModel(site, app, model, context, others)) unfinished.add(app);
    }
  }
  return unfinished;
}

/** Notes that the routes of apps that were there are ours now: they go with the last of our models. */
function ownRoutes(site: Site, path: string, apps: readonly PlacedApp[], added: readonly string[]): void {
  const existing = apps.filter((app) => app.existing).map((app) => routeOf(app).urlconf);
  const ours = existing.filter((urlconf) => added.includes(urlconf)).map(routeUndo);
  if (ours.length > 0) noteUndo(site, path, ours);
}

/** True for an app whose routes are the project's own: including them would be a circle. */
export function isRootApp({ workspace, settings }: Site, { folder }: AppPlace): boolean {
  const file = urlsFileOf(workspace, folder);
  if (file === undefined) return false;
  const isRead = () => routesOf(workspace, settings).some((route) => route.file === file);
  return file === rootUrlconf(workspace, settings) || isRead();
}

/**
 * The files of a new app: where one is there already, it gets the code that it lacks.
 * An app that is there gets what new pages need: in foreign projects styles and a script.
 * With models, it needs what the pages of all models share.
 */
export function addShell(site: Site, app: PlacedApp, context: AppContext): void {
  const isAgain = site.record.apps.some(({ name }) => name === app.name);
  for (const [path, { content }] of app.existing ? renderShared(context) : renderApp(context)) {
    const target = within(app.folder, path);
    if (site.workspace.read(target) === undefined) site.workspace.write(target, content);
    else if (app.overwrites) replace(site, target, content);
    else if (path.endsWith('.py') && !isAgain) addToFile(site, app, target, content);
  }
  if (app.added.length > 0) addKit(site, app, context, app.added);
}

/** Adds the code of a new app to a file that is there. */
function addToFile(site: Site, app: PlacedApp, path: string, text: string): void {
  const refusal = merge(site, { path, text }, { app: app.name });
  if (refusal) site.byHand.push({ path, where: 'add', lines: refusal.lines, reason: refusal.reason });
}

/** Puts a file of ours in the place of another one. */
function replace({ workspace, replaced }: Site, path: string, content: string): void {
  workspace.write(path, content);
  replaced.add(path);
}

/** Adds the files and the code of a model. @returns whether its routes are left to the owner */
export function addModel(
  site: Site,
  app: PlacedApp,
  model: Model,
  context: AppContext,
  others: OtherModels,
): boolean {
  const { snippets, files } = renderModel(context, model, { models: app.models, others });
  const hadUrls = urlsFileOf(site.workspace, app.folder) !== undefined;
  const refused = mergeModel(site, app, model, snippets);
  const urls = urlsFileOf(site.workspace, app.folder);
  if (!hadUrls && urls !== undefined) nameUrls(site, urls, app.name);
  const inTheWay: string[] = [];
  for (const [path, { content }] of files) {
    const target = within(app.folder, path);
    const there = site.workspace.read(target);
    if (there === undefined) site.workspace.write(target, content);
    else if (app.overwrites || app.occupied === 'overwrite') replace(site, target, content);
    else if (app.occupied === 'refuse' && there !== content) inTheWay.push(target);
  }
  if (inTheWay.length > 0) throw occupiedPages(`${app.name}.${model.name}`, inTheWay);
  return refused.has('urls.py');
}

const occupiedPages = (model: string, paths: readonly string[]) =>
  new UserError(
    `Pages of ${model} would go where your own files are: ${paths.join(', ')}. Rename those, choose another name for the model, or say what to do with ${flagOf('onConflict')} keep|overwrite.`,
  );

/** Gives a new urls.py its `app_name`. https://docs.djangoproject.com/en/stable/topics/http/urls/#url-namespaces */
function nameUrls({ workspace }: Site, path: string, app: string): void {
  const text = workspace.read(path) ?? '';
  if (readAssignedString(text, 'app_name') !== undefined) return;
  const module = parseModule(text);
  const list = module.top
    .getChildren('AssignStatement')
    .find((statement) => textOf(module, statement).startsWith('urlpatterns'));
  if (!list) return;
  const line = `app_name = "${app}"\n\n`;
  workspace.write(path, applyChanges(text, [{ from: list.from, to: list.from, insert: line }]));
}

/** Carries out an edit of the settings or the root URLconf, or notes what is left to do by hand. */
export function apply(site: Site, edit: Edit): void {
  if ('byHand' in edit) {
    site.byHand.push(edit.byHand);
    return;
  }
  site.workspace.write(edit.path, edit.text);
  if ('undo' in edit && edit.undo) noteUndo(site, edit.path, edit.undo);
}
