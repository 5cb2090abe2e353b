// Items of bracketed sequences: added and removed with the layout of their neighbours.
import { lineEndingOf, lineStart } from '../../../core/text/lines.ts';
import { type Change, childrenOf, type Module, type SyntaxNode } from './syntax.ts';
import { wrapLines } from './wrap.ts';

export { quoteLike, stringValue } from './strings.ts';

/** An element of a sequence. `*X`, `"k": v` and `key=value` span several nodes; `node` is the first. */
export interface Element {
  readonly from: number;
  readonly to: number;
  readonly node: SyntaxNode;
  /** The comma after it, if there is one. */
  readonly comma: SyntaxNode | undefined;
}

const containers: ReadonlySet<string> = new Set([
  'ArrayExpression',
  'TupleExpression',
  'SetExpression',
  'DictionaryExpression',
  'ArgList',
  'ImportStatement',
]);

/** Whether items can be put into a node: a literal, a call's arguments, or the parentheses of an import. */
export function isContainer(node: SyntaxNode): boolean {
  if (!containers.has(node.name) || node.getChild('for')) return false;
  return node.name !== 'ImportStatement' || node.getChild('(') !== null;
}

/** The nodes of a container from its opening to its closing bracket. */
function contentOf(container: SyntaxNode): readonly SyntaxNode[] {
  const children = childrenOf(container);
  return container.name === 'ImportStatement'
    ? children.slice(children.findIndex(({ name }) => name === '('))
    : children;
}

/** The elements of a container, in order. */
export function elementsOf(container: SyntaxNode): Element[] {
  const elements: Element[] = [];
  let first: SyntaxNode | undefined;
  let last: SyntaxNode | undefined;
  for (const node of contentOf(container).slice(1)) {
    if (node.name === 'Comment') continue;
    const ends = node.name === ',' || node.nextSibling === null;
    if (ends && first && last) {
      const comma = node.name === ',' ? node : undefined;
      elements.push({ from: first.from, to: last.to, node: first, comma });
      first = undefined;
    } else {
      first ??= node;
      last = node;
    }
  }
  return elements;
}

/** What comes before a position on its line. */
function linePrefix(text: string, offset: number): string {
  return text.slice(lineStart(text, offset), offset);
}

function beginsLine(text: string, offset: number): boolean {
  return linePrefix(text, offset).trim() === '';
}

/** The end of the comment that follows a place on its line; the place itself when there is none. */
function afterComment({ text }: Module, container: SyntaxNode, offset: number): number {
  const comment = contentOf(container).find(({ name, from }) => name === 'Comment' && from >= offset);
  const between = comment && text.slice(offset, comment.from);
  return comment && between !== undefined && /^[ \t\f]*$/.test(between) ? comment.to : offset;
}

/** How many blanks end the line at a place; none where something else follows. */
const blanksAfter = (text: string, offset: number): number =>
  /^[ \t\f]*(?=[\r\n])/.exec(text.slice(offset))?.[0].length ?? 0;

const isKeyword = ({ node }: Element): boolean =>
  node.name === '**' || (node.name === 'VariableName' && node.nextSibling?.name === 'AssignOp');

/**
 * Adds elements to a container in the layout of what is there: on the same line, or each on a line of its own;
 * a trailing comma stays one, comments stay where they belong.
 * @param container a node for which `isContainer` holds
 * @param items the source of each element
 * @param before the element to insert in front of; without it they go to the end (positional arguments: before keywords)
 * @param under the comment to insert under, in front of that element
 */
