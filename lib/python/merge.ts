// Small modules put into a module, and taken out of it again: imports, definitions, entries of lists and dicts.
import {
  appendDefinitions,
  cutDefinition,
  type Definition,
  definitionsOf,
  docstringOf,
  withEndingsOf,
} from './definitions.ts';
import { type Imported, importStatements, localName } from './import-statements.ts';
import { addImports, type ImportOptions, type Originals, removeImports } from './imports.ts';
import { boundNames, usedNames } from './names.ts';
import { addItems, type Element, elementsOf, isContainer, removeItem } from './sequence.ts';
import { stringValue } from './strings.ts';
import { applyChanges, lineEndingOf, type Module, parseModule, type SyntaxNode, textOf } from './syntax.ts';

export interface MergeOptions extends ImportOptions {
  /** Lists and dicts whose entries are left out when the target has none of that name. */
  readonly optional?: readonly string[];
}

export interface Merged {
  readonly text: string;
  /** What `unmergeModule` needs; of several merges into one file, what an earlier one says of a key counts. */
  readonly originals: Originals;
  /** Names that mean something else in the target: when there is one, nothing was merged. */
  readonly clashes: readonly string[];
}

export interface Unmerged {
  readonly text: string;
  /** Definitions that are no longer as they were merged, and were left. */
  readonly kept: readonly string[];
}

/** The list, tuple, set or dict that a statement gives a name. */
function literalOf({ kind, node }: Definition): SyntaxNode | undefined {
  const value = kind === 'assignment' ? node.lastChild : null;
  return value && value.name !== 'TypeDef' && isContainer(value) ? value : undefined;
}

/** The source of a node without what has no meaning: comments, layout, kinds of quotes, trailing commas. */
function meaningOf(module: Module, root: SyntaxNode, { from, to }: { from: number; to: number }): string {
  const words: string[] = [];
  root.cursor().iterate(({ node }) => {
    if (node.to <= from || node.from >= to) return node === root || node.to > from;
    if (node.name === 'Comment') return false;
    const value = /String$/.test(node.name) ? stringValue(module, node) : undefined;
    if (value !== undefined || !node.firstChild) {
      const closing = /^[)\]}]$/.test(node.name);
      if (closing && words.at(-1) === ',' && node.parent?.name !== 'TupleExpression') words.pop();
      words.push(value === undefined ? textOf(module, node) : JSON.stringify(value));
      return false;
    }
    return true;
  });
  return words.join(' ');
}

const entryMeaning = (module: Module, container: SyntaxNode) => (element: Element) =>
  meaningOf(module, container, element);

const linesOf = (text: string): string => text.replace(/\r\n?/g, '\n');

const sourceOf = ({ text }: Module, { from, to }: Definition): string => text.slice(from, to);

/** Whether two definitions are the same; short values may differ in their quotes. */
function equal(one: Module, left: Definition, other: Module, right: Definition): boolean {
  if (left.kind !== right.kind) return false;
  if (linesOf(sourceOf(one, left)) === linesOf(sourceOf(other, right))) return true;
  return (
    left.kind === 'assignment' &&
    meaningOf(one, left.node, left.node) === meaningOf(other, right.node, right.node)
  );
}

/** What a snippet's own code uses of what it imports, under the names it uses. */
function neededImports(snippet: Module): Imported[] {
  const used = usedNames(snippet);
  return importStatements(snippet)
    .flatMap(({ imported }) => imported)
    .filter((item) => used.has(localName(item)) || item.module === '__future__')
    .map((item) => (item.name === undefined ? item : { ...item, alias: localName(item) }));
}

const withoutAlias = (item: Imported): Imported =>
  item.alias === item.name && item.name !== undefined ? { module: item.module, name: item.name } : item;

/**
 * Puts a snippet, a small whole module, into a module: its imports, then its entries of lists and dicts that both
 * have, then its other definitions at the end. What is there already stays as it is.
 * @param target the module's text; undefined for a new file, which is the snippet with only the imports it uses
 */
