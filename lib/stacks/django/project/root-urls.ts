// The root URLconf: reading its routes, adding those of apps, and removing them again.

import type { Files } from '../../../core/files/files.ts';
import { folderOf, within } from '../../../core/files/paths.ts';
import type { Undo } from '../../../core/files/undo.ts';
import { addImports, importsIn, removeImports } from '../python/imports.ts';
import { addItems, removeItem } from '../python/sequence.ts';
import { applyChanges, BracketMemory, type Change, type SyntaxNode, textOf } from '../python/syntax.ts';
import { type ByHand, type Edit, type FileEdit, withText } from './edit.ts';
import { type Literal, readValue, type Value } from './literals.ts';
import { elementsIn, moduleScope, type Scope } from './scopes.ts';
import { checkSyntax, finderOf, type Settings, stringSetting } from './settings.ts';
import { shadows } from './shadowing.ts';
import { type UrlEntry, urlEntry } from './url-entries.ts';
import { entryStyle, entryText, originIn } from './url-functions.ts';

/** What routes requests to an app: `blog/` and `blog.urls`. */
export interface AppRoute {
  readonly route: string;
  readonly urlconf: string;
}

/** A route that a project has. */
export interface ExistingRoute {
  /** As it is written, without the `^` of a regular expression. */
  readonly route: string;
  /** The module it includes, if it includes one by name. */
  readonly urlconf?: string;
  readonly file: string;
}

interface Entry extends Omit<UrlEntry, 'urlconf'> {
  readonly urlconf?: string | undefined;
  readonly scope: Scope;
  /** The brackets it is in; undefined for an argument of `.append()`. */
  readonly literal?: Literal;
}

/** The file of the root URLconf; undefined when the settings name none that the project has. */
export function rootUrlconf(files: Files, settings: Settings): string | undefined {
  const finder = finderOf(files, settings);
  const named = stringSetting(finder, settings, 'ROOT_URLCONF').map((name) => finder.fileOf(name));
  const folder = folderOf(settings.file);
  const guesses = [folder, folderOf(folder), ''].map((each) => within(each, 'urls.py'));
  return named.find(Boolean) ?? guesses.find((path) => finder.has(path));
}

/** The routes of the root URLconf, in their order, as far as they can be read. */
export function routesOf(files: Files, settings: Settings): ExistingRoute[] {
  return entriesOf(patternsOf(files, settings)).map(({ pattern, urlconf, scope: { file } }) => {
    const route = pattern.syntax === 'regex' ? pattern.text.replace(/^\^/, '') : pattern.text;
    return urlconf === undefined ? { route, file } : { route, urlconf, file };
  });
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
  const missing = routes.filter(({ urlconf }) => !routed.has(urlconf));
  const literal = mainPatterns(value, missing);
  if (!literal)
    return missing.length > 0 ? byHand(files, settings, value, missing) : unchanged(files, settings);
  const { file, module } = literal.scope;
  if (missing.length === 0) return { path: file, text: module.text };
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
  const isSame = imports.text === module.text;
  const changed = isSame ? value : patternsOf(withText(files, file, imports.text), settings);
  const target = mainPatterns(changed, missing);
  if (imports.clashes.length > 0 || !target) return byHand(files, settings, value, missing, imports.clashes);
  const changes = insertions(target, missing, (app) =>
    entryText(target.scope.module, target.node, style, app),
  );
  return { path: file, text: applyChanges(imports.text, changes), undo: imports.undo };
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
  return (module) => {
    const [root = module] = module.split('.');
    return finder.packageOf(root) !== undefined || finder.fileOf(root) !== undefined;
  };
}

/** The entries for routes as insertions: each before the first element that would catch its addresses. */
function insertions(
  literal: Literal,
  routes: readonly AppRoute[],
  write: (app: AppRoute) => string,
): Change[] {
  const { module } = literal.scope;
  const entries = entriesIn(literal);
  const groups = new Map<number, { before?: SyntaxNode; items: string[] }>();
  for (const app of routes) {
    const before = entries.find(({ pattern }) => shadows(pattern, app.route))?.node;
    const group = groups.get(before?.from ?? -1) ?? { items: [], ...(before ? { before } : {}) };
    group.items.push(write(app));
    groups.set(before?.from ?? -1, group);
  }
  return [...groups.values()].flatMap(({ before, items }) => addItems(module, literal.node, items, before));
}