export function addItems(
  module: Module,
  container: SyntaxNode,
  items: readonly string[],
  before?: SyntaxNode,
  under?: SyntaxNode,
): Change[] {
  const { text } = module;
  const [open] = contentOf(container);
  if (!open || items.length === 0) return [];
  const elements = elementsOf(container);
  const eol = lineEndingOf(text);
  const insert = (from: number, source: string): Change => ({ from, to: from, insert: source });
  let index = before ? elements.findIndex(({ from }) => from === before.from) : -1;
  if (!before && container.name === 'ArgList' && !items.some((item) => /^(\*\*|\w+\s*=(?!=))/.test(item)))
    index = elements.findIndex(isKeyword);

  const next = elements[index];
  const previous = next ? elements[index - 1] : elements.at(-1);
  if (!previous && next && !beginsLine(text, next.from))
    return [insert(next.from, items.map((item) => `${item}, `).join(''))];
  const anchor = previous ? (previous.comma?.to ?? previous.to) : open.to;
  const content = text.slice(open.to, container.to - 1);
  if (!previous && !next) {
    if (!/[\r\n]/.test(content)) {
      const comma = container.name === 'TupleExpression' && items.length === 1 ? ',' : '';
      return [insert(open.to, items.join(', ') + comma)];
    }
    const margin = /^\s*/.exec(linePrefix(text, open.from))?.[0] ?? '';
    const indent = margin + (margin.includes('\t') ? '\t' : '    ');
    const comments = contentOf(container).filter(({ name }) => name === 'Comment');
    const place = under?.to ?? comments.at(-1)?.to ?? open.to;
    return [insert(place, items.map((item) => `${eol}${indent}${item},`).join(''))];
  }

  const end = under?.to ?? afterComment(module, container, anchor);
  const model = next ?? previous;
  const lines = (model && beginsLine(text, model.from)) || (!next && end > anchor);
  const place = lines ? end + blanksAfter(text, end) : end;
  const first = elements.find(
    ({ from }) => linePrefix(text, from).length === from - lineStart(text, model?.from ?? 0),
  );
  const indent = linePrefix(
    text,
    (model && beginsLine(text, model.from) ? model : (first ?? model))?.from ?? 0,
  );
  const margin = indent.replace(/\S/g, ' ');
  const separator = lines ? eol + margin : ' ';
  const isFitted = lines && !margin.includes('\t') && !/^.{89}/m.test(text);
  const write = (item: string) => separator + (isFitted ? fitted(text, margin, item) : item);
  const tight = previous?.comma?.from === previous?.to && !/[\r\n]/.test(content);
  const single = container.name === 'TupleExpression' && elements.length === 1 && tight;
  if (next || (previous?.comma && !single))
    return [insert(place, items.map((item) => `${write(item)},`).join(''))];
  const added = insert(place, items.map(write).join(','));
  return previous?.comma ? [added] : [insert(anchor, ','), added];
}

/** An item that is too long for a line of its own, broken as ruff format does; not for files that have such lines. */
function fitted(text: string, margin: string, item: string): string {
  const lines = wrapLines(`${margin}${item},`).slice(margin.length, -1);
  return lines.replaceAll('\n', lineEndingOf(text));
}

/**
 * Removes an element from a container: the inverse of `addItems`, in whatever order elements were added.
 * When it is on a line of its own, the comment at the end of that line goes with it.
 * @param element the node of the element
 */
export function removeItem(module: Module, container: SyntaxNode, element: SyntaxNode): Change[] {
  const { text } = module;
  const elements = elementsOf(container);
  const index = elements.findIndex(({ from }) => from === element.from);
  const item = elements[index];
  if (!item) return [];
  const previous = elements[index - 1];
  const next = elements[index + 1];
  const cut = (from: number, to: number): Change => ({ from, to, insert: '' });
  const ownLine = beginsLine(text, item.from);
  const end = item.comma?.to ?? item.to;
  const stop = ownLine ? afterComment(module, container, end) : end;
  const before = contentOf(container).findLast(({ to }) => to <= item.from)?.to ?? item.from;
  const start = ownLine ? before + blanksAfter(text, before) : before;
  const changes: Change[] = [];
  const tuple = container.name === 'TupleExpression' && elements.length === 2;
  if (previous?.comma && !item.comma && !tuple) changes.push(cut(previous.comma.from, previous.comma.to));
  if (previous || ownLine) changes.push(cut(start, stop));
  else changes.push(cut(item.from, next?.from ?? stop));
  if (tuple && next && !next.comma) changes.push({ from: next.to, to: next.to, insert: ',' });
  return changes;
}
