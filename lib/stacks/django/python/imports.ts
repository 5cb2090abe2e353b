// Adding what code needs to a module's imports, and removing it again.

import { findUndo, type ImportUndo, type Undo } from '../../../core/files/undo.ts';
import { lineEndingOf } from '../../../core/text/lines.ts';
import { definitionsOf } from './definitions.ts';
import { keepOrder } from './import-order.ts';
import { addStatement, type ImportOptions, leading } from './import-place.ts';
import {
  compareNames,
  type Imported,
  type ImportStatement,
  importStatements,
  isSorted,
  localName,
  writeImport,
  writeLine,
} from './import-statements.ts';
import { bindingsOf, boundNames, usedNames } from './names.ts';
import { addItems, elementsOf, removeItem } from './sequence.ts';
import { applyChanges, type Module, parseModule, textOf } from './syntax.ts';

export type { ImportOptions } from './import-place.ts';
export type { Imported } from './import-statements.ts';
export { bindingsOf } from './names.ts';

export interface AddedImports {
  readonly text: string;
  /** The local name of each thing that was wanted. */
  readonly names: ReadonlyMap<Imported, string>;
  /** The statements that were changed or made, and names that were used before. */
  readonly undo: readonly Undo[];
  /** Names that mean something else in the module: if there are any, nothing was added. */
  readonly clashes: readonly string[];
}

const same = (one: Imported, other: Imported): boolean =>
  one.module === other.module && one.name === other.name;

/**
 * Imports what is wanted, into statements that are there or new ones at the place where ruff's isort rules want them.
 * What the module imports already, under whatever name, is not imported again, unless an `alias` asks for a name.
 * https://docs.astral.sh/ruff/rules/unsorted-imports/
 */
export function addImports(
  text: string,
  wanted: readonly Imported[],
  options: ImportOptions = {},
): AddedImports {
  const names = new Map<Imported, string>();
  const undo: Undo[] = [];
  const module = parseModule(text);
  const { names: imported, tried } = bindingsOf(module);
  const bound = boundNames(module);
  const used = usedNames(module);
  const clashes: string[] = [];
  const missing: Imported[] = [];
  for (const item of wanted) {
    const local = localName(item);
    const known = [...imported.values(), ...tried].find(
      (other) => same(item, other) && (item.alias === undefined || localName(other) === local),
    );
    names.set(item, known ? localName(known) : local);
    if (!known) missing.push(item);
    const shared = item.name === undefined && imported.get(local)?.name === undefined;
    if (!known && bound.has(local) && !(shared && imported.has(local))) clashes.push(local);
  }
  if (clashes.length > 0) return { text, names, undo: [], clashes };
  const { head, rest } = splitHead(module);
  let changed = head;
  for (const item of missing) {
    const added = addOne(changed, item, options);
    if (!added) continue;
    if (!findUndo(undo, added.undo)) undo.push(added.undo);
    const local = localName(item);
    if (used.has(local) && !bound.has(local)) undo.push({ kind: 'use', name: local });
    changed = keepOrder(changed, added.text, item.module);
  }
  const result = rest === undefined ? changed : changed.slice(0, -standIn.length) + rest;
  return { text: result, names, undo, clashes };
}

/** Stands for the first definition of a file while its imports are edited. */
const standIn = 'class _: ...';

/** The part of a file that imports are added to: parsing all of it again for every name would take most of the time. */
function splitHead({ text, top }: Module): { head: string; rest?: string } {
  const first = definitionsOf({ text, top }).find(({ kind }) => kind === 'class' || kind === 'function');
  return first ? { head: text.slice(0, first.from) + standIn, rest: text.slice(first.from) } : { head: text };
}

/** A statement as an entry without its text: by its module, as long as names can be added to it and removed from it. */
function undoOf(imported: readonly Imported[]): ImportUndo {
  const [first] = imported;
  return first?.name !== undefined && first.alias === undefined
    ? { kind: 'import', module: first.module }
    : { kind: 'import', statement: writeLine(imported) };
}

function addOne(
  text: string,
  item: Imported,
  options: ImportOptions,
): { text: string; undo: ImportUndo } | undefined {
  const module = parseModule(text);
  const { names, tried } = bindingsOf(module);
  const local = localName(item);
  const matches = (other: Imported) => same(item, other) && (!item.alias || localName(other) === local);
  if ([...names.values(), ...tried].some(matches)) return undefined;
  const eol = lineEndingOf(text);
  const plain = { module: item.module, ...(item.name ? { name: item.name } : {}) };
  const fresh = item.alias && item.alias !== item.name ? item : plain;
  const host = fresh === plain && item.name !== undefined ? hostOf(module, item.module) : undefined;
  if (!host) return { text: addStatement(module, [fresh], options), undo: undoOf([fresh]) };
  const { node, imported } = host;
  const sorted = isSorted(imported, compareNames);
  const index = sorted ? imported.findIndex((other) => compareNames(other, fresh) > 0) : -1;
  const position = index < 0 ? imported.length : index;
  const changes = node.getChild('(')
    ? addItems(module, node, [item.name ?? ''], elementsOf(node)[index]?.node)
    : [{ from: node.from, to: node.to, insert: writeImport(imported.toSpliced(position, 0, fresh), eol) }];
  const undo = { kind: 'import', module: item.module, before: textOf(module, node) } as const;
  return { text: applyChanges(text, changes), undo };
}

