// Python source as a concrete syntax tree: every character of the file belongs to a node or is between two.
import type { PartialParse, SyntaxNode, Tree } from '@lezer/common';
import { parser } from '@lezer/python';

export type { SyntaxNode } from '@lezer/common';

/** A Python file that was read. Offsets of nodes count UTF-16 units of `text`. */
export interface Module {
  readonly text: string;
  readonly top: SyntaxNode;
}

/** The modules that were parsed last, since an edit looks at the same text several times. */
const recent = new Map<string, Module>();
const mostRecent = 64;

/** Parses the text of a Python file, without a byte order mark. Faults become error nodes: see `syntaxFault`. */
export function parseModule(text: string): Module {
  const known = recent.get(text);
  if (known) return known;
  const module = { text, top: parse(text).topNode };
  if (recent.size >= mostRecent) recent.delete(recent.keys().next().value ?? '');
  recent.set(text, module);
  return module;
}

/**
 * The parser stops early, with an error, when it has made some hundred big reductions in all, which files of many
 * statements do rightly; so the count starts anew for each step.
 */
function parse(text: string): Tree {
  const run = parser.startParse(text) as PartialParse & { bigReductionCount?: number };
  for (;;) {
    run.bigReductionCount = 0;
    const tree = run.advance();
    if (tree) return tree;
  }
}

/** Where the parser stumbled first, counted from 1 as editors do, or undefined for a sound file. */
export function syntaxFault({ text, top }: Module): { line: number; column: number } | undefined {
  let offset: number | undefined;
  top.tree?.iterate({
    enter: ({ type, from }) => {
      if (type.isError && (offset === undefined || from < offset)) offset = from;
      return offset === undefined;
    },
  });
  if (offset === undefined) return undefined;
  const before = text.slice(0, offset).split(/\r\n|\r|\n/);
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

/** The children of trees that were asked for them: lists of a thousand entries are looked at again and again. */
const families = new WeakMap<Tree, readonly SyntaxNode[]>();

/** The children of a node, in order. */
export function childrenOf(node: SyntaxNode): readonly SyntaxNode[] {
  const { tree } = node;
  const known = tree && families.get(tree);
  if (known) return known;
  const children: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) children.push(child);
  if (tree) families.set(tree, children);
  return children;
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
