// The statements of a module as its reader sees them: definitions with the comments that belong to them.
import { lineEndingOf, lineStart } from '../../../core/text/lines.ts';
import { childrenOf, type Module, parseModule, readOnce, type SyntaxNode, textOf } from './syntax.ts';

/** A top-level statement that is neither an import nor the docstring; `from` to `to` includes its comments. */
export interface Definition {
  readonly kind: 'class' | 'function' | 'assignment' | 'other';
  /** What it defines; nothing for statements of kind `other`. */
  readonly name?: string;
  readonly node: SyntaxNode;
  readonly from: number;
  readonly to: number;
}

/** The docstring of a module. */
export function docstringOf({ top }: Module): SyntaxNode | undefined {
  const first = childrenOf(top).find(({ name }) => name !== 'Comment');
  const isText = /^(Continued)?String$/.test(first?.firstChild?.name ?? '');
  return first?.name === 'ExpressionStatement' && isText && !first.firstChild?.nextSibling
    ? first
    : undefined;
}

/** The top-level statements of a module, in order, without imports and the docstring. */
export const definitionsOf = readOnce((module): readonly Definition[] => {
  const { text } = module;
  const children = childrenOf(module.top);
  const docstring = docstringOf(module)?.from;
  return children.flatMap((node, index) => {
    if (node.name === 'Comment' || node.name === 'ImportStatement' || node.from === docstring) return [];
    let from = node.from;
    let to = node.from + textOf(module, node).trimEnd().length;
    for (let at = index - 1; at >= 0; at--) {
      const comment = children[at] as SyntaxNode;
      if (comment.name !== 'Comment' || lineStart(text, comment.from) < comment.from) break;
      if (!/^(\r\n|\r|\n)$/.test(text.slice(comment.to, from))) break;
      from = comment.from;
    }
    for (let at = index + 1; at < children.length; at++) {
      const comment = children[at] as SyntaxNode;
      if (comment.name !== 'Comment' || lineStart(text, comment.from) === comment.from) break;
      to = comment.to;
    }
    return [{ ...nameOf(module, node), node, from, to }];
  });
});

function nameOf(module: Module, node: SyntaxNode): Pick<Definition, 'kind' | 'name'> {
  const inner = node.name === 'DecoratedStatement' ? (node.lastChild ?? node) : node;
  const target = inner.getChild('VariableName');
  const name = target ? textOf(module, target) : '';
  if (inner.name === 'ClassDefinition') return { kind: 'class', name };
  if (inner.name === 'FunctionDefinition') return { kind: 'function', name };
  const single = node.name === 'AssignStatement' && node.getChildren('AssignOp').length === 1;
  const follows = node.firstChild?.nextSibling?.name ?? '';
  if (single && node.firstChild?.name === 'VariableName' && /^(AssignOp|TypeDef)$/.test(follows))
    return { kind: 'assignment', name };
  return { kind: 'other' };
}

/** How many line breaks separate two statements in canonical layout (PEP 8, ruff format). */
export function breaksBetween(before: Definition | undefined, after: Definition | undefined): number {
  const large = [before, after].some((side) => side?.kind === 'class' || side?.kind === 'function');
  return large ? 3 : 2;
}

/** A text with the line endings of another. */
export function withEndingsOf(text: string, source: string): string {
  return source.replace(/\r\n|\r|\n/g, lineEndingOf(text));
}

/** Definitions that are next to each other in a text. */
export interface Run {
  readonly source: string;
  readonly definitions: readonly Definition[];
}

/**
 * Appends definitions after the last line of code or comment, as far apart as `breaksBetween` says.
 * Whatever blank lines the file ends with, or none, stay at its end.
 * @param last the last definition of the text
 */
export function appendRuns(text: string, runs: readonly Run[], last: Definition | undefined): string {
  let result = text;
  let before = last;
  for (const { source, definitions } of runs) {
    const eol = lineEndingOf(result);
    const code = withEndingsOf(result, source.trim());
    const end = result.trimEnd().length;
    const gap = eol.repeat(breaksBetween(before, definitions[0]));
    result = end === 0 ? result + code + eol : result.slice(0, end) + gap + code + result.slice(end);
    before = definitions.at(-1);
  }
  return result;
}

/** Removes the last of the definitions that are asked for, and the blank lines that came with it: the inverse of `appendRuns`. */
export function cutDefinition(text: string, wanted: (definition: Definition) => boolean): string {
  const definitions = definitionsOf(parseModule(text));
  const index = definitions.findLastIndex(wanted);
  const definition = definitions[index];
  if (!definition) return text;
  const eol = lineEndingOf(text);
  const start = text.slice(0, definition.from).trimEnd().length;
  const rest = text.slice(definition.to);
  const end = definition.to + rest.length - rest.trimStart().length;
  if (end === text.length) {
    if (start > 0) return text.slice(0, start) + rest;
    return text.slice(0, definition.from) + (rest.startsWith(eol) ? rest.slice(eol.length) : rest);
  }
  const next = definitions[index + 1];
  const previous = definitions[index - 1];
  const leading = text.slice(start, definition.from);
  const trailing = text.slice(definition.to, end);
  const canonical = eol.repeat(breaksBetween(previous, definition));
  const longer = leading.length > trailing.length ? leading : trailing;
  const adjacent = start > 0 && next?.from === end && leading === canonical;
  const gap = adjacent ? eol.repeat(breaksBetween(previous, next)) : start === 0 ? leading : longer;
  return text.slice(0, start) + gap + text.slice(end);
}
