// The code that the pages of all models share: written with the first model that needs it, and removed with the last.
import { within } from '../../../core/files/paths.ts';
import { isForStyle, kitNames, renderKit } from '../models/records-kit.ts';
import { type AppContext, appLocals } from '../models/render-app.ts';
import type { ViewStyle } from '../models/view-style.ts';
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

/** The styles of views whose shared files a project of this tool has for sure: apps need not look again, one after the other. */
const written = new WeakMap<Site, Set<ViewStyle>>();

/** Writes the shared files that an app needs, where they are not there yet. */
export function addKit(site: Site, place: Place, context: AppContext): void {
  if (context.isOwn) {
    const styles = written.get(site) ?? new Set();
    if (styles.has(context.views)) return;
    written.set(site, styles.add(context.views));
  }
  for (const [path, text] of kitFiles(site, place, context)) {
    if (site.workspace.read(path) === undefined) site.workspace.write(path, text);
  }
}

/** The shared files that no other app needs, by path with their text as it was written. */
export function kitAlone(
  site: Site,
  app: Place & { readonly name: string },
  context: AppContext,
): [path: string, text: string][] {
  const files = kitFiles(site, app, context);
  if (!context.isOwn) return files;
  const others = site.apps.filter(({ name, models }) => name !== app.name && models.length > 0);
  return files.filter(([path]) => !others.some(({ views }) => isForStyle(path, views)));
}
