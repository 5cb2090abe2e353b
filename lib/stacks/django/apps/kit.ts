// The code that the pages of all models share: written with the first model that needs it, and removed with the last.
import { within } from '../../../core/files/paths.ts';
import type { Model } from '../../../core/models/model.ts';
import { hasPrivateUploads, recordsPrivateUploads } from '../models/private-uploads.ts';
import { isNeeded, type KitNeeds, kitNames, renderKit } from '../models/records-kit.ts';
import { type AppContext, appLocals } from '../models/render-app.ts';
import { mergeModule } from '../python/merge.ts';
import { isOwn } from './conditions.ts';
import type { Site } from './site.ts';

/** Where an app is. */
interface Place {
  readonly folder: string;
}

/** What the folders of the shared code are called: in an app that has something else of the usual name, another one. */
export function kitNameIn({ workspace, record }: Pick<Site, 'workspace' | 'record'>, folder: string): string {
  if (isOwn({ record })) return kitNames[0];
  const isTaken = (name: string) =>
    [`${name}.py`, `${name}/__init__.py`]
      .map((path) => within(folder, path))
      .some((path) => workspace.read(path) !== undefined && !(path in record.files));
  return kitNames.find((name) => !isTaken(name)) ?? kitNames[0];
}

/** The shared files that the models of an app need, by path with their text. */
function kitFiles(
  { isLocal }: Pick<Site, 'isLocal'>,
  { folder }: Place,
  context: AppContext,
): [path: string, text: string][] {
  return [...renderKit(context, appLocals(context))].map(([name, { content }]) => [
    context.isOwn ? name : within(folder, name),
    name.endsWith('.py') ? mergeModule(undefined, content, { firstParty: isLocal }).text : content,
  ]);
}

/** What the models of an app need. */
const needsOf = ({ views }: Pick<AppContext, 'views'>, models: readonly Model[]): KitNeeds => ({
  views,
  hasPrivateUploads: models.some(hasPrivateUploads),
});

/** What a project of this tool has for sure: apps need not look again, one after the other. */
const written = new WeakMap<Site, Set<string>>();

/** Writes the shared files that new models of an app need, where they are not there yet. */
export function addKit(site: Site, place: Place, context: AppContext, models: readonly Model[]): void {
  const needs = needsOf(context, models);
  if (context.isOwn) {
    const known = written.get(site) ?? new Set();
    const key = Object.values(needs).join();
    if (known.has(key)) return;
    written.set(site, known.add(key));
  }
  for (const [path, text] of kitFiles(site, place, context)) {
    if (isNeeded(path, needs) && site.workspace.read(path) === undefined) site.workspace.write(path, text);
  }
}

/**
 * The shared files that only models which are removed need, by path with their text as it was written.
 * @param rest the models that stay in their app
 */
export function kitAlone(
  site: Site,
  app: Place & { readonly name: string },
  context: AppContext,
  removed: readonly Model[],
  rest: readonly Model[] = [],
): [path: string, text: string][] {
  const needs = needsOf(context, removed);
  // What stays in the app needs all the rest.
  if (rest.length > 0 && !needs.hasPrivateUploads) return [];
  const others = site.apps
    .filter(({ name, models }) => context.isOwn && name !== app.name && models.length > 0)
    .map(({ views, models }) => ({ views, hasPrivateUploads: models.some(recordsPrivateUploads) }));
  const staying = [...others, ...(rest.length > 0 ? [needsOf(context, rest)] : [])];
  const isAlone = (path: string) => isNeeded(path, needs) && !staying.some((each) => isNeeded(path, each));
  return kitFiles(site, app, context).filter(([path]) => isAlone(path));
}
