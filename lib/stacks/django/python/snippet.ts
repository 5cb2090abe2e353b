// What the statements of a snippet are, and whether they are the same as others.
import type { Undo } from '../../../core/files/undo.ts';
import { sayTheSame } from '../../../core/text/tokens.ts';
import type { Definition } from './definitions.ts';
import { type Imported, importStatements, localName } from './import-statements.ts';
import { usedNames, usedNamesIn } from './names.ts';
import { readPython } from './python-tokens.ts';
import { type Element, isContainer } from './sequence.ts';
import { stringValue } from './strings.ts';
import { type Module, type SyntaxNode, textOf } from './syntax.ts';

type DefinitionUndo = Extract<Undo, { kind: 'definition' }>;

/** The list, tuple, set or dict that a statement gives a name. */
export function literalOf({ kind, node }: Definition): SyntaxNode | undefined {
  const value = kind === 'assignment' ? node.lastChild : null;
  return value && value.name !== 'TypeDef' && isContainer(value) ? value : undefined;
}

/** The source of a node without what has no meaning: comments, layout, kinds of quotes, trailing commas. */
export function meaningOf(
  module: Module,
  root: SyntaxNode,
  { from, to }: { from: number; to: number },
): string {
  const words: string[] = [];
  root.iterate((node) => {
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

export const entryMeaning = (module: Module, container: SyntaxNode) => (element: Element) =>
  meaningOf(module, container, element);

export const linesOf = (text: string): string => text.replace(/\r\n?/g, '\n');

export const sourceOf = ({ text }: Module, { from, to }: Definition): string => text.slice(from, to);

/** A definition as an entry without its text: by its name, or as a whole when it has none. */
export function undoOf(module: Module, definition: Definition): DefinitionUndo {
  const { name } = definition;
  return name === undefined
    ? { kind: 'definition', statement: sourceOf(module, definition) }
    : { kind: 'definition', name };
}

/** Whether two definitions say the same, however they are laid out. */
export function equal(one: Module, left: Definition, other: Module, right: Definition): boolean {
  if (left.kind !== right.kind) return false;
  const [mine, theirs] = [sourceOf(one, left), sourceOf(other, right)];
  if (linesOf(mine) === linesOf(theirs)) return true;
  if (left.kind === 'assignment')
    return meaningOf(one, left.node, left.node) === meaningOf(other, right.node, right.node);
  const [wanted, there] = [readPython(mine, false), readPython(theirs, false)];
  return wanted !== undefined && there !== undefined && sayTheSame(wanted, there);
}

/** What a snippet's own code uses of what it imports, under the names it uses. */
export function neededImports(snippet: Module): Imported[] {
  const used = usedNames(snippet);
  return importStatements(snippet)
    .flatMap(({ imported }) => imported)
    .filter((item) => used.has(localName(item)) || item.module === '__future__')
    .map((item) => (item.name === undefined ? item : { ...item, alias: localName(item) }));
}

export const withoutAlias = (item: Imported): Imported =>
  item.alias === item.name && item.name !== undefined ? { module: item.module, name: item.name } : item;

/** Whether other code of a snippet uses what it defines; snippets may share such definitions. */
export function isHelper(source: Module, { name, from, to }: Definition): boolean {
  if (name === undefined) return false;
  return (usedNames(source).get(name) ?? 0) > (usedNamesIn(source, { from, to }).get(name) ?? 0);
}
