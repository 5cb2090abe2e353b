// Small modules removed from a module: the inverse of merging them.
import { findUndo, type Undo } from '../../../core/files/undo.ts';
import { cutDefinition, type Definition, definitionsOf } from './definitions.ts';
import type { ImportOptions } from './imports.ts';
import { isEmptyList, literalsNamed } from './lists.ts';
import { usedNames, usedNamesIn } from './names.ts';
import { elementsOf, removeItem } from './sequence.ts';
import {
  entryMeaning,
  equal,
  isHelper,
  literalOf,
  neededImports,
  sourceOf,
  undoOf,
  withoutAlias,
} from './snippet.ts';
import { applyChanges, type Module, parseModule, type SyntaxNode } from './syntax.ts';
import { removeImports } from './unimport.ts';

export interface Unmerged {
  readonly text: string;
  /** Definitions that are no longer as they were merged, and were left. */
  readonly kept: readonly string[];
}

/**
 * Removes a snippet: the inverse of `mergeModule`, whatever else was merged or written in between.
 * Definitions that were changed are kept; helpers and imports that other code uses by now stay.
 * @param undo what `mergeModule` returned
 */
export function unmergeModule(
  target: string,
  snippet: string,
  undo: readonly Undo[],
  options: ImportOptions = {},
): Unmerged {
  const source = parseModule(snippet);
  const kept: string[] = [];
  let text = target;
  // Helpers go after everything that uses them, and that may be other helpers.
  let waiting = definitionsOf(source).toReversed();
  for (let before = waiting.length + 1; waiting.length < before; ) {
    before = waiting.length;
    waiting = waiting.filter((definition) => !remove(definition));
  }
  return {
    text: removeImports(text, neededImports(source).map(withoutAlias), undo, options),
    kept: kept.reverse(),
  };

  /** @returns false for a helper that other code still uses */
  function remove(definition: Definition): boolean {
    const { name } = definition;
    const module = parseModule(text);
    const is = (other: Definition) =>
      name === undefined ? equal(source, definition, module, other) : other.name === name;
    const literal = literalOf(definition);
    const isList = name !== undefined && literal && literalsNamed(module, name, literal).length > 0;
    const entry = findUndo(undo, undoOf(source, definition));
    const isMade = entry !== undefined && entry.before === undefined;
    if (isList) {
      text = withoutEntries(text, name, source, literal, undo);
      if (isMade && isEmptyList(parseModule(text), name))
        text = cutDefinition(text, (other) => other.name === name);
      return true;
    }
    const there = definitionsOf(module).find(is);
    if (!there || entry?.before !== undefined) return true;
    if (!equal(source, definition, module, there)) {
      kept.push(name ?? sourceOf(source, definition));
      return true;
    }
    const isHelping = isHelper(source, definition);
    if (isHelping && isUsed(module, there)) return false;
    if (isHelping || definition.kind !== 'assignment' || isMade)
      text = cutDefinition(text, (other) => other.from === there.from);
    return true;
  }
}

function isUsed(module: Module, { name = '', from, to }: Definition): boolean {
  return (usedNames(module).get(name) ?? 0) > (usedNamesIn(module, { from, to }).get(name) ?? 0);
}

function withoutEntries(
  text: string,
  name: string,
  source: Module,
  literal: SyntaxNode,
  undo: readonly Undo[],
): string {
  let result = text;
  for (const wanted of elementsOf(literal).map(entryMeaning(source, literal))) {
    if (findUndo(undo, { kind: 'entry', list: name, value: wanted })) continue;
    const module = parseModule(result);
    for (const container of literalsNamed(module, name, literal)) {
      const entry = elementsOf(container).find((item) => entryMeaning(module, container)(item) === wanted);
      if (!entry) continue;
      result = applyChanges(result, removeItem(module, container, entry.node));
      break;
    }
  }
  return result;
}
