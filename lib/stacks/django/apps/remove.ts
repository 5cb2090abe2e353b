// Removes apps and models from a project in memory: the exact inverse of adding them, except for what owners changed.

import type { Files } from '../../../core/files/files.ts';
import { isHashOf } from '../../../core/files/hash.ts';
import { within } from '../../../core/files/paths.ts';
import type { Tree } from '../../../core/files/tree.ts';
import { findUndo, withoutUndo } from '../../../core/files/undo.ts';
import { Workspace } from '../../../core/files/workspace.ts';
import { isOnlyLaidOut } from '../../../core/merge/merge-text.ts';
import type { Model } from '../../../core/models/model.ts';
import { type AppContext, renderApp, renderShared } from '../models/render-app.ts';
import { renderModel } from '../models/render-model.ts';
import type { OtherModels } from '../models/test-values.ts';
import { featureWithFolder } from '../own-folder.ts';
import { unregisterApps } from '../project/installed-apps.ts';
import { routesOf, unrouteApps } from '../project/root-urls.ts';
import { stillNeeded } from '../python/unimport.ts';
import { removeAccessRows } from './access-table.ts';
import { addModel, addShell, apply, entryOf } from './add.ts';
import { routeOf, routeUndo } from './app-routes.ts';
import { contextAsWritten } from './as-written.ts';
import { type AppPlace, urlsFileOf } from './context.ts';
import { kitAlone } from './kit.ts';
import { dropImporters, importersOf } from './loose-imports.ts';
import { isForeign, type ModelSnippet, placedModel } from './model-code.ts';
import { otherModels } from './other-models.ts';
import type { Site } from './site.ts';
import { isEmptyModule, unmerge } from './snippets.ts';
import type { ParsedApp } from './specs.ts';

type Placed = ParsedApp & AppPlace;

/**
 * Removes an app that was added: its files, and its code in files that were there before it.
 * @returns what stays in its folder: paths, and names with the path they are in
 */
export function removeApp(site: Site, app: Placed): string[] {
  const { workspace, settings, record } = site;
  apply(site, unregisterApps(workspace, settings, [entryOf(app)]));
  removeAccessRows(site, app.name, app.models);
  unroute(site, app);
  const others = otherModels(site, [app]);
  const context = contextAsWritten(site, app, app.models, others);
  const ours = new Set(Object.keys(record.files).filter((path) => path.startsWith(`${app.folder}/`)));
  const names = mergedCode(site, app, context, others)
    .filter(({ path }) => !ours.has(path) && site.undo[path] !== undefined)
    .flatMap((placed) => unmerge(site, placed, placed.purpose).map((name) => `${placed.path} (${name})`));
  const writtenFile = writtenFiles(site, app, context, others);
  for (const path of ours) {
    delete site.undo[path];
    site.released.add(path);
    removeUnchanged(site, path, writtenFile);
  }
  // In projects of others it is among the app's own files.
  const shared = context.isOwn && app.models.length > 0 ? kitAlone(site, app, context, app.models) : [];
  // Nothing imports what is kept of the app itself.
  const importers = importersOf(site, modulesIn(shared)).filter(
    ({ path }) => !path.startsWith(within(app.folder, '')),
  );
  for (const [path, content] of shared) {
    if (path in record.files && !removeUnchanged(site, path, () => content)) names.push(path);
    else site.released.add(path);
  }
  dropImporters(site, importers);
  return [...names, ...filesIn(workspace, app.folder).filter((path) => !(path in site.undo))];
}

/** All code of an app that may have been merged into files, the last first. */
function mergedCode(site: Site, app: Placed, context: AppContext, others: OtherModels): ModelSnippet[] {
  const around = { models: app.models, others };
  const shell = [...renderApp(context)]
    .filter(([path]) => path.endsWith('.py'))
    .map(([path, { content }]) => ({
      file: path,
      path: within(app.folder, path),
      text: content,
      purpose: { app: app.name },
    }));
  const models = app.models.flatMap((model) =>
    placedModel(site, app, model, renderModel(context, model, around).snippets),
  );
  return [...shell, ...models].reverse();
}

/** The files of an app as they were written, looked at once one of them is asked for. */
function writtenFiles(
  site: Site,
  app: Placed,
  context: AppContext,
  others: OtherModels,
): (path: string) => string | undefined {
  let files: Files | undefined;
  const written = (): Files => {
    const workspace = new Workspace(site.workspace);
    for (const path of filesIn(workspace, app.folder)) workspace.remove(path);
    const fresh = { ...site, workspace, undo: {}, byHand: [], replaced: new Set<string>() };
    const added = { ...app, added: app.models };
    addShell(fresh, added, context);
    for (const model of app.models) addModel(fresh, added, model, context, others);
    return workspace;
  };
  return (path) => {
    files ??= written();
    return files.read(path);
  };
}

