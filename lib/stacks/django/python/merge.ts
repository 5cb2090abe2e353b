// Small modules put into a module: imports, entries of lists and dicts, definitions.

import { mergeUndo, type Undo } from '../../../core/files/undo.ts';
import { lineEndingOf } from '../../../core/text/lines.ts';
import {
  appendRuns,
  type Definition,
  definitionsOf,
  docstringOf,
  type Run,
  withEndingsOf,
} from './definitions.ts';
import { writeLine } from './import-statements.ts';
import { addImports, type ImportOptions } from './imports.ts';
import { growth, literalsNamed } from './lists.ts';
import { bindingsOf, boundNames } from './names.ts';
import { addItems, type Element, elementsOf } from './sequence.ts';
import {
  entryMeaning,
  equal,
  isHelper,
  literalOf,
  meaningOf,
  neededImports,
  sourceOf,
  undoOf,
  withoutAlias,
} from './snippet.ts';
import { applyChanges, type Change, type Module, parseModule, type SyntaxNode } from './syntax.ts';

export interface MergeOptions extends ImportOptions {
  /** Lists and dicts whose entries are left out when the target has none of that name. */
  readonly optional?: readonly string[];
  /** The element of a list or dict that new entries go in front of; without one they go to the end. */
  readonly before?: (module: Module, container: SyntaxNode) => SyntaxNode | undefined;
}

export interface Merged {
  readonly text: string;
  /** What `unmergeModule` needs; that of several merges into one file is put together with `mergeUndo`. */
  readonly undo: readonly Undo[];
  /** Names that mean something else in the target: if there are any, nothing was merged. */
  readonly clashes: readonly string[];
}

/**
 * Puts a snippet, a small whole module, into a module: its imports, then its entries of lists and dicts that both
 * have, then its other definitions at the end. What already exists stays as it is.
 * @param target the module's text; undefined for a new file, which is the snippet with only the imports it uses
 */
export function mergeModule(target: string | undefined, snippet: string, options: MergeOptions = {}): Merged {
  const source = parseModule(snippet);
  const definitions = definitionsOf(source);
  if (target === undefined) return newModule(source, definitions, options);
  const imports = addImports(target, neededImports(source), options);
  const module = parseModule(target);
  const present = definitionsOf(module);
  const bound = boundNames(module);
  const clashes = [...imports.clashes];
  const undo: Undo[] = [...imports.undo];
  const runs: Definition[][] = [];
  const grown: Run[] = [];
  const changes: Change[] = [];
  for (const [index, definition] of definitions.entries()) {
    const { name } = definition;
    const literal = literalOf(definition);
    const there = present.find((other) =>
      name === undefined ? equal(source, definition, module, other) : other.name === name,
    );
    const [container] = name !== undefined && literal ? literalsNamed(module, name, literal) : [];
    const isOptional = name !== undefined && literal && options.optional?.includes(name);
    if (name !== undefined && literal && container) {
      const { added, existing, clash } = newEntries(module, container, source, literal);
      if (clash) clashes.push(name);
      undo.push(...existing.map((value): Undo => ({ kind: 'entry', list: name, value })));
      const items = added.map((entry) => withEndingsOf(target, snippet.slice(entry.from, entry.to)));
      changes.push(...addItems(module, container, items, options.before?.(module, container)));
    } else if (name !== undefined && literal && bound.has(name)) {
      const code = growth(source, name, literal);
      if (code !== undefined) {
        undo.push(undoOf(source, definition));
        grown.push({ source: code, definitions: [definition] });
      } else if (!isOptional) clashes.push(name);
    } else if (name !== undefined && !there && bound.has(name)) clashes.push(name);
    else if (there) {
      if (!equal(source, definition, module, there)) clashes.push(name ?? '');
      else if (!isHelper(source, definition))
        undo.push({ ...undoOf(source, definition), before: sourceOf(module, there) });
    } else if (!isOptional) {
      if (literal) undo.push(undoOf(source, definition));
      const run = runs.at(-1);
      if (run && run.at(-1) === definitions[index - 1]) run.push(definition);
      else runs.push([definition]);
    }
  }
  if (clashes.length > 0) return { text: target, undo: [], clashes: [...new Set(clashes)] };
  const code = runs.map((run) => ({
    source: snippet.slice(run[0]?.from, run.at(-1)?.to),
    definitions: run,
  }));
  const changed = applyChanges(target, [difference(target, imports.text), ...changes]);
  return {
    text: appendRuns(changed, [...grown, ...code], present.at(-1)),
    undo: mergeUndo([], undo),
    clashes,
  };
}

/** What a module lacks of a snippet: imports, and definitions that it does not have like that. */
export function missingCode(target: string, snippet: string): string {
  const source = parseModule(snippet);
  const module = parseModule(target);
  const present = definitionsOf(module);
  const missing = definitionsOf(source).filter(
    (definition) => !present.some((other) => equal(source, definition, module, other)),
  );
  const code = missing.map((definition) => sourceOf(source, definition)).join('\n\n\n');
  const known = [...bindingsOf(module).names.values()].map((item) => writeLine([item]));
  const imports = neededImports(source).map(withoutAlias);
  const wanted = imports.filter((item) => !known.includes(writeLine([item])));
  return addImports(`${code}\n`, wanted).text;
}

/** What makes one text out of another, as one change. */
function difference(before: string, after: string): Change {
  const length = Math.min(before.length, after.length);
  let start = 0;
  while (start < length && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  let [to, end] = [before.length, after.length];
  while (to > start && end > start && before.charCodeAt(to - 1) === after.charCodeAt(end - 1)) {
    to--;
    end--;
  }
  return { from: start, to, insert: after.slice(start, end) };
}

/** The snippet as a file of its own. */
function newModule(source: Module, definitions: readonly Definition[], options: MergeOptions): Merged {
  const eol = lineEndingOf(source.text);
  const head = source.text.slice(0, docstringOf(source)?.to ?? 0);
  const imports = addImports(head && head + eol, neededImports(source).map(withoutAlias), options);
  const [first] = definitions;
  const runs = first ? [{ source: source.text.slice(first.from), definitions }] : [];
  const text = appendRuns(imports.text, runs, undefined);
  const literals = definitions.filter(literalOf).map((item) => undoOf(source, item));
  return { text, clashes: imports.clashes, undo: mergeUndo(imports.undo, literals) };
}

function newEntries(module: Module, container: SyntaxNode, source: Module, literal: SyntaxNode) {
  const present = elementsOf(container);
  const meanings = new Set(present.map(entryMeaning(module, container)));
  const key = (from: Module, { node }: Element) => meaningOf(from, node, node);
  const isDict = literal.name === 'DictionaryExpression';
  const keys = new Set(isDict ? present.map((element) => key(module, element)) : []);
  const entries = elementsOf(literal);
  const isThere = (element: Element) => meanings.has(entryMeaning(source, literal)(element));
  const added = entries.filter((element) => !isThere(element));
  const existing = entries.filter(isThere).map(entryMeaning(source, literal));
  return { added, existing, clash: added.some((element) => keys.has(key(source, element))) };
}
