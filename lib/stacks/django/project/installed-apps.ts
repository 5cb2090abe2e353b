// INSTALLED_APPS: reading it, adding apps to it, and removing them again.
import type { Files } from '../../../core/files/files.ts';
import { addItems, removeItem } from '../python/sequence.ts';
import { quoteLike, stringValue } from '../python/strings.ts';
import { applyChanges, BracketMemory, type Module, type SyntaxNode } from '../python/syntax.ts';
import { type ByHand, type Edit, withText } from './edit.ts';
import type { Literal, Value } from './literals.ts';
import { placeIn } from './places.ts';
import { elementsIn } from './scopes.ts';
import {
  checkSyntax,
  finderOf,
  findSetting,
  literalsToFill,
  mainLiteral,
  type Settings,
} from './settings.ts';

const setting = 'INSTALLED_APPS';

/** One entry of INSTALLED_APPS that is a string. */
export interface InstalledApp {
  /** Such as `blog` or `blog.apps.BlogConfig`. */
  readonly entry: string;
  /** The file that says so. */
  readonly file: string;
}

interface Element extends InstalledApp {
  readonly module: Module;
  readonly node: SyntaxNode;
  /** The brackets it is in; undefined for an argument of `.append()`. */
  readonly literal?: Literal;
}

/** Every app that INSTALLED_APPS surely or sometimes has, as far as it can be read. */
export function installedApps(files: Files, settings: Settings): InstalledApp[] {
  return elementsOf(findSetting(finderOf(files, settings), settings, setting)).map(({ entry, file }) => ({
    entry,
    file,
  }));
}

/** An app to register: its package, and what its AppConfig is called. */
export interface NewApp {
  readonly module: string;
  readonly config: string;
}

/**
 * How INSTALLED_APPS names an app: as it names most of the project's own apps, by their AppConfig or by their package.
 * https://docs.djangoproject.com/en/stable/ref/applications/#configuring-applications
 */
function entryLike(own: readonly string[], { module, config }: NewApp): string {
  const configured = own.filter((entry) => /\.[A-Z]\w*$/.test(entry)).length;
  return configured * 2 >= own.length ? config : module;
}

/**
 * Adds apps to the list that INSTALLED_APPS, or the project's own part of it, is made from: where a comment asks for
 * them, after the project's own apps, or at the end. Those that are there already stay as they are.
 * @throws UserError for a syntax error in the file to change.
 * https://docs.djangoproject.com/en/stable/ref/settings/#installed-apps
 */
export function registerApps(files: Files, settings: Settings, apps: readonly NewApp[]): Edit {
  const finder = finderOf(files, settings);
  const value = findSetting(finder, settings, setting);
  const elements = elementsOf(value);
  const known = new Set(elements.map(({ entry }) => entry));
  const missing = apps.filter(({ module, config }) => !known.has(module) && !known.has(config));
  const isOwn = (entry: string) => finder.packageOf(entry.split('.')[0] ?? '') !== undefined;
  const own = elements.filter(({ entry }) => isOwn(entry));
  const entries = missing.map((app) =>
    entryLike(
      own.map(({ entry }) => entry),
      app,
    ),
  );
  const like = (literal: Literal) => own.filter((each) => each.literal === literal).length;
  const literals = literalsToFill(finder, value, (among) => mainLiteral(among, like));
  const [first] = literals;
  if (!first) return missing.length > 0 ? byHand(settings, value, entries) : unchanged(files, settings.file);
  const { file, module } = first.scope;
  if (missing.length === 0) return unchanged(files, file);
  checkSyntax(files, [settings.file, file]);
  const changes = literals.flatMap(({ node }) => {
    const { before, under } = placeIn(module, node, (element) => isOwn(stringValue(module, element) ?? ''));
    return addItems(
      module,
      node,
      entries.map((entry) => quoteLike(module, node, entry)),
      before,
      under,
    );
  });
  return { path: file, text: applyChanges(module.text, changes) };
}

/** Removes apps from the file that has them: the exact inverse of `registerApps`. */
export function unregisterApps(files: Files, settings: Settings, apps: readonly NewApp[]): Edit {
  const value = findSetting(finderOf(files, settings), settings, setting);
  const names = new Set(apps.flatMap(({ module, config }) => [module, config]));
  const found = elementsOf(value).filter(({ entry }) => names.has(entry));
  const main = mainLiteral(value)?.scope.file;
  const inBrackets = found.filter(({ literal }) => literal && !literal.handed);
  const next = inBrackets.findLast(({ file }) => file === main) ?? inBrackets.at(-1);
  if (!next?.literal) {
    const [appended] = found;
    if (!appended) return unchanged(files, main ?? settings.file);
    const reason = 'it is added by a statement of its own';
    return {
      byHand: { path: appended.file, where: `remove from ${setting}`, lines: [appended.entry], reason },
    };
  }
  const { file, module, literal, node } = next;
  checkSyntax(files, [settings.file, file]);
  const text = applyChanges(module.text, removeItem(module, literal.node, node));
  const rest = unregisterApps(withText(files, file, text), settings, apps);
  return 'byHand' in rest || rest.path !== file ? { path: file, text } : rest;
}

const strings = new BracketMemory<readonly { node: SyntaxNode; entry: string }[]>();

function elementsOf({ literals, appended }: Value): Element[] {
  return [
    ...literals.flatMap((literal) => {
      const { file, module } = literal.scope;
      const found = strings.of(module, literal.node, () => stringsAmong(module, elementsIn(literal.node)));
      return found.map(({ node, entry }) => ({ node, entry, file, module, literal }));
    }),
    ...appended.flatMap(({ scope: { file, module }, value }) =>
      stringsAmong(module, [value]).map((element) => ({ ...element, file, module })),
    ),
  ];
}

function stringsAmong(module: Module, nodes: readonly SyntaxNode[]): { node: SyntaxNode; entry: string }[] {
  return nodes.flatMap((node) => {
    const entry = stringValue(module, node);
    return entry === undefined ? [] : [{ node, entry }];
  });
}

function unchanged(files: Files, path: string): Edit {
  return { path, text: files.read(path) ?? '' };
}

function byHand(settings: Settings, { bindings, literals }: Value, entries: readonly string[]): ByHand {
  const quoted = entries.map((entry) => `"${entry}"`);
  const reasons = {
    none: `no ${setting} was found`,
    several: `${setting} is set in several places, depending on conditions`,
    computed: `${setting} is computed`,
  };
  const reason = reasons[bindings.length === 0 ? 'none' : literals.length > 0 ? 'several' : 'computed'];
  const inClass = bindings.some(({ scope }) => scope.body.name === 'Body');
  const last = bindings.at(-1)?.scope.file ?? settings.file;
  // What several files set, depending on a condition, is settled in the one that imports them.
  const path = bindings.every(({ scope }) => scope.file === last) ? last : settings.file;
  return {
    byHand: inClass
      ? { path: last, where: `add to ${setting}`, lines: quoted.map((entry) => `${entry},`), reason }
      : {
          path,
          where: 'add at the end',
          lines: [`${setting} = [*${setting}, ${quoted.join(', ')}]`],
          reason,
        },
  };
}
