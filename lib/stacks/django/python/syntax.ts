// Python source as a concrete syntax tree: every character of the file belongs to a node or is between two.
import { hasConflicts } from '../../../core/merge/conflict.ts';
import { parse } from './parser/parse.ts';
import type { SyntaxNode } from './parser/syntax-node.ts';

export type { SyntaxNode } from './parser/syntax-node.ts';

/** A Python file that was read. Offsets of nodes count UTF-16 units of `text`. */
export interface Module {
  readonly text: string;
  readonly top: SyntaxNode;
  /** Where the text stops being Python; the tree has the statements before it. */
  readonly fault?: number;
  /** What was read off it already, by what reads it: modules never change. */
  readonly known: Map<unknown, unknown>;
}

/** The modules that were used last, since an edit looks at the same text several times. */
const recent = new Map<string, Module>();
const mostRecent = 32;

/** Parses the text of a Python file, without a byte order mark. */
export function parseModule(text: string): Module {
  const module = recent.get(text) ?? { text, ...parse(text), known: new Map() };
  recent.delete(text);
  recent.set(text, module);
  if (recent.size > mostRecent) recent.delete(recent.keys().next().value ?? '');
  return module;
}

/** A way of reading modules that reads each of them once. */
export function readOnce<Read extends object>(read: (module: Module) => Read): (module: Module) => Read {
  return (module) => {
    const found = (module.known.get(read) as Read | undefined) ?? read(module);
    module.known.set(read, found);
    return found;
  };
}

/** Where a file has a syntax error, counted from 1 as editors do, or undefined for a sound file. */
export function syntaxFault({ text, fault }: Module): { line: number; column: number } | undefined {
  if (fault === undefined) return undefined;
  const before = text.slice(0, fault).split(/\r\n|\r|\n/);
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

/** What keeps a file from being read, to be read after "has"; undefined for a sound file. */
export function unreadablePart(module: Module): string | undefined {
  const fault = syntaxFault(module);
  if (!fault) return undefined;
  return hasConflicts(module.text)
    ? `lines in conflict at line ${fault.line}`
    : `a syntax error at line ${fault.line}, column ${fault.column}`;
}

/** The children of a node, in order. */
export function childrenOf(node: SyntaxNode): readonly SyntaxNode[] {
  return node.children;
}

/** The source text of a node. */
export function textOf(
  { text }: Pick<Module, 'text'>,
  { from, to }: Pick<SyntaxNode, 'from' | 'to'>,
): string {
  return text.slice(from, to);
}

/** The value that a keyword has in a list of arguments: `default` in `env("NAME", default=…)`. */
export function keywordValue(
  module: Pick<Module, 'text'>,
  list: SyntaxNode | null,
  keyword: string,
): SyntaxNode | undefined {
  const sign = list
    ?.getChildren('AssignOp')
    .find(({ prevSibling }) => prevSibling && textOf(module, prevSibling) === keyword);
  return sign?.nextSibling ?? undefined;
}

/** One replacement of characters; `from === to` inserts. */
export interface Change {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
}

/** Carries out changes that do not overlap; of two at one place, the earlier in the list comes first. */
export function applyChanges(text: string, changes: readonly Change[]): string {
  let result = '';
  let position = 0;
  for (const { from, to, insert } of changes.toSorted((one, other) => one.from - other.from)) {
    result += text.slice(position, from) + insert;
    position = to;
  }
  return result + text.slice(position);
}

/** What was read off the brackets of modules. */
export class BracketMemory<Read> {
  readonly #knownOf = readOnce(() => new Map<number, Read>());

  /** What `read` says about brackets, which are known by where they begin. */
  of(module: Module, { from }: SyntaxNode, read: () => Read): Read {
    const known = this.#knownOf(module);
    const found = known.get(from) ?? read();
    known.set(from, found);
    return found;
  }
}