/** The `from` statement of a module that names are added to: on one line, or in parentheses, and not for an alias alone. */
function hostOf(module: Module, source: string): ImportStatement | undefined {
  return leading(module).find(
    ({ node, imported, module: from }) =>
      from === source &&
      imported[0]?.name !== '*' &&
      imported.some(({ alias }) => alias === undefined) &&
      (node.getChild('(') !== null || !/[\r\n]/.test(textOf(module, node))),
  );
}

/**
 * Takes imports out that nothing uses any more and that `undo` does not say were there before: the inverse of
 * `addImports`, also when other names were added or removed in between.
 * @param removed what `addImports` was asked for
 * @param undo what it returned
 */
export function removeImports(
  text: string,
  removed: readonly Imported[],
  undo: readonly Undo[],
  options: ImportOptions = {},
): string {
  const used = usedNames(parseModule(text));
  const unused = removed.filter(
    (item) => !used.has(localName(item)) || findUndo(undo, { kind: 'use', name: localName(item) }),
  );
  let result = text;
  for (const changed of importsIn(undo).reverse()) {
    const module = parseModule(result);
    const { before: original = '' } = changed;
    const before = importStatements(parseModule(original))[0]?.imported ?? [];
    const gone = unused.filter((item) => !before.some((other) => same(item, other)));
    const goes = (one: Imported) =>
      gone.some((item) => same(item, one) && localName(item) === localName(one));
    const host = 'module' in changed ? hostOf(module, changed.module) : undefined;
    const statement = host ?? leading(module).find(({ imported }) => findUndo([changed], undoOf(imported)));
    if (statement?.imported.some(goes)) {
      const left = without(module, statement, goes, { original, before }, options);
      result = keepOrder(result, left, statement.module ?? '');
    }
  }
  return result;
}

/** Takes one import out of every statement at the top level, whatever else these import. */
export function dropImport(text: string, unwanted: Imported, options: ImportOptions = {}): string {
  const goes = (one: Imported) => same(one, unwanted) && localName(one) === localName(unwanted);
  const module = parseModule(text);
  const statement = importStatements(module).find(({ imported }) => imported.some(goes));
  if (!statement) return text;
  const rest = without(module, statement, goes, { original: '', before: [] }, options);
  return rest === text ? text : dropImport(rest, unwanted, options);
}

function without(
  module: Module,
  { node, imported }: ImportStatement,
  goes: (one: Imported) => boolean,
  { original, before }: { original: string; before: readonly Imported[] },
  options: ImportOptions,
): string {
  const { text } = module;
  const eol = lineEndingOf(text);
  const left = imported.filter((one) => !goes(one));
  if (left.length === 0) return cutStatement(module, node, imported, options);
  const replace = (insert: string) => text.slice(0, node.from) + insert + text.slice(node.to);
  const restored =
    left.length === before.length && left.every((one) => before.some((other) => same(one, other)));
  if (restored) return replace(original);
  const canonical = textOf(module, node) === writeImport(imported, eol);
  const chosen = original.includes('(') && writeImport(before, eol) === writeLine(before);
  if (!node.getChild('(') || (canonical && !chosen)) return replace(writeImport(left, eol));
  const index = imported.findIndex(goes);
  const element = elementsOf(node)[index];
  if (!element) return text;
  const smaller = parseModule(applyChanges(text, removeItem(module, node, element.node)));
  const statement = importStatements(smaller).find((other) => other.node.from === node.from);
  if (!statement?.imported.some(goes)) return smaller.text;
  return without(smaller, statement, goes, { original, before }, options);
}

/** Cuts a statement and as many line breaks around it as `addImports` puts there: adding it again gives the same text. */
function cutStatement(
  { text }: Module,
  { from, to }: ImportStatement['node'],
  imported: readonly Imported[],
  options: ImportOptions,
): string {
  const eol = lineEndingOf(text);
  for (const before of [0, 1, 2])
    for (const after of [0, 1, 2, 3]) {
      const [left, right] = [eol.repeat(before), eol.repeat(after)];
      if (!text.slice(0, from).endsWith(left) || !text.startsWith(right, to)) continue;
      const rest = text.slice(0, from - left.length) + text.slice(to + right.length);
      if (addImports(rest, imported, options).text === text) return rest;
    }
  const end = /^[^\r\n]*(\r\n|\r|\n)?/.exec(text.slice(to))?.[0].length ?? 0;
  return text.slice(0, from) + text.slice(to + end);
}

/** The entries about import statements. */
export const importsIn = (undo: readonly Undo[]): ImportUndo[] =>
  undo.filter((each) => each.kind === 'import');

/**
 * The entries that are still needed: not those of statements that were restored, and of statements and lists that are
 * gone again.
 */
export function stillNeeded(undo: readonly Undo[], text: string): Undo[] {
  const module = parseModule(text);
  const statements = leading(module).map(
    ({ node, imported }): ImportUndo => ({ ...undoOf(imported), before: textOf(module, node) }),
  );
  const defined = new Set(definitionsOf(module).map(({ name }) => name));
  return undo.filter((each) => {
    if (each.kind === 'import') return findUndo(statements, each)?.before !== each.before;
    return (
      each.kind !== 'definition' || each.before !== undefined || !('name' in each) || defined.has(each.name)
    );
  });
}
