// Code in the style of the file it goes into: its quotes, and what it indents with.
import { applyChanges, childrenOf, type Module, parseModule, type SyntaxNode, textOf } from './syntax.ts';

/**
 * A snippet with the quotes that most strings of a file have, and with its indentation. Strings that contain quotes
 * stay as they are, and so does everything where the file says nothing.
 */
export function inStyleOf(target: string, snippet: string): string {
  const module = parseModule(target);
  const strings = plainStrings(module);
  const single = strings.filter((node) => quoteOf(module, node) === "'").length;
  const wanted = single * 2 > strings.length ? withSingleQuotes(snippet) : snippet;
  const unit = indentOf(module);
  if (unit === undefined || unit === '    ') return wanted;
  return wanted.replace(/^( {4})+/gm, (spaces) => unit.repeat(spaces.length / 4));
}

/** The strings that either kind of quotes can be around. */
function plainStrings(module: Module): SyntaxNode[] {
  const strings: SyntaxNode[] = [];
  module.top.iterate((node) => {
    if (node.name === 'String' && /^[rbu]?(?:'[^'"]*'|"[^'"]*")$/i.test(textOf(module, node)))
      strings.push(node);
  });
  return strings;
}

const quoteOf = (module: Module, node: SyntaxNode) => module.text.charAt(node.to - 1);

function withSingleQuotes(snippet: string): string {
  const module = parseModule(snippet);
  const changes = plainStrings(module)
    .filter((node) => quoteOf(module, node) === '"')
    .map((node) => ({ from: node.from, to: node.to, insert: textOf(module, node).replaceAll('"', "'") }));
  return applyChanges(snippet, changes);
}

/** What the first class or function of a module is indented with; undefined when it has none. */
function indentOf({ text, top }: Module): string | undefined {
  for (const node of childrenOf(top)) {
    const definition = node.getChild('ClassDefinition') ?? node.getChild('FunctionDefinition') ?? node;
    const body = /^(Class|Function)Definition$/.test(definition.name) ? definition.getChild('Body') : null;
    const first = body && childrenOf(body).find(({ name }) => name !== ':' && name !== 'Comment');
    const indent = first && /(?:^|[\r\n])([ \t]+)$/.exec(text.slice(0, first.from))?.[1];
    if (indent) return indent;
  }
  return undefined;
}
