// Python's string literals: the value of one, and how to write one like its neighbours.
import { cEscapes } from '../../../core/text/c-escapes.ts';
import { childrenOf, type Module, type SyntaxNode, textOf } from './syntax.ts';

const escapes: Readonly<Record<string, string>> = {
  '\\': '\\',
  "'": "'",
  '"': '"',
  ...cEscapes,
  '\n': '',
};

/**
 * The value of a string literal, adjacent literals and parentheses included.
 * @returns undefined for bytes, f-strings, names of characters (`\N{…}`) and anything that is not a literal
 * https://docs.python.org/3/reference/lexical_analysis.html#string-and-bytes-literals
 */
export function stringValue(module: Module, node: SyntaxNode): string | undefined {
  const { name } = node;
  if (name === 'ParenthesizedExpression' || name === 'ContinuedString') {
    const parts = childrenOf(node).filter((part) => part.name !== 'Comment');
    if (name === 'ParenthesizedExpression') return parts[1] && stringValue(module, parts[1]);
    const values = parts.map((part) => stringValue(module, part));
    return values.includes(undefined) ? undefined : values.join('');
  }
  if (name !== 'String') return undefined;
  const source = textOf(module, node);
  const [, prefix = '', quote = ''] = /^([a-z]*)("""|'''|["'])/i.exec(source) ?? [];
  if (/b/i.test(prefix)) return undefined;
  const content = source.slice(prefix.length + quote.length, -quote.length).replace(/\r\n?/g, '\n');
  if (/r/i.test(prefix) || !content.includes('\\')) return content;
  if (/(?<!\\)(\\\\)*\\N/.test(content)) return undefined;
  return content.replace(
    /\\(?:x([\da-f]{2})|u([\da-f]{4})|U(00[\da-f]{6})|([0-7]{1,3})|([\s\S]))/gi,
    (whole, two, four, eight, octal, one) => {
      if (one !== undefined) return escapes[one] ?? whole;
      return String.fromCodePoint(
        octal ? Number.parseInt(octal, 8) : Number.parseInt(two ?? four ?? eight, 16),
      );
    },
  );
}

/** A string as source, in the quotes of the first string in a container, or in double quotes. */
export function quoteLike(module: Module, container: SyntaxNode, value: string): string {
  let quote: string | undefined;
  container.iterate((at) => {
    if (at.name === 'String') quote ??= /["']/.exec(textOf(module, at))?.[0];
    return quote === undefined;
  });
  // Nothing to go by in brackets that are empty: the quotes that most strings of the file have.
  const count = (mark: string) => module.text.split(mark).length;
  quote ??= count("'") > count('"') ? "'" : '"';
  const escaped = value.replace(/[^ -~]|[\\"']/g, (character) => {
    if (character === '\\' || character === quote) return `\\${character}`;
    if (character === '"' || character === "'") return character;
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
  return quote + escaped + quote;
}
