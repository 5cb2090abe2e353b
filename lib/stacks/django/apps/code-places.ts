// Where the code of a model goes: into the files of its app, or into modules of its own.
import { baseName, within } from '../../../core/files/paths.ts';
import { definitionsOf } from '../python/definitions.ts';
import { importStatements } from '../python/import-statements.ts';
import { usesOf } from '../python/names.ts';
import { applyChanges, type Change, parseModule, textOf } from '../python/syntax.ts';
import { freeAdminClass } from './admin-class.ts';
import type { Site } from './site.ts';

/** The snippet of one model for one of the app's files. */
export interface PlacedSnippet {
  /** The file that gets it. */
  readonly path: string;
  readonly text: string;
  /** What another file has to import and to list, or the list of this one. */
  readonly exports?: { readonly path: string; readonly text: string };
}

/** Modules that go by another name for one model: `views` -> `views_zebra`. */
export type Moved = ReadonlyMap<string, string>;

/** Files that Django or the project reads under their own names only. */
const fixed: ReadonlySet<string> = new Set(['urls', 'admin', 'api']);

const stemOf = (file: string): string => baseName(file).replace(/\.py$/, '');

/** A snippet, for which file of the app it is, and a name for modules of its model's own: `blog_post`. */
interface Wanted {
  readonly folder: string;
  readonly file: string;
  readonly snippet: string;
  readonly module: string;
}

/**
 * The places for a snippet, best first: `views.py`, or a file of its own when the app has a package `views/`; then one
 * for the case that the first is taken.
 */
export function placesFor(site: Site, wanted: Wanted): PlacedSnippet[] {
  const { folder, file, module } = wanted;
  const stem = stemOf(file);
  const packageFolder = within(folder, stem);
  const init = within(packageFolder, '__init__.py');
  const path = within(folder, file);
  const own = [module, `${module}_${stem}`].map((name) => within(packageFolder, `${name}.py`));
  const snippet =
    stem === 'admin' ? freeAdminClass(site, [path, init, ...own], wanted.snippet) : wanted.snippet;
  // Of a module and a package of one name, Python imports the package.
  if (site.workspace.read(init) === undefined) {
    const isListed = site.workspace.read(path)?.includes('__all__');
    const usual = { path, text: snippet, ...(isListed && { exports: { path, text: listOf(snippet) } }) };
    if (fixed.has(stem)) return [usual];
    const own = stem === 'tests' ? `test_${module}` : `${stem}_${module}`;
    const shared = stem === 'models' && { exports: { path, text: exportsOf(snippet, own) } };
    return [usual, { path: within(folder, `${own}.py`), text: snippet, ...shared }];
  }
  const text = deepen(snippet);
  if (stem === 'urls') return [{ path: init, text }];
  const names = stem === 'tests' ? [`test_${module}`, `test_${module}_model`] : [module, `${module}_${stem}`];
  return names.map((name) => ({
    path: within(packageFolder, `${name}.py`),
    text,
    ...(stem !== 'tests' && { exports: { path: init, text: exportsOf(snippet, name) } }),
  }));
}

/**
 * The place that has a snippet by now: a module of its own that this tool made, or else the usual one.
 * @param chosen where an earlier snippet for the same file went
 */
export function placeOfSnippet(site: Site, wanted: Wanted, chosen?: string): PlacedSnippet {
  const [usual, ...own] = placesFor(site, wanted);
  const isMade = (path: string) => path in site.record.files && site.workspace.read(path) !== undefined;
  const made = own.find(({ path }) => path === chosen || isMade(path));
  const place = made ?? usual;
  if (!place) throw new Error('A snippet has no place.');
  return place;
}

/** The module of its own that a snippet has instead of one of the app's; undefined where others import it as usual. */
export function movedTo(
  { file }: Pick<Wanted, 'file'>,
  { path }: PlacedSnippet,
): [string, string] | undefined {
  const [from, to] = [stemOf(file), stemOf(path)];
  return to.startsWith(`${from}_`) && from !== 'models' && path.endsWith(`/${to}.py`)
    ? [from, to]
    : undefined;
}

/** A snippet that imports from modules of the model's own what is there. */
export function redirected(snippet: string, moved: Moved): string {
  if (moved.size === 0) return snippet;
  const module = parseModule(snippet);
  const changes: Change[] = [];
  const renamed = new Map<string, string>();
  for (const { node, module: source = '', imported } of importStatements(module)) {
    const target = moved.get(source.replace(/^\.+/, ''));
    const [dots = ''] = /^\.*/.exec(source) ?? [];
    if (dots !== '' && target !== undefined) {
      const from = textOf(module, node).replace(source, dots + target);
      changes.push({ from: node.from, to: node.to, insert: from });
    }
    const name = imported[0]?.name ?? '';
    const own = moved.get(name);
    if (source !== dots || own === undefined || imported.length > 1) continue;
    renamed.set(name, own);
    changes.push({ from: node.from, to: node.to, insert: `from ${source} import ${own}` });
  }
  for (const { from, to, name } of usesOf(module)) {
    const insert = renamed.get(name);
    if (insert !== undefined) changes.push({ from, to, insert });
  }
  return applyChanges(snippet, changes);
}

/** The modules of its app that a snippet imports from: `models`, `forms`. */
export function modulesNeeded(snippet: string): string[] {
  return importStatements(parseModule(snippet)).flatMap(({ module = '', imported }) => {
    if (module === '.') return imported.map(({ name = '' }) => name);
    return module.startsWith('.') ? [module.slice(1)] : [];
  });
}

/** The same code one folder further down: `from .models` becomes `from ..models`. */
function deepen(snippet: string): string {
  const module = parseModule(snippet);
  const dots = module.top.getChildren('ImportStatement').flatMap((statement) => {
    const dot = statement.getChild('from')?.nextSibling;
    return dot && textOf(module, dot).startsWith('.') ? [{ from: dot.from, to: dot.from, insert: '.' }] : [];
  });
  return applyChanges(snippet, dots);
}

function exportsOf(snippet: string, module: string): string {
  return `from .${module} import ${definedIn(snippet).join(', ')}\n\n${listOf(snippet)}`;
}

/** What a module with a list of its names has to add to it. */
function listOf(snippet: string): string {
  const names = definedIn(snippet).map((name) => `"${name}"`);
  return `__all__ = [${names.join(', ')}]\n`;
}

/** The classes and functions of a module. */
export function definedIn(text: string): string[] {
  const named = definitionsOf(parseModule(text)).filter(
    ({ kind }) => kind === 'class' || kind === 'function',
  );
  return named.flatMap(({ name }) => name ?? []);
}
