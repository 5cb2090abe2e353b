// Python source as tokens: what it says, apart from quotes, layout, trailing commas and brackets without a meaning.

import { lineStart } from '../../../core/text/lines.ts';
import { type Span, type Token, tokensAt } from '../../../core/text/tokens.ts';
import { importBlock } from './import-block.ts';
import { stringValue } from './strings.ts';
import { childrenOf, type Module, parseModule, type SyntaxNode, syntaxFault, textOf } from './syntax.ts';

/** The tokens of a module, or undefined when it has a syntax error. */
export function readPython(text: string, isFolded: boolean): Token[] | undefined {
  const spans = pythonSpans(text, isFolded);
  return spans && tokensAt(text, spans);
}

/**
 * The tokens of a module, by where they are. Each statement begins with an empty one that says how deep it is.
 * @param isFolded whether its imports are one token
 * @returns undefined for a file with a syntax error
 */
export function pythonSpans(text: string, isFolded: boolean): Span[] | undefined {
  const module = parseModule(text);
  if (syntaxFault(module)) return undefined;
  const spans: Span[] = [];
  const block = isFolded ? importBlock(module) : undefined;
  const visit = (node: SyntaxNode, depth: number) => {
    const isBody = node.name === 'Script' || node.name === 'Body';
    for (const child of childrenOf(node)) {
      if (block && child.from >= block.from && child.to <= block.to) {
        if (child.from === block.from)
          spans.push({ key: 'imports', from: block.from, to: block.to, isUnordered: true });
        continue;
      }
      const { from, to, name } = child;
      if (isBody && !/^(:|Comment)$/.test(name)) spans.push({ key: `statement ${depth}`, from, to: from });
      if (name === 'Comment') pushComment(textOf(module, child).trimEnd(), from);
      else if (isWhole(child)) spans.push({ key: keyOf(module, child), from, to });
      else if (child.firstChild) visit(child, name === 'Body' ? depth + 1 : depth);
      else if (from < to && !isEmptySign(child)) spans.push({ key: keyOf(module, child), from, to });
    }
  };
  /** Comments on lines below each other are one, however long their lines are. */
  const pushComment = (source: string, from: number) => {
    const words = source.replace(/^#+\s*/, '');
    const above = spans.at(-1);
    const between = above?.isComment && text.slice(above.to, from);
    const isBelow = between && /^(\r\n|\r|\n)[ \t]*$/.test(between) && isAlone(text, above.from);
    const to = from + source.length;
    if (isBelow) spans[spans.length - 1] = { ...above, key: `${above.key} ${words}`.trimEnd(), to };
    else spans.push({ key: `# ${words}`, from, to, isComment: true });
  };
  visit(module.top, 0);
  return spans;
}

/** True for a place with nothing but blanks before it on its line. */
export const isAlone = (text: string, place: number) =>
  text.slice(lineStart(text, place), place).trim() === '';

/** Strings are one token, those that are next to each other together. */
const isWhole = ({ name }: SyntaxNode) => /String$/.test(name);

function keyOf(module: Module, node: SyntaxNode): string {
  const source = textOf(module, node);
  if (node.name === 'Number') return source.toLowerCase();
  if (!isWhole(node)) return source;
  const isDocstring = node.parent?.name === 'ExpressionStatement' && node.nextSibling === null;
  const value = stringValue(module, node);
  if (value !== undefined) return JSON.stringify(isDocstring ? value.trim().split(/\s+/).join(' ') : value);
  const parts = node.name === 'ContinuedString' ? childrenOf(node).filter(isWhole) : [node];
  const pieces = parts.map((part) => pieceOf(textOf(module, part)));
  const kinds = [...new Set(pieces.map(({ kind }) => kind))].sort().join('');
  return `${kinds}"${pieces.map(({ body, kind }) => (kinds !== '' && kind === '' ? doubled(body) : body)).join('')}`;
}

/** What an f-string puts in, which may have lines of its own. */
const field = /(?<!\{)\{(?!\{)[^{}]*\}(?!\})/g;

/** One of several strings of which some are bytes or f-strings: their quotes, and those in them, count as one kind. */
function pieceOf(source: string): { kind: string; body: string } {
  const [, prefix = '', quote = ''] = /^([a-z]*)("""|'''|["'])/i.exec(source) ?? [];
  const kind = prefix.toLowerCase().replace('u', '');
  const body = source.slice(prefix.length + quote.length, -quote.length).replace(/\\?["']+/g, '"');
  return { kind, body: /f/.test(kind) ? body.replace(field, (part) => part.replace(/\s/g, '')) : body };
}

/** Braces as f-strings write them. */
const doubled = (text: string) => text.replace(/[{}]/g, '$&$&');

/** Values that brackets of their own do not change: not operands, whose brackets say what belongs together. */
const holders =
  /^(AssignStatement|UpdateStatement|ReturnStatement|ExpressionStatement|ArgList|ArrayExpression|DictionaryExpression|SetExpression|ParamList|ForStatement|IfStatement|WhileStatement|AssertStatement|RaiseStatement|WithStatement|LambdaExpression|ParenthesizedExpression|TupleExpression|(Array|Set|Dictionary)?ComprehensionExpression)$/;

/** True for a tuple that could as well be without its brackets. */
function isBareTuple({ parent, firstChild }: SyntaxNode): boolean {
  if (parent?.name === 'WithStatement') return true;
  return /^(Assign|For|Return)Statement$/.test(parent?.name ?? '') && firstChild?.nextSibling?.name !== ')';
}

/** Commas before closing brackets, and brackets, that could as well be left out. */
function isEmptySign(node: SyntaxNode): boolean {
  const { name, parent } = node;
  if (!parent) return false;
  if (name === ',') {
    let next = node.nextSibling;
    while (next?.name === 'Comment') next = next.nextSibling;
    if (!next || !/^[)\]}]$/.test(next.name)) return false;
    return parent.name !== 'TupleExpression' || parent.getChildren(',').length > 1;
  }
  if (name !== '(' && name !== ')') return false;
  if (/^(Import|With)Statement$/.test(parent.name)) return true;
  if (parent.name === 'TupleExpression' && isBareTuple(parent)) return true;
  return parent.name === 'ParenthesizedExpression' && holders.test(parent.parent?.name ?? '');
}
