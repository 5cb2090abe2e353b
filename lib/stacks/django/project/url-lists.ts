// The lists of routes that make up urlpatterns: their entries, and which of them new routes go into.
import { BracketMemory, childrenOf, type Module, type SyntaxNode, textOf } from '../python/syntax.ts';
import { type Literal, readValue, type Value } from './literals.ts';
import type { ModuleFinder } from './modules.ts';
import { isAskedFor } from './places.ts';
import { elementsIn, type Scope } from './scopes.ts';
import { literalsToFill } from './settings.ts';
import { shadows } from './shadowing.ts';
import { type UrlEntry, urlEntry } from './url-entries.ts';
import { originIn } from './url-functions.ts';
import { isImportedFromProject, urlCallables } from './url-tree.ts';

/** An entry, and where it is. */
export interface ListedEntry extends UrlEntry {
  readonly scope: Scope;
  /** The brackets it is in; undefined for an argument of `.append()`. */
  readonly literal?: Literal;
}

/** All entries of urlpatterns. */
export function entriesOf({ literals, appended }: Value): ListedEntry[] {
  const single = appended.flatMap(({ scope, value }): ListedEntry[] => {
    const entry = urlEntry(scope.module, value, originIn(scope.module));
    return entry ? [{ ...entry, scope }] : [];
  });
  return [...literals.flatMap(entriesIn), ...single];
}

/** The list of all pages, where urlpatterns only puts a prefix in front of it: `[path(PREFIX, include(pages))]`. */
export function includedList(finder: ModuleFinder, value: Value): Value | undefined {
  const [only, another] = entriesOf(value).filter(({ literal }) => literal && !literal.conditional);
  const { scope, target } = only ?? {};
  if (another || !scope || target?.name !== 'VariableName' || target.parent?.name !== 'ArgList')
    return undefined;
  const list = readValue(finder, scope, textOf(scope.module, target), urlCallables);
  return list.literals.length > 0 ? list : undefined;
}

const urlEntries = new BracketMemory<readonly UrlEntry[]>();

/** The entries in one list. */
export function entriesIn(literal: Literal): ListedEntry[] {
  const { scope, node } = literal;
  const { module } = scope;
  const entries = urlEntries.of(module, node, () => {
    const originOf = originIn(module);
    return elementsIn(node).flatMap((element) => urlEntry(module, element, originOf) ?? []);
  });
  return entries.map((entry) => ({ ...entry, scope, literal }));
}

/** Whether an entry includes a URLconf of the project, there or not. */
export function includesOwn(finder: ModuleFinder, { target, urlconf, scope }: ListedEntry): boolean {
  if (urlconf !== undefined) return finder.isLocal(urlconf);
  return !!target && isOwnName(finder, scope, target);
}

/** Whether the first name in an expression is imported from the project. */
function isOwnName(finder: ModuleFinder, scope: Scope, node: SyntaxNode): boolean {
  let first: SyntaxNode | undefined = node;
  while (first && first.name !== 'VariableName') first = childrenOf(first)[0];
  return !!first && isImportedFromProject(finder, scope, textOf(scope.module, first));
}

/** Whether an entry is for programs, not for visitors. */
function isApi({ pattern, urlconf = '' }: ListedEntry): boolean {
  return /^\^?\/?(api|v\d)\b/.test(pattern?.text ?? '') || /(^|\.)api(\.|$)/.test(urlconf);
}

/**
 * The lists to add routes to: the one that surely counts and has most of the project's pages, or where a condition
 * chooses between lists, one of each. None when that is not sure.
 * @param routes the addresses that the lists must not catch before they come to them
 */
export function listsToFill(
  finder: ModuleFinder,
  value: Value,
  routes: readonly { readonly route: string }[],
): readonly Literal[] {
  const best = (among: Value) => mainList(finder, among, routes);
  const chosen = literalsToFill(finder, value, best, urlCallables);
  const [only, another] = chosen;
  if (!only || another || only.conditional) return chosen;
  // `if DEBUG: urlpatterns = […]` in place of the first list, with the same apps in it.
  const includes = new Set(entriesIn(only).flatMap(({ urlconf }) => urlconf ?? []));
  const swapped = value.literals.filter(
    (literal) =>
      literal.conditional &&
      !literal.handed &&
      !literal.added &&
      literal.depth === 0 &&
      literal.binding !== only.binding &&
      literal.scope.file === only.scope.file &&
      entriesIn(literal).some((entry) => includesOwn(finder, entry) && includes.has(entry.urlconf ?? '')),
  );
  return [only, ...swapped.filter((literal) => !refersToItself(value, literal))];
}

/** Whether the statement of a list also takes what was there before: `urlpatterns = […] + urlpatterns`. */
function refersToItself({ bindings }: Value, { binding }: Literal): boolean {
  const statement = bindings[binding];
  return (
    !!statement && new RegExp(`\\b${statement.name}\\b`).test(textOf(statement.scope.module, statement.value))
  );
}

/**
 * One of several lists that follow each other: one where a comment asks for routes, or else the one with most of the project's pages, best one whose addresses have
 * no language in front, and the first of several. When an earlier one would catch the addresses, it is that one.
 */
function mainList(
  finder: ModuleFinder,
  { literals, bindings, unread }: Value,
  routes: readonly { readonly route: string }[],
): Literal | undefined {
  const sure = literals.filter(({ conditional, handed }) => !conditional && !handed);
  const rankOf = (literal: Literal) => {
    const entries = entriesIn(literal);
    const own = entries.filter((entry) => includesOwn(finder, entry));
    const views = entries.filter(
      ({ view, target, scope }) => view && !target && isOwnName(finder, scope, view),
    );
    const { call, added, depth } = literal;
    const usual = (call === 'i18n_patterns' ? 1000 : 0) + (added ? 100 : 0) - depth;
    return {
      literal,
      ranks: [
        Number(isAskedFor(literal.scope.module, literal.node)),
        own.filter((entry) => !isApi(entry)).length,
        own.length,
        views.length,
        Math.min(entries.length, 1),
        -usual,
      ],
    };
  };
  // Ranks cost a look at each app.
  const [best] =
    sure.length === 1
      ? sure
      : sure
          .map(rankOf)
          .sort((one, other) => {
            const index = one.ranks.findIndex((rank, at) => rank !== other.ranks[at]);
            return index < 0 ? 0 : (other.ranks[index] ?? 0) - (one.ranks[index] ?? 0);
          })
          .map(({ literal }) => literal);
  if (best) {
    const earlier = sure.slice(0, sure.indexOf(best)).filter((literal) => !hasLanguagePrefix(literal));
    const catches = (literal: Literal) =>
      entriesIn(literal).some(
        ({ pattern }) => pattern && routes.some(({ route }) => shadows(pattern, route)),
      );
    return earlier.find(catches) ?? best;
  }
  if (unread.length > 0 || bindings.some(({ conditional }) => !conditional)) return undefined;
  const [only, another] = literals.filter(({ added, handed }) => !added && !handed);
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

/** The first entry of a list of views that catches an address by a variable, and so has to come after it. */
export function entryCatching(module: Module, list: SyntaxNode, address: string): SyntaxNode | undefined {
  return elementsIn(list).find((node) => {
    const { pattern } = urlEntry(module, node, originIn(module)) ?? {};
    const isVariable = pattern && !pattern.open && (pattern.syntax === 'regex' || pattern.text.includes('<'));
    return isVariable && shadows(pattern, address);
  });
}
