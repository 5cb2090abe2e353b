// Takes apps and models out of a project in memory: the exact inverse of adding them, except for what owners changed.
import { unregisterApps } from '../django/installed-apps.ts';
import { within } from '../django/modules.ts';
import { routesOf, unrouteApps } from '../django/root-urls.ts';
import { hashOf } from '../hash.ts';
import type { Model } from '../model-spec/model.ts';
import { modelNames } from '../model-spec/names.ts';
import { stillChanged } from '../python/imports.ts';
import { isShared, renderApp } from '../render/app.ts';
import { renderModel } from '../render/model.ts';
import { apply, entryOf, makersFor, routeOf } from './add.ts';
import { type AppPlace, contextOf } from './context.ts';
import type { Site } from './site.ts';
import { isEmptyModule, place, unmerge } from './snippets.ts';
import type { ParsedApp } from './specs.ts';

type Placed = ParsedApp & AppPlace;

/**
 * Removes an app that was added.
 * @returns the paths of files that stay because their owner changed them
 */
export function removeApp(site: Site, app: Placed): string[] {
  const { workspace, settings, record } = site;
  apply(site, unregisterApps(workspace, settings, [entryOf(app)]));
  unroute(site, app);
  const ours = Object.keys(record.files).filter((path) => path.startsWith(`${app.folder}/`));
  for (const path of ours) {
    delete site.imports[path];
    site.released.add(path);
  }
  return ours.filter((path) => !removeUnchanged(site, path));
}

/**
 * Removes one model of an app: its code from the app's Python files, and its pages.
 * @returns what stays because its owner changed it: paths, and names with the path they are in
 */
export function removeModel(site: Site, app: Placed, model: Model): string[] {
  const context = contextOf(site, app, app);
  const { snippets, files } = renderModel(context, model, {
    models: app.models,
    makers: makersFor(site, [app]),
  });
  const kept: string[] = [];
  for (const [file, snippet] of snippets) {
    const placed = place(site, app.folder, file, snippet, modelNames(model.name).snake);
    for (const name of unmerge(site, placed)) kept.push(`${placed.path} (${name})`);
    const isShell = file !== 'forms.py' && placed.path === within(app.folder, file) && !isForeign(site, app);
    if (!isShell && isLeftover(site, placed.path)) site.workspace.remove(placed.path);
  }
  if (app.existing && !hasUrls(site, app)) unroute(site, app);
  const pages = [...files.keys()];
  const isLast = app.models.length === 1 && app.existing;
  const shared = isLast ? [...renderApp(context).keys()].filter(isShared) : [];
  for (const path of [...pages, ...shared].map((name) => within(app.folder, name))) {
    if (path in site.record.files && !removeUnchanged(site, path)) kept.push(path);
  }
  return kept;
}

function hasUrls({ workspace }: Site, { folder }: AppPlace): boolean {
  return ['urls.py', 'urls/__init__.py'].some((path) => workspace.read(within(folder, path)) !== undefined);
}

/** True for an app that neither this tool nor its project brought. */
function isForeign({ record }: Site, { name, existing }: Placed): boolean {
  return existing === true && name !== record.answers.app;
}

/** True for a file that was made for a model's code and holds none any more. */
function isLeftover({ workspace, record }: Site, path: string): boolean {
  const text = workspace.read(path);
  return text !== undefined && path in record.files && isEmptyModule(text);
}

/** Takes the app's route out of the file that has it. */
function unroute(site: Site, app: Placed): void {
  const { workspace, settings } = site;
  const route = routeOf(app);
  const there = routesOf(workspace, settings).find(({ urlconf }) => urlconf === route.urlconf);
  if (!there) return;
  apply(site, unrouteApps(workspace, settings, [route], site.imports[there.file] ?? {}));
  site.imports[there.file] = stillChanged(site.imports[there.file] ?? {}, workspace.read(there.file) ?? '');
}

/** Removes a file that is as it was written. @returns false for one that its owner changed */
function removeUnchanged({ workspace, record }: Site, path: string): boolean {
  const text = workspace.read(path);
  if (text === undefined) return true;
  if (record.files[path] !== hashOf(text)) return false;
  workspace.remove(path);
  return true;
}
