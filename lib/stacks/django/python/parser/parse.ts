// Python source to its syntax tree, as CPython 3.14 reads it.
// https://docs.python.org/3.14/reference/grammar.html
import { Statements } from './statements.ts';
import { SyntaxNode } from './syntax-node.ts';
import { SyntaxFault } from './token.ts';
import { tokenize } from './tokenizer.ts';

export interface Parsed {
  readonly top: SyntaxNode;
  /** Where the source stops being Python; the tree has the statements before it. */
  readonly fault?: number;
}

/**
 * Parses a file by recursive descent, as CPython does. A table for an LR parser can say neither that `with (a, b):` has two
 * items but `with (a, b) as c:` has one, nor what may be assigned to; and it would take more of the bundle.
 */
export function parse(text: string): Parsed {
  const { tokens, comments } = tokenize(text);
  const statements = new Statements(text, tokens);
  const nodes: SyntaxNode[] = [];
  let fault: number | undefined;
  try {
    for (let node = statements.next(); node; node = statements.next()) nodes.push(node);
  } catch (error) {
    // A RangeError says that expressions are nested deeper than the stack is, which CPython refuses too.
    if (!(error instanceof SyntaxFault || error instanceof RangeError)) throw error;
    fault = error instanceof SyntaxFault ? error.offset : (nodes.at(-1)?.to ?? 0);
  }
  const top = new SyntaxNode('Script', 0, text.length, nodes);
  top.settle(comments.map(({ kind, from, to }) => new SyntaxNode(kind, from, to)));
  return fault === undefined ? { top } : { top, fault };
}
