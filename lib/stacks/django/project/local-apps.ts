// The apps that are the project's own: where they live, and what their labels are.
import type { Files } from '../../../core/files/files.ts';
import { folderOf } from '../../../core/files/paths.ts';
import { stringValue } from '../python/strings.ts';
import { childrenOf, textOf } from '../python/syntax.ts';
import { installedApps } from './installed-apps.ts';
import { type ModuleFinder, readModule } from './modules.ts';
import { finderOf, type Settings } from './settings.ts';

/** Where a project keeps its apps. */
export interface AppsPlace {
  /** Such as `apps`; '' for the root. */
  readonly folder: string;
  /** What comes before an app's name in the name of its module: `apps.`, or nothing. */
  readonly modulePrefix: string;
}

/** An app of the project. */
export interface LocalApp {
  readonly label: string;
  /** Such as `apps.blog`. */
  readonly module: string;
  readonly folder: string;
  /** How INSTALLED_APPS names it. */
  readonly entry: string;
}

/** The folders of the installed apps that are the project's own, in their order. */
export function localFolders(files: Files, settings: Settings): string[] {
  const finder = finderOf(files, settings);
  return installedApps(files, settings).flatMap(({ entry }) => packageOf(finder, entry)?.folder ?? []);
}

/** Folders that are called after no kind of app. */
const general = /^(\w+_)?(apps|applications|modules|src|project|backend|server|web|site)$/;

/** As many apps make the folder around a kind of apps a place of its own. */
const fewApps = 3;

/**
 * Where most of the installed apps that are the project's own live, its settings package aside. A folder that holds
 * one kind of apps, such as `integrations/`, counts as one app of the folder around it where that has others too.
 */
export function appsPlace(files: Files, settings: Settings): AppsPlace {
  const finder = finderOf(files, settings);
  const counts = new Map<string, { place: AppsPlace; count: number }>();
  for (const { entry } of installedApps(files, settings)) {
    const app = packageOf(finder, entry);
    if (!app || `${settings.file}/`.startsWith(`${app.folder}/`)) continue;
    const name = app.module.split('.').at(-1) ?? '';
    const place = { folder: folderOf(app.folder), modulePrefix: app.module.slice(0, -name.length) };
    const key = `${place.folder}:${place.modulePrefix}`;
    counts.set(key, { place, count: (counts.get(key)?.count ?? 0) + 1 });
  }
  const all = [...counts.values()];
  const isKind = ({ place }: { place: AppsPlace }) => {
    const module = place.modulePrefix.slice(0, -1);
    const [around, name = ''] = [module.slice(0, module.lastIndexOf('.') + 1), module.split('.').at(-1)];
    const outer = all.find((other) => other.place.modulePrefix === around && around !== '');
    return !general.test(name) && outer !== undefined && outer.count >= fewApps;
  };
  const [most] = all.filter((place) => !isKind(place)).toSorted((one, other) => other.count - one.count);
  return most?.place ?? { folder: '', modulePrefix: '' };
}

/** Every installed app that is the project's own. */
export function localApps(files: Files, settings: Settings): LocalApp[] {
  const finder = finderOf(files, settings);
  return installedApps(files, settings).flatMap(({ entry }) => {
    const app = packageOf(finder, entry);
    return app ? [{ entry, ...app, label: labelIn(files, { entry, ...app }) }] : [];
  });
}

/**
 * The installed app of the project with that label, or with that module; undefined when there is none.
 * @param isAsked leaves out entries that are known not to be meant: each costs a look at the disk
 * https://docs.djangoproject.com/en/stable/ref/applications/#configurable-attributes
 */
export function locateApp(
  files: Files,
  settings: Settings,
  labelOrModule: string,
  isAsked: (entry: string) => boolean = () => true,
): LocalApp | undefined {
  const finder = finderOf(files, settings);
  const apps = installedApps(files, settings).flatMap(({ entry }) => {
    const app = isAsked(entry) ? packageOf(finder, entry) : undefined;
    return app ? [{ entry, ...app }] : [];
  });
  const last = labelOrModule.split('.').at(-1);
  const likely = apps.filter(({ module }) => module.split('.').at(-1) === last);
  for (const app of [...likely, ...apps]) {
    const label = labelIn(files, app);
    if (label === labelOrModule || app.module === labelOrModule) return { ...app, label };
  }
  return undefined;
}

/** The package of an entry, which may name its AppConfig: `blog.apps.BlogConfig` -> `blog`. */
function packageOf(finder: ModuleFinder, entry: string): { module: string; folder: string } | undefined {
  const parts = entry.split('.');
  const top = finder.packageOf(parts[0] ?? '');
  if (top === undefined) return undefined;
  // `apps.BlogConfig` is not a folder, and looking for it would list the folder of every app.
  const named = /\.apps\.[A-Z]\w*$/.test(entry) && parts.length > 2 ? parts.slice(0, -2) : parts;
  for (let length = named.length; length > 0; length--) {
    const module = named.slice(0, length).join('.');
    const folder = finder.packageOf(module);
    if (folder !== undefined && `${folder}/`.startsWith(`${top}/`)) return { module, folder };
  }
  return undefined;
}

/** The label of an app: that of its AppConfig, or else the last part of its module. */
function labelIn(files: Files, { folder, entry, module }: Omit<LocalApp, 'label'>): string {
  return labelOf(files, folder, entry) ?? module.split('.').at(-1) ?? '';
}

/** The `label` of an app's AppConfig: the one that the entry names, or the only one in its apps.py. */
function labelOf(files: Files, folder: string, entry: string): string | undefined {
  const path = `${folder}/apps.py`;
  const module = files.read(path)?.includes('label') ? readModule(files, path) : undefined;
  const classes = module?.top.getChildren('ClassDefinition') ?? [];
  for (const definition of classes) {
    const name = definition.getChild('VariableName');
    if (!module || !name || (classes.length > 1 && !entry.endsWith(`.${textOf(module, name)}`))) continue;
    for (const statement of childrenOf(definition.getChild('Body') ?? definition)) {
      const [target] = statement.getChildren('VariableName');
      const value = statement.getChild('AssignOp')?.nextSibling;
      if (target && value && textOf(module, target) === 'label') return stringValue(module, value);
    }
  }
  return undefined;
}
