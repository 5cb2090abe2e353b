// YAML and Markdown as tokens: what they say, apart from quotes, widths of lines and signs that mean the same.
import { type Span, type Token, tokensAt } from '../../../core/text/tokens.ts';

const yaml = /(#[^\r\n]*)|"((?:[^"\\]|\\[\s\S])*)"|'((?:[^']|'')*)'|[[\]{},]|[^\s[\]{},]+/g;

/** https://yaml.org/spec/1.2.2/ */
export function readYaml(text: string): Token[] {
  const spans = [...text.matchAll(yaml)].map(
    ({ 0: source, 1: comment, 2: double, 3: single, index }): Span => {
      const [from, to] = [index, index + source.trimEnd().length];
      if (comment) return { key: comment.trimEnd(), from, to, isComment: true };
      return { key: double ?? single?.replaceAll("''", "'") ?? source, from, to };
    },
  );
  return tokensAt(text, spans);
}

/** https://spec.commonmark.org/ */
export function readMarkdown(text: string): Token[] {
  const words = text.matchAll(/\|(?!\|)|[^\s|]+|\|\|/g);
  return tokensAt(
    text,
    [...words].map(({ 0: word, index }) => ({ key: wordKey(word), from: index, to: index + word.length })),
  );
}

/** Bullets, emphasis, escapes and the lines of tables are written in several ways. */
function wordKey(word: string): string {
  if (/^[*+-]$/.test(word)) return '-';
  if (/^:?-{2,}:?$/.test(word)) return word.replace(/-+/, '--');
  return word.replace(/\\([^\w\s])/g, '$1').replace(/\*/g, '_');
}
