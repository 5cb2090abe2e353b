// What can be assigned to.
// https://docs.python.org/3/reference/simple_stmts.html#assignment-statements
import type { SyntaxNode } from './syntax-node.ts';

/** Whether a node is a name, an attribute or an item, perhaps in parentheses. */
export function isSingleTarget(node: SyntaxNode | undefined): boolean {
  if (node?.name === 'ParenthesizedExpression') return isSingleTarget(node.children[1]);
  return node?.name === 'VariableName' || node?.name === 'MemberExpression';
}

/** Whether each of a list of expressions, with their commas and stars, can be assigned to. */
export function areTargets(nodes: readonly SyntaxNode[]): boolean {
  return nodes.every(
    (node, index) =>
      node.name === ',' || (node.name === '*' ? nodes[index + 1]?.name !== '*' : isTarget(node)),
  );
}

function isTarget(node: SyntaxNode | undefined): boolean {
  if (node?.name === 'ParenthesizedExpression') return isTarget(node.children[1]);
  if (node?.name === 'TupleExpression' || node?.name === 'ArrayExpression')
    return areTargets(node.children.slice(1, -1));
  return isSingleTarget(node);
}

/** Whether `del` can delete each of a list of expressions. */
export function areDeletable(nodes: readonly SyntaxNode[]): boolean {
  return areTargets(nodes) && nodes.every((node) => node.name !== '*' && areDeletable(itemsOf(node)));
}

const itemsOf = (node: SyntaxNode): readonly SyntaxNode[] =>
  /^(Parenthesized|Tuple|Array)Expression$/.test(node.name) ? node.children.slice(1, -1) : [];
