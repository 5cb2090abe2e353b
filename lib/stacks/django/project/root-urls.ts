// The root URLconf: reading its routes, adding those of apps, and removing them again.

import type { Files } from '../../../core/files/files.ts';
import { folderOf, within } from '../../../core/files/paths.ts';
import type { Undo } from '../../../core/files/undo.ts';
import { addImports } from '../python/imports.ts';
import { addItems, removeItem } from '../python/sequence.ts';
import { applyChanges, type Change, textOf } from '../python/syntax.ts';
import { importsIn, removeImports } from '../python/unimport.ts';
import { type ByHand, type Edit, type FileEdit, withText } from './edit.ts';
import { type Literal, noValue, readValue, type Value } from './literals.ts';
import type { ModuleFinder } from './modules.ts';
import { type Place, placeBefore, placeIn } from './places.ts';
import { moduleScope } from './scopes.ts';
import { checkSyntax, finderOf, type Settings, stringSetting } from './settings.ts';
import { shadows } from './shadowing.ts';
import { type EntryStyle, entryStyle, entryText } from './url-functions.ts';
import { entriesIn, entriesOf, includedList, includesOwn, listsToFill } from './url-lists.ts';
import { commonPrefix } from './url-prefix.ts';
import { type Doubt, findMount, type Mount, urlCallables } from './url-tree.ts';

/** What routes requests to an app: `blog/` and `blog.urls`. */
export interface AppRoute {
  readonly route: string;
  readonly urlconf: string;
  /** Whether the app was there before: something may include its URLs already. */
  readonly existing?: boolean;
}

/** A route that a project has. */
export interface ExistingRoute {
  /** As it is written, without the `^` of a regular expression; undefined when it is computed. */
  readonly route?: string;
  /** The module it includes, if it includes one by name. */
  readonly urlconf?: string;
  readonly file: string;
}

/** The file of the root URLconf; undefined when the settings name none that the project has. */
export function rootUrlconf(files: Files, settings: Settings): string | undefined {
  const finder = finderOf(files, settings);
  const named = stringSetting(finder, settings, 'ROOT_URLCONF').map((name) => finder.fileOf(name));
  const folder = folderOf(settings.file);
  const guesses = [folder, folderOf(folder), ''].map((each) => within(each, 'urls.py'));
  return named.find(Boolean) ?? guesses.find((path) => files.has(path));
}

/** The routes of the root URLconf, in their order, as far as they can be read. */
export function routesOf(files: Files, settings: Settings): ExistingRoute[] {
  const entries = entriesOf(patternsOf(files, settings));
  return entries
    .filter(({ pattern, urlconf }) => pattern ?? urlconf)
    .map(({ pattern, urlconf, scope: { file } }) => ({
      ...(pattern && { route: pattern.syntax === 'regex' ? pattern.text.replace(/^\^/, '') : pattern.text }),
      ...(urlconf !== undefined && { urlconf }),
      file,
    }));
}

/** Where the addresses of a URLconf begin, in whatever URLconf it is included; undefined when that cannot be read. */
export function routeTo(files: Files, settings: Settings, urlconf: string): string | undefined {
  return mountOf(files, settings, urlconf)?.route;
}

/** Where a URLconf is included; undefined when that cannot be read, or nowhere. */
export function mountOf(files: Files, settings: Settings, urlconf: string): Mount | undefined {
  const root = rootUrlconf(files, settings);
  const mount = root === undefined ? undefined : findMount(files, settings, root, urlconf);
  return mount && 'route' in mount ? mount : undefined;
}

/**
 * Adds routes of apps to the root URLconf, each before the first entry that would catch its addresses. Apps that
 * are routed already stay as they are. The names the routes need are imported.
 * @throws UserError for a syntax error in the file to change.
 * https://docs.djangoproject.com/en/stable/topics/http/urls/#including-other-urlconfs
 */
export function routeApps(files: Files, settings: Settings, routes: readonly AppRoute[]): Edit {
  const value = patternsOf(files, settings);
  const routed = new Set(entriesOf(value).map(({ urlconf }) => urlconf));
  const unrouted = routes.filter(({ urlconf }) => !routed.has(urlconf));
  const { missing, doubt } = withoutMounted(files, settings, unrouted);
  if (doubt)
    return byHand(files, settings, value, missing, `${doubt.code} in ${doubt.file} may include it already`);
  if (missing.length === 0) {
    const { file } =
      entriesOf(value).find(({ urlconf }) => routes.some((app) => app.urlconf === urlconf))?.scope ?? {};
    return file === undefined ? unchanged(files, settings) : { path: file, text: files.read(file) ?? '' };
  }
  const finder = finderOf(files, settings);
  const [literal] = listsToFill(finder, value, missing);
  if (!literal) return byHand(files, settings, value, missing);
  const { file, module } = literal.scope;
  checkSyntax(files, [file]);
  const style = entryStyle(module, literal.call === 'patterns');
  const wanted = [style.route, style.include].filter(({ local }) => local === undefined);
  const imports = addImports(
    module.text,
    wanted.map(({ module: source, name }) => ({ module: source, name })),
    {
      firstParty: firstPartyIn(files, settings),
    },
  );
  const [clash] = imports.clashes;
  if (clash !== undefined)
    return byHand(files, settings, value, missing, `${clash} means something else in it`);
  const isSame = imports.text === module.text;
  const changed = isSame ? value : patternsOf(withText(files, file, imports.text), settings);
  const changes = listsToFill(finder, changed, missing).flatMap((target) =>
    insertions(finder, target, missing, style),
  );
  return { path: file, text: applyChanges(imports.text, changes), undo: imports.undo };
}