function patternsOf(files: Files, settings: Settings): Value {
  const finder = finderOf(files, settings);
  const file = rootUrlconf(files, settings);
  const scope = file === undefined ? undefined : moduleScope(finder, file);
  const none = { literals: [], appended: [], bindings: [] };
  return scope ? readValue(finder, scope, 'urlpatterns', ['patterns', 'i18n_patterns']) : none;
}

/**
 * The literal to add routes to: one that surely counts, best a list whose addresses have no language in front, and the
 * first of several. When an earlier one would catch the addresses, it is that one. Undefined when that is not sure.
 */
function mainPatterns({ literals, bindings }: Value, routes: readonly AppRoute[]): Literal | undefined {
  const sure = literals.filter(({ conditional }) => !conditional);
  const rank = ({ call, added, depth }: Literal) =>
    (call === 'i18n_patterns' ? 1000 : 0) + (added ? 100 : 0) - depth;
  const [best] = sure.toSorted((one, other) => rank(one) - rank(other));
  if (best) {
    const earlier = sure.slice(0, sure.indexOf(best)).filter((literal) => !hasLanguagePrefix(literal));
    const catches = (literal: Literal) =>
      entriesIn(literal).some(({ pattern }) => routes.some(({ route }) => shadows(pattern, route)));
    return earlier.find(catches) ?? best;
  }
  if (bindings.some(({ conditional }) => !conditional)) return undefined;
  const [only, another] = literals.filter(({ added }) => !added);
  return another ? undefined : only;
}

/** https://docs.djangoproject.com/en/stable/topics/i18n/translation/#language-prefix-in-url-patterns */
function hasLanguagePrefix({ call, node, scope: { module } }: Literal): boolean {
  const options = node
    .getChildren('AssignOp')
    .map(({ prevSibling, nextSibling }) =>
      prevSibling && nextSibling ? `${textOf(module, prevSibling)}=${textOf(module, nextSibling)}` : '',
    );
  return call === 'i18n_patterns' && !options.includes('prefix_default_language=False');
}

function entriesOf({ literals, appended }: Value): Entry[] {
  const single = appended.flatMap(({ scope, value }): Entry[] => {
    const entry = urlEntry(scope.module, value, originIn(scope.module));
    return entry ? [{ ...entry, scope }] : [];
  });
  return [...literals.flatMap(entriesIn), ...single];
}

const urlEntries = new BracketMemory<readonly UrlEntry[]>();

function entriesIn(literal: Literal): Entry[] {
  const { scope, node } = literal;
  const { module } = scope;
  const entries = urlEntries.of(module, node, () => {
    const originOf = originIn(module);
    return elementsIn(node).flatMap((element) => urlEntry(module, element, originOf) ?? []);
  });
  return entries.map(({ node, pattern, urlconf }) => ({ node, pattern, urlconf, scope, literal }));
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
  clashes: readonly string[] = [],
): ByHand {
  const path = rootUrlconf(files, settings);
  const lines = routes.map(({ route, urlconf }) => `path("${route}", include("${urlconf}")),`);
  const where = 'add to the list urlpatterns, with path and include from django.urls,';
  if (path === undefined) {
    const reason = 'ROOT_URLCONF names no file of the project';
    return { byHand: { where: `${where} in the root URLconf`, lines, reason } };
  }
  checkSyntax(files, [path]);
  const [clash] = clashes;
  const several = 'urlpatterns is set in several places, depending on conditions';
  const unread = literals.length > 0 ? several : 'urlpatterns is computed';
  const unclear = bindings.length === 0 ? 'it has no urlpatterns' : unread;
  return { byHand: { path, where, lines, reason: clash ? `${clash} means something else in it` : unclear } };
}
