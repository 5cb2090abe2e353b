// Python source as a concrete syntax tree: every character of the file belongs to a node or is between two.
import { parse } from './parser/parse.ts';
import type { SyntaxNode } from './parser/syntax-node.ts';

export type { SyntaxNode } from './parser/syntax-node.ts';

/** A Python file that was read. Offsets of nodes count UTF-16 units of `text`. */
export interface Module {
  readonly text: string;
  readonly top: SyntaxNode;
  /** Where the text stops being Python; the tree has the statements before it. */
  readonly fault?: number;
}

/** The modules that were parsed last, since an edit looks at the same text several times. */
const recent = new Map<string, Module>();
const mostRecent = 64;

/** Parses the text of a Python file, without a byte order mark. */
export function parseModule(text: string): Module {
  const known = recent.get(text);
  if (known) return known;
  const module = { text, ...parse(text) };
  if (recent.size >= mostRecent) recent.delete(recent.keys().next().value ?? '');
  recent.set(text, module);
  return module;
}

/** A way of reading modules that reads each of them once: modules never change. */
export function readOnce<Read extends object>(read: (module: Module) => Read): (module: Module) => Read {
  const known = new WeakMap<Module, Read>();
  return (module) => {
    const found = known.get(module) ?? read(module);
    known.set(module, found);
    return found;
  };
}

/** Where a file has a syntax error, counted from 1 as editors do, or undefined for a sound file. */
export function syntaxFault({ text, fault }: Module): { line: number; column: number } | undefined {
  if (fault === undefined) return undefined;
  const before = text.slice(0, fault).split(/\r\n|\r|\n/);
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
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

/** What was read off the brackets of modules, for as long as the modules are in use: modules never change. */
export class BracketMemory<Read> {
  readonly #known = new WeakMap<Module, Map<number, Read>>();

  /** What `read` says about brackets, which are known by where they begin. */
  of(module: Module, { from }: SyntaxNode, read: () => Read): Read {
    const known = this.#known.get(module) ?? new Map<number, Read>();
    this.#known.set(module, known);
    const found = known.get(from) ?? read();
    known.set(from, found);
    return found;
  }
}