export function mergeModule(target: string | undefined, snippet: string, options: MergeOptions = {}): Merged {
  const source = parseModule(snippet);
  const definitions = definitionsOf(source);
  if (target === undefined) return newModule(source, definitions, options);
  const imports = addImports(target, neededImports(source), options);
  const module = parseModule(imports.text);
  const present = definitionsOf(module);
  const bound = boundNames(module);
  const clashes = [...imports.clashes];
  const originals: Record<string, string> = { ...imports.originals };
  const runs: { from: number; to: number; last: number }[] = [];
  let changes: ReturnType<typeof addItems> = [];
  for (const [index, definition] of definitions.entries()) {
    const { name } = definition;
    const literal = literalOf(definition);
    const there = present.find((other) =>
      name === undefined ? equal(source, definition, module, other) : other.name === name,
    );
    const container = there && literalOf(there);
    if (name !== undefined && !there && bound.has(name)) clashes.push(name);
    else if (name !== undefined && literal && container?.name === literal.name) {
      const { added, existing, clash } = newEntries(module, container, source, literal);
      if (clash) clashes.push(name);
      for (const meaning of existing) originals[`${name}: ${meaning}`] = meaning;
      const items = added.map((entry) => withEndingsOf(target, snippet.slice(entry.from, entry.to)));
      changes = [...changes, ...addItems(module, container, items)];
    } else if (there) {
      if (!equal(source, definition, module, there)) clashes.push(name ?? '');
      else if (!isHelper(source, definition))
        originals[name ?? sourceOf(source, definition)] = sourceOf(module, there);
    } else if (!(literal && name !== undefined && options.optional?.includes(name))) {
      if (literal && name !== undefined) originals[name] = '';
      const run = runs.at(-1);
      if (run?.last === index - 1) Object.assign(run, { to: definition.to, last: index });
      else runs.push({ from: definition.from, to: definition.to, last: index });
    }
  }
  if (clashes.length > 0) return { text: target, originals: {}, clashes: [...new Set(clashes)] };
  const text = appendDefinitions(
    applyChanges(imports.text, changes),
    runs.map(({ from, to }) => snippet.slice(from, to)),
  );
  return { text, originals, clashes };
}

/** The snippet as a file of its own. */
function newModule(source: Module, definitions: readonly Definition[], options: MergeOptions): Merged {
  const eol = lineEndingOf(source.text);
  const head = source.text.slice(0, docstringOf(source)?.to ?? 0);
  const imports = addImports(head && head + eol, neededImports(source).map(withoutAlias), options);
  const [first] = definitions;
  const text = appendDefinitions(imports.text, first ? [source.text.slice(first.from)] : []);
  const literals = definitions.flatMap((item) => (item.name && literalOf(item) ? [[item.name, '']] : []));
  return {
    text,
    clashes: imports.clashes,
    originals: { ...Object.fromEntries(literals), ...imports.originals },
  };
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

/** Whether other code of a snippet uses what it defines; snippets may share such definitions. */
function isHelper(source: Module, { name, from, to }: Definition): boolean {
  if (name === undefined) return false;
  return (usedNames(source).get(name) ?? 0) > (usedNames(source, { from, to }).get(name) ?? 0);
}

/**
 * Takes a snippet out again: the inverse of `mergeModule`, whatever else was merged or written in between.
 * Definitions that were changed are kept; helpers and imports that other code uses by now stay.
 * @param originals what `mergeModule` returned
 */
export function unmergeModule(
  target: string,
  snippet: string,
  originals: Originals,
  options: ImportOptions = {},
): Unmerged {
  const source = parseModule(snippet);
  const kept: string[] = [];
  let text = target;
  for (const definition of definitionsOf(source).reverse()) {
    const { name } = definition;
    const module = parseModule(text);
    const is = (other: Definition) =>
      name === undefined ? equal(source, definition, module, other) : other.name === name;
    const there = definitionsOf(module).find(is);
    if (!there) continue;
    const literal = literalOf(definition);
    const container = literalOf(there);
    const key = name ?? sourceOf(source, definition);
    if (name !== undefined && literal && container?.name === literal.name) {
      text = withoutEntries(text, name, source, literal, originals);
      if (originals[name] === '' && isEmpty(text, name))
        text = cutDefinition(text, (other) => other.name === name);
    } else if (originals[key]) continue;
    else if (!equal(source, definition, module, there)) kept.push(key);
    else if (
      isHelper(source, definition)
        ? !isUsed(module, there)
        : definition.kind !== 'assignment' || isFresh(originals, name)
    )
      text = cutDefinition(text, (other) => other.from === there.from);
  }
  return {
    text: removeImports(text, neededImports(source).map(withoutAlias), originals, options),
    kept: kept.reverse(),
  };
}

function isFresh(originals: Originals, name: string | undefined): boolean {
  return name !== undefined && originals[name] === '';
}

function isUsed(module: Module, { name = '', from, to }: Definition): boolean {
  return (usedNames(module).get(name) ?? 0) > (usedNames(module, { from, to }).get(name) ?? 0);
}

function isEmpty(text: string, name: string): boolean {
  const statement = definitionsOf(parseModule(text)).find((other) => other.name === name);
  const container = statement && literalOf(statement);
  return container !== undefined && elementsOf(container).length === 0;
}

function withoutEntries(
  text: string,
  name: string,
  source: Module,
  literal: SyntaxNode,
  originals: Originals,
): string {
  let result = text;
  for (const wanted of elementsOf(literal).map(entryMeaning(source, literal))) {
    if (originals[`${name}: ${wanted}`] !== undefined) continue;
    const module = parseModule(result);
    const statement = definitionsOf(module).find((other) => other.name === name);
    const container = statement && literalOf(statement);
    const entry =
      container && elementsOf(container).find((item) => entryMeaning(module, container)(item) === wanted);
    if (container && entry) result = applyChanges(result, removeItem(module, container, entry.node));
  }
  return result;
}