/** The routes that are surely not there yet, in any URLconf; with doubt, what leaves it. */
function withoutMounted(
  files: Files,
  settings: Settings,
  routes: readonly AppRoute[],
): { missing: readonly AppRoute[]; doubt?: Doubt } {
  const root = rootUrlconf(files, settings);
  if (root === undefined || !routes.some(({ existing }) => existing)) return { missing: routes };
  const mounts = routes.map(
    (app) => [app, app.existing ? findMount(files, settings, root, app.urlconf) : undefined] as const,
  );
  const unsure = mounts.flatMap(([app, mount]) => (mount && 'code' in mount ? [{ app, mount }] : []));
  const [first] = unsure;
  if (first) return { missing: unsure.map(({ app }) => app), doubt: first.mount };
  return { missing: mounts.filter(([, mount]) => mount === undefined).map(([app]) => app) };
}

/**
 * Removes the routes of apps: the exact inverse of `routeApps`.
 * @param undo what `routeApps` said about the imports it added; they go when nothing else uses them
 * @throws UserError for a syntax error in the file to change
 */
export function unrouteApps(
  files: Files,
  settings: Settings,
  routes: readonly AppRoute[],
  undo: readonly Undo[] = [],
): Edit {
  const urlconfs = new Set<string | undefined>(routes.map(({ urlconf }) => urlconf));
  const found = entriesOf(patternsOf(files, settings)).find(
    ({ urlconf }) => urlconf && urlconfs.has(urlconf),
  );
  if (!found) return unchanged(files, settings);
  const { file, module } = found.scope;
  if (!found.literal) {
    const lines = [textOf(module, found.node)];
    const reason = 'it is added by a statement of its own';
    return { byHand: { path: file, where: 'remove from urlpatterns', lines, reason } };
  }
  checkSyntax(files, [file]);
  const text = applyChanges(module.text, removeItem(module, found.literal.node, found.node));
  const rest = unrouteApps(withText(files, file, text), settings, routes);
  const left = 'text' in rest && rest.path === file ? rest.text : text;
  const imported = importsIn(undo).flatMap((each) =>
    'module' in each ? ['path', 'url', 'include'].map((name) => ({ module: each.module, name })) : [],
  );
  return {
    path: file,
    text: removeImports(left, imported, undo, { firstParty: firstPartyIn(files, settings) }),
  };
}

/** Says which modules are the project's own: imports are sorted by that. */
function firstPartyIn(files: Files, settings: Settings): (module: string) => boolean {
  const finder = finderOf(files, settings);
  return (module) => finder.isLocal(module);
}

/**
 * The entries for routes as insertions: each where the comments of the list and its other apps say, and before the
 * first element that would catch its addresses.
 */
function insertions(
  finder: ModuleFinder,
  literal: Literal,
  routes: readonly AppRoute[],
  style: EntryStyle,
): Change[] {
  const { node } = literal;
  const { module } = literal.scope;
  const entries = entriesIn(literal);
  const own = entries.filter((entry) => includesOwn(finder, entry));
  const places = new Set(own.map((entry) => entry.node.from));
  const usual = placeIn(module, node, ({ from }) => places.has(from));
  const prefix = commonPrefix(
    module,
    own.map(({ address }) => address),
  );
  const groups = new Map<number, { place: Place; items: string[] }>();
  for (const app of routes) {
    const caught = prefix
      ? undefined
      : entries.find(({ pattern }) => pattern && shadows(pattern, app.route))?.node;
    const isEarlier = caught && (!usual.before || caught.from < usual.before.from);
    const place = isEarlier ? placeBefore(module, node, caught) : usual;
    const key = place.before?.from ?? -1;
    const group = groups.get(key) ?? { place, items: [] };
    group.items.push(entryText(module, node, style, app, prefix));
    groups.set(key, group);
  }
  return [...groups.values()].flatMap(({ place, items }) =>
    addItems(module, node, items, place.before, place.under),
  );
}

function patternsOf(files: Files, settings: Settings): Value {
  const finder = finderOf(files, settings);
  const file = rootUrlconf(files, settings);
  const scope = file === undefined ? undefined : moduleScope(finder, file);
  const value = scope ? readValue(finder, scope, 'urlpatterns', urlCallables) : noValue;
  return includedList(finder, value) ?? value;
}

function unchanged(files: Files, settings: Settings): FileEdit {
  const path = rootUrlconf(files, settings) ?? settings.file;
  return { path, text: files.read(path) ?? '' };
}

function byHand(
  files: Files,
  settings: Settings,
  { bindings, literals }: Value,
  routes: readonly AppRoute[],
  why?: string,
): ByHand {
  const path = rootUrlconf(files, settings);
  const lines = routes.map(({ route, urlconf }) => `path("${route}", include("${urlconf}")),`);
  const where = 'add to the list urlpatterns, with path and include from django.urls,';
  if (path === undefined) {
    const reason = 'ROOT_URLCONF names no file of the project';
    return { byHand: { where: `${where} in the root URLconf`, lines, reason } };
  }
  checkSyntax(files, [path]);
  const several = 'urlpatterns is set in several places, depending on conditions';
  const unread = literals.length > 0 ? several : 'urlpatterns is computed';
  const unclear = bindings.length === 0 ? 'it has no urlpatterns' : unread;
  return { byHand: { path, where, lines, reason: why ?? unclear } };
}
