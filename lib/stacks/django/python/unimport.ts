// Taking imports out of a module again: the inverse of adding them.

import { findUndo, type ImportUndo, type Undo } from '../../../core/files/undo.ts';
import { lineEndingOf } from '../../../core/text/lines.ts';
import { definitionsOf } from './definitions.ts';
import { keepOrder } from './import-order.ts';
import { type ImportOptions, leading } from './import-place.ts';
import {
  type Imported,
  type ImportStatement,
  importStatements,
  localName,
  writeImport,
  writeLine,
} from './import-statements.ts';
import { addImports, hostOf, same, undoOf } from './imports.ts';
import { usedNames } from './names.ts';
import { elementsOf, removeItem } from './sequence.ts';
import { applyChanges, type Module, parseModule, textOf } from './syntax.ts';

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
    const isIt = ({ imported }: ImportStatement) =>
      'statement' in changed && changed.statement === writeLine(imported);
    const statement = host ?? leading(module).find(isIt);
    if (statement?.imported.some(goes)) {
      const left = without(module, statement, goes, { original, before }, options);
      const source = statement.module ?? '';
      const isMoved = findUndo(undo, { kind: 'order', module: source }) !== undefined;
      result = isMoved ? keepOrder(result, left, source) : left;
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

/** The module that a statement imports from. */
const sourceOf = (undo: ImportUndo): string | undefined =>
  'module' in undo ? undo.module : importStatements(parseModule(undo.statement))[0]?.module;

/** The entries about import statements. */
export const importsIn = (undo: readonly Undo[]): ImportUndo[] =>
  undo.filter((each) => each.kind === 'import');

/**
 * The entries that are still needed: not those of statements that were restored, and of statements and lists that are
 * gone again.
 */
export function stillNeeded(undo: readonly Undo[], text: string): Undo[] {
  const module = parseModule(text);
  const statements = leading(module).flatMap(({ node, imported }): ImportUndo[] => {
    const before = textOf(module, node);
    return [
      { ...undoOf(imported), before },
      { kind: 'import', statement: writeLine(imported), before },
    ];
  });
  const defined = new Set(definitionsOf(module).map(({ name }) => name));
  const isChanged = (each: ImportUndo) => findUndo(statements, each)?.before !== each.before;
  const changed = importsIn(undo).filter(isChanged);
  return undo.filter((each) => {
    if (each.kind === 'import') return isChanged(each);
    if (each.kind === 'order') return changed.some((one) => sourceOf(one) === each.module);
    return (
      each.kind !== 'definition' || each.before !== undefined || !('name' in each) || defined.has(each.name)
    );
  });
}
