// Which strings an expression can evaluate to, as far as that can be read: for the names of settings modules.
import { stringValue } from '../python/strings.ts';
import { childrenOf, keywordValue, type Module, type SyntaxNode, textOf } from '../python/syntax.ts';
import { elementsIn } from './scopes.ts';

/**
 * Every string that an expression in `module` may evaluate to, best first; those that depend on the environment
 * give their default. None when nothing can be said.
 */
export function possibleStrings(module: Module, node: SyntaxNode, seen: readonly number[] = []): string[] {
  const value = stringValue(module, node);
  if (value !== undefined) return [value];
  if (seen.includes(node.from)) return [];
  const of = (part: SyntaxNode | null | undefined) =>
    part ? possibleStrings(module, part, [...seen, node.from]) : [];
  switch (node.name) {
    case 'ParenthesizedExpression':
      return elementsIn(node).flatMap(of);
    case 'VariableName':
      return assignedTo(module, textOf(module, node)).flatMap(of);
    case 'ConditionalExpression':
      return unique([...of(node.firstChild), ...of(node.lastChild)]);
    case 'CallExpression': {
      const [object, , method] = node.firstChild ? childrenOf(node.firstChild) : [];
      if (!object || !method || textOf(module, method) !== 'format') return of(defaultOf(module, node));
      const [part] = elementsIn(node.getChild('ArgList'));
      return of(object).flatMap((text) => of(part).map((inside) => text.replace(/\{\w*\}/, inside)));
    }
    case 'FormatString':
      return formatted(module, node, of);
    case 'BinaryExpression': {
      const [left, operator, right] = childrenOf(node);
      const sign = operator ? textOf(module, operator) : '';
      if (sign === 'or') return unique([...of(right), ...of(left)]);
      if (sign === '%') return of(left).flatMap((text) => of(right).map((part) => text.replace('%s', part)));
      return sign === '+' ? of(left).flatMap((text) => of(right).map((part) => text + part)) : [];
    }
    default:
      return [];
  }
}

/** Every value that a module, or a function in it, assigns to a name. */
export function assignedTo(module: Module, name: string): SyntaxNode[] {
  const values: SyntaxNode[] = [];
  module.top.iterate((node) => {
    if (node.name !== 'AssignStatement') return;
    const operator = node.getChild('AssignOp');
    const target = node.firstChild;
    if (operator?.nextSibling && target && textOf(module, target) === name) values.push(operator.nextSibling);
  });
  return values;
}

/** The default in `os.getenv("NAME", default)` and `env("NAME", default=…)`. */
function defaultOf(module: Module, call: SyntaxNode): SyntaxNode | undefined {
  const list = call.getChild('ArgList');
  return keywordValue(module, list, 'default') ?? elementsIn(list)[1];
}

/** An f-string whose replacements are known. */
function formatted(module: Module, node: SyntaxNode, of: (part: SyntaxNode | null) => string[]): string[] {
  const [, quote = ''] = /^[A-Za-z]*("""|'''|"|')/.exec(textOf(module, node)) ?? [];
  const start = node.from + textOf(module, node).indexOf(quote) + quote.length;
  let texts = [''];
  let position = start;
  for (const part of node.getChildren('FormatReplacement')) {
    const before = module.text.slice(position, part.from);
    const values = part.firstChild ? of(part.firstChild.nextSibling) : [];
    texts = texts.flatMap((text) => values.map((value) => text + before + value));
    position = part.to;
  }
  return texts.map((text) => text + module.text.slice(position, node.to - quote.length));
}

function unique(values: string[]): string[] {
  return [...new Set(values)];
}
