// Adding what code needs to a module's imports.

import { findUndo, type ImportUndo, type Undo } from '../../../core/files/undo.ts';
import { lineEndingOf } from '../../../core/text/lines.ts';
import { definitionsOf } from './definitions.ts';
import { keepOrder } from './import-order.ts';
import { addStatement, type ImportOptions, leading } from './import-place.ts';
import {
  compareNames,
  type Imported,
  type ImportStatement,
  isOneByOne,
  isSorted,
  localName,
  writeImport,
  writeLine,
} from './import-statements.ts';
import { bindingsOf, boundNames, usedNames } from './names.ts';
import { addItems, elementsOf } from './sequence.ts';
import { withoutAlias } from './snippet.ts';
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

export const same = (one: Imported, other: Imported): boolean =>
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
    const brings = (other: Imported) =>
      same(item, other) && (item.alias === undefined || localName(other) === local);
    const known = [...imported.values(), ...tried].find(brings);
    names.set(item, known ? localName(known) : local);
    if (!known && !missing.some(brings)) missing.push(item);
    const shared = item.name === undefined && imported.get(local)?.name === undefined;
    if (!known && bound.has(local) && !(shared && imported.has(local))) clashes.push(local);
  }
  if (clashes.length > 0) return { text, names, undo: [], clashes };
  const { head, rest } = splitHead(module);
  let changed = head;
  const isAlone = isOneByOne(leading(module));
  for (const items of isAlone ? missing.map((item) => [withoutAlias(item)]) : asStatements(missing)) {
    const added = isAlone ? addAlone(changed, items, options) : addTogether(changed, items, options);
    if (!findUndo(undo, added.undo)) undo.push(added.undo);
    const source = items[0]?.module ?? '';
    changed = keepOrder(changed, added.text, source);
    const order = { kind: 'order', module: source } as const;
    if (changed !== added.text && !findUndo(undo, order)) undo.push(order);
  }
  const before = missing.map(localName).filter((local) => used.has(local) && !bound.has(local));
  undo.push(...before.map((name): Undo => ({ kind: 'use', name })));
  const result = rest === undefined ? changed : changed.slice(0, -standIn.length) + rest;
  return { text: result, names, undo, clashes };
}

/** Stands for the first definition of a file while its imports are edited. */
const standIn = 'class _: ...';

/** The part of a file that imports are added to: parsing all of it again for every name would take most of the time. */
function splitHead(module: Module): { head: string; rest?: string } {
  const { text } = module;
  const first = definitionsOf(module).find(({ kind }) => kind === 'class' || kind === 'function');
  return first ? { head: text.slice(0, first.from) + standIn, rest: text.slice(first.from) } : { head: text };
}

/** A statement as an entry without its text: by its module, as long as names can be added to it and removed from it. */
export function undoOf(imported: readonly Imported[]): ImportUndo {
  const [first] = imported;
  return first && isPlain(first)
    ? { kind: 'import', module: first.module }
    : { kind: 'import', statement: writeLine(imported) };
}

/** Whether a thing is imported by its own name, as others of its module can be in the same statement. */
const isPlain = ({ name, alias }: Imported): boolean => name !== undefined && alias === undefined;

/** Imports by the statement that they go into: names of one module together, everything else on its own. */
function asStatements(items: readonly Imported[]): Imported[][] {
  const statements = new Map<string, Imported[]>();
  for (const item of items.map(withoutAlias)) {
    const key = isPlain(item) ? item.module : writeLine([item]);
    statements.set(key, [...(statements.get(key) ?? []), item]);
  }
  return [...statements.values()];
}

/** Imports one thing in a statement of its own, whatever else the file imports from its module. */
const addAlone = (text: string, items: readonly Imported[], options: ImportOptions) => ({
  text: addStatement(parseModule(text), items, options),
  undo: { kind: 'import', statement: writeLine(items) } as const,
});

/** Imports names of one module, or one thing of another kind. */
function addTogether(
  text: string,
  items: readonly Imported[],
  options: ImportOptions,
): { text: string; undo: ImportUndo } {
  const module = parseModule(text);
  const [first, ...others] = items;
  const host = first && isPlain(first) ? hostOf(module, first.module) : undefined;
  if (!first || !host)
    return { text: addStatement(module, items.reduce(withName, []), options), undo: undoOf(items) };
  const { node, imported } = host;
  const undo = { kind: 'import', module: first.module, before: textOf(module, node) } as const;
  if (!node.getChild('(')) {
    const insert = writeImport(items.reduce(withName, imported), lineEndingOf(text));
    return { text: applyChanges(text, [{ from: node.from, to: node.to, insert }]), undo };
  }
  const next = elementsOf(node)[withName(imported, first).indexOf(first)]?.node;
  const changed = applyChanges(text, addItems(module, node, [first.name ?? ''], next));
  return others.length === 0 ? { text: changed, undo } : { ...addTogether(changed, others, options), undo };
}

/** Names with another one at its place: the last where they are not in order. */
function withName(names: readonly Imported[], added: Imported): Imported[] {
  const isInOrder = isSorted(names, compareNames);
  const index = isInOrder ? names.findIndex((other) => compareNames(other, added) > 0) : -1;
  return names.toSpliced(index < 0 ? names.length : index, 0, added);
}

/** The `from` statement of a module that names are added to: on one line, or in parentheses, and not for an alias alone. */
export function hostOf(module: Module, source: string): ImportStatement | undefined {
  return leading(module).find(
    ({ node, imported, module: from }) =>
      from === source &&
      imported[0]?.name !== '*' &&
      imported.some(({ alias }) => alias === undefined) &&
      (node.getChild('(') !== null || !/[\r\n]/.test(textOf(module, node))),
  );
}
