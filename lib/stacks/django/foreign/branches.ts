// Which code of settings runs on a server, where DEBUG is off.
import { childrenOf, type Module, type SyntaxNode, textOf } from '../python/syntax.ts';

/** Whether code runs whenever the settings of a server are loaded. */
export function isSure(module: Module, node: SyntaxNode): boolean {
  for (let at = node; at.parent; at = at.parent) {
    const { name } = at.parent;
    if (
      /^(TryStatement|FunctionDefinition|LambdaExpression|ConditionalExpression|ForStatement|WhileStatement)$/.test(
        name,
      )
    )
      return false;
    if (name === 'BinaryExpression' && /\b(or|and)\b/.test(textOf(module, at.parent)) && at.prevSibling)
      return false;
    if (name === 'IfStatement' && at.name === 'Body' && branchOf(module, at) !== 'server') return false;
  }
  return true;
}

/** Whether code runs with DEBUG on only. */
export function isForDebug(module: Module, node: SyntaxNode): boolean {
  for (let at = node; at.parent; at = at.parent)
    if (at.parent.name === 'IfStatement' && at.name === 'Body' && branchOf(module, at) === 'debug')
      return true;
  return false;
}

/** Which side of `if DEBUG:` a body is. */
function branchOf(module: Module, body: SyntaxNode): 'debug' | 'server' | 'other' {
  const words = childrenOf(body.parent ?? body).filter(({ to }) => to <= body.from);
  const [, first] = words;
  const test = first ? textOf(module, first) : '';
  const isElse = words.at(-1)?.name === 'else';
  const isFirst = words.length === 2;
  if (test === 'DEBUG')
    return isFirst
      ? 'debug'
      : isElse && words.filter(({ name }) => name === 'Body').length === 1
        ? 'server'
        : 'other';
  return test === 'not DEBUG' && isFirst ? 'server' : 'other';
}
