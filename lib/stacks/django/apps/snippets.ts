// Merges the code of a model into an app's Python files, and removes it again.
import { within } from '../../../core/files/paths.ts';
import { definitionsOf } from '../python/definitions.ts';
import { stillNeeded } from '../python/imports.ts';
import { mergeModule } from '../python/merge.ts';
import { applyChanges, parseModule, syntaxFault, textOf } from '../python/syntax.ts';
import { unmergeModule } from '../python/unmerge.ts';
import { noteUndo, type Site } from './site.ts';

/** Lists that a snippet adds to when the app has them, and does without otherwise. */
const optional = ['SECTIONS', '__all__'];

/** The snippet of one model for one of the app's files. */
export interface PlacedSnippet {
  /** The file that gets it. */
  readonly path: string;
  readonly text: string;
  /** For a package such as models/: what its __init__.py has to import. */
  readonly exports?: { readonly path: string; readonly text: string };
}

/**
 * Where a snippet goes: into `models.py`, or into a file of its own when the app has a package `models/`.
 * @param file such as `models.py`
 * @param module the name of a file in a package: `blog_post`
 */
export function place(
  site: Site,
  folder: string,
  file: string,
  snippet: string,
  module: string,
): PlacedSnippet {
  const stem = file.replace(/\.py$/, '');
  const packageFolder = within(folder, stem);
  const init = within(packageFolder, '__init__.py');
  if (site.workspace.read(within(folder, file)) !== undefined || site.workspace.read(init) === undefined) {
    return { path: within(folder, file), text: snippet };
  }
  const text = deepen(snippet);
  if (stem === 'tests') return { path: within(packageFolder, `test_${module}.py`), text };
  if (stem === 'urls') return { path: init, text };
  const names = definedIn(snippet);
  const exports = `from .${module} import ${names.join(', ')}\n\n__all__ = [${names.map((name) => `"${name}"`).join(', ')}]\n`;
  return { path: within(packageFolder, `${module}.py`), text, exports: { path: init, text: exports } };
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

/** The classes and functions of a module. */
export function definedIn(text: string): string[] {
  const named = definitionsOf(parseModule(text)).filter(
    ({ kind }) => kind === 'class' || kind === 'function',
  );
  return named.flatMap(({ name }) => name ?? []);
}

/** Merges a snippet into the site; what clashes is left to the owner of the file. */
export function merge(site: Site, { path, text, exports }: PlacedSnippet): void {
  const target = site.workspace.read(path);
  const fault = target === undefined ? undefined : syntaxFault(parseModule(target));
  if (fault) {
    const reason = `the file has a syntax error at line ${fault.line}, column ${fault.column}`;
    site.byHand.push({ path, where: 'add', lines: text.trimEnd().split('\n'), reason });
    return;
  }
  const merged = mergeModule(target, text, { optional, firstParty: site.isLocal });
  if (merged.clashes.length > 0) {
    const reason = `it already has ${merged.clashes.join(', ')}, with another meaning`;
    site.byHand.push({
      path,
      where: 'add whatever is missing from this',
      lines: text.trimEnd().split('\n'),
      reason,
    });
    return;
  }
  if (merged.text !== target) {
    site.workspace.write(path, merged.text);
    noteUndo(site, path, merged.undo);
  }
  if (exports) merge(site, exports);
}

/**
 * Removes a snippet from the site.
 * @returns the names that stay because their owner changed them
 */
export function unmerge(site: Site, { path, text, exports }: PlacedSnippet): string[] {
  const target = site.workspace.read(path);
  if (target === undefined) return [];
  const undo = site.undo[path] ?? [];
  const { text: rest, kept } = unmergeModule(target, text, undo, { firstParty: site.isLocal });
  site.workspace.write(path, rest);
  site.undo[path] = stillNeeded(undo, rest);
  return [...kept, ...(exports ? unmerge(site, exports) : [])];
}

/** True for a file with nothing in it but its docstring, and the `app_name` of addresses that are gone. */
export function isEmptyModule(text: string): boolean {
  const module = parseModule(text);
  const rest = definitionsOf(module).filter(({ name }) => name !== 'app_name');
  return rest.length === 0 && module.top.getChild('ImportStatement') === null;
}