/** The files below a folder, without what Python keeps for itself. */
function filesIn(files: Files, folder: string): string[] {
  return files
    .list(folder)
    .filter((entry) => entry !== '__pycache__/')
    .flatMap((entry) =>
      entry.endsWith('/') ? filesIn(files, `${folder}/${entry.slice(0, -1)}`) : [`${folder}/${entry}`],
    );
}

/**
 * Removes one model of an app: its code from the app's Python files, and its pages.
 * @returns what stays because its owner changed it: paths, and names with the path they are in
 */
export function removeModel(site: Site, app: Placed, model: Model): string[] {
  const others = otherModels(site, [app]);
  const context = contextAsWritten(site, app, [model], others);
  const { snippets, files } = renderModel(context, model, { models: app.models, others });
  const shell = renderApp(context);
  removeAccessRows(site, app.name, [model]);
  const kept: string[] = [];
  // What came last may depend on what came before, as tests of a feature do.
  const code = placedModel(site, app, model, snippets);
  const rest = app.models.filter(({ name }) => name !== model.name);
  const shared = kitAlone(site, app, context, [model], rest);
  const importers = importersOf(site, [...code, ...modulesIn(shared)]);
  for (const placed of code.toReversed()) {
    for (const name of unmerge(site, placed, placed.purpose)) kept.push(`${placed.path} (${name})`);
    const { file, path } = placed;
    const isShell = shell.has(file) && path === within(app.folder, file) && !isForeign(site, app);
    if (!isShell) removeLeftover(site, placed.path);
  }
  if (app.existing && app.models.length === 1 && isRouteOurs(site, app)) unroute(site, app);
  const isLast = app.models.length === 1 && app.existing;
  const frame = isLast
    ? [...renderShared(context)].filter(([name]) => !isOfFeature(site, app, name, shell))
    : [];
  const pages = [...files, ...frame].map(
    ([name, { content }]) => [within(app.folder, name), content] as const,
  );
  for (const [path, content] of [...pages, ...shared]) {
    if (path in site.record.files && !removeUnchanged(site, path, () => content)) kept.push(path);
    else site.released.add(path);
  }
  dropImporters(site, importers);
  return kept;
}

/** The Python among files, as what others may import from. */
const modulesIn = (files: readonly (readonly [path: string, text: string])[]) =>
  files.flatMap(([path, text]) => (path.endsWith('.py') ? [{ path, text }] : []));

/** True for a file that pages of models share, but that the feature brought whose app this is. */
function isOfFeature({ record, stack, workspace }: Site, app: Placed, name: string, shell: Tree): boolean {
  return (
    featureWithFolder(record, stack, app.name) !== undefined &&
    workspace.read(within(app.folder, name)) !== shell.get(name)?.content
  );
}

/** True when this tool made the route of an app that was there before. */
function isRouteOurs(site: Site, app: Placed): boolean {
  const route = routeUndo(routeOf(app).urlconf);
  return (
    urlsFileOf(site.workspace, app.folder) === undefined ||
    Object.values(site.undo).some((undo) => findUndo(undo, route))
  );
}

/** Removes a file that was made for a model's code and holds none any more. */
function removeLeftover({ workspace, record, undo, released }: Site, path: string): void {
  const text = workspace.read(path);
  if (!(path in record.files) || (text !== undefined && !isEmptyModule(text))) return;
  if (text !== undefined) workspace.remove(path);
  released.add(path);
  delete undo[path];
}

/** Removes the app's route from the file that has it. */
function unroute(site: Site, app: Placed): void {
  const { workspace, settings } = site;
  const route = routeOf(app);
  const there = routesOf(workspace, settings).find(({ urlconf }) => urlconf === route.urlconf);
  if (!there) return;
  apply(site, unrouteApps(workspace, settings, [route], site.undo[there.file] ?? []));
  const rest = stillNeeded(site.undo[there.file] ?? [], workspace.read(there.file) ?? '');
  site.undo[there.file] = withoutUndo(rest, routeUndo(route.urlconf));
}

/** Removes a file that says what was written into it. @returns false for one that its owner changed */
function removeUnchanged(
  { workspace, record, stack }: Site,
  path: string,
  written: (path: string) => string | undefined,
): boolean {
  const text = workspace.read(path);
  if (text === undefined) return true;
  if (!isHashOf(record.files[path], text) && !isOnlyLaidOut(path, written(path) ?? '', text, stack))
    return false;
  workspace.remove(path);
  return true;
}
