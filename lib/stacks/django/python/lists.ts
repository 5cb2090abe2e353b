// The lists and dicts of a module that entries go into, however they are put together.

import { definitionsOf } from './definitions.ts';
import { usedNamesIn } from './names.ts';
import { isContainer } from './sequence.ts';
import { literalOf } from './snippet.ts';
import { childrenOf, type Module, type SyntaxNode, textOf } from './syntax.ts';

/** Lists that may grow by a statement of their own, `X = [*X, …]`, where they are computed. */
const growing: ReadonlySet<string> = new Set(['urlpatterns', '__all__']);

const isSequence = ({ name }: SyntaxNode): boolean => /^(Array|Tuple)Expression$/.test(name);

/** Whether entries of one literal can be put into another: lists and tuples take each other's. */
const fits = (one: SyntaxNode, other: SyntaxNode): boolean =>
  one.name === other.name || (isSequence(one) && isSequence(other));

/** The literals in `[…]`, and in `[…] + more`. */
function literalsIn(value: SyntaxNode): SyntaxNode[] {
  if (isContainer(value)) return [value];
  const isSum = value.name === 'BinaryExpression' && value.getChild('ArithOp') !== null;
  return isSum
    ? childrenOf(value)
        .flatMap((part) => literalsIn(part))
        .filter(isSequence)
    : [];
}

/**
 * The literals that make up the value of a name at the top level of a module, in their order: in `X = […]`,
 * `X = […] + more` and `X += […]`, from the last statement on that gives `X` a value without its earlier one.
 * @param like a literal whose entries they must be able to take
 */
export function literalsNamed(module: Module, name: string, like: SyntaxNode): SyntaxNode[] {
  const statements = childrenOf(module.top).filter(
    (node) =>
      /^(Assign|Update)Statement$/.test(node.name) &&
      !!node.firstChild &&
      textOf(module, node.firstChild) === name,
  );
  const start = statements.findLastIndex(
    (node) => node.name === 'AssignStatement' && !usedNamesIn(module, node).has(name),
  );
  return statements
    .slice(Math.max(start, 0))
    .flatMap(({ lastChild }) =>
      lastChild && lastChild.name !== 'TypeDef'
        ? literalsIn(lastChild).filter((each) => fits(each, like))
        : [],
    );
}

/** A literal of a snippet as a statement that adds its entries to a list that is computed; undefined for other names. */
export function growth(snippet: Module, name: string, literal: SyntaxNode): string | undefined {
  if (!growing.has(name)) return undefined;
  const [open] = childrenOf(literal);
  const gap = /^\s*/.exec(snippet.text.slice(open?.to, literal.to))?.[0] ?? '';
  const rest = snippet.text.slice((open?.to ?? literal.from) + gap.length, literal.to);
  return `${name} = [${gap}*${name},${gap || ' '}${rest}`;
}

/** Whether the last statement that makes a list has no entry but the list itself, or none at all. */
export function isEmptyList(module: Module, name: string): boolean {
  const last = definitionsOf(module).findLast((definition) => definition.name === name);
  const literal = last && literalOf(last);
  const text = literal && textOf(module, literal).replaceAll(/\s|,$|,(?=\s*\])/g, '');
  return text !== undefined && [`[*${name}]`, '[]', '()', '{}', 'set()'].includes(text);
}
