// YAML as tokens: what it says, apart from quotes and layout.
import { type Span, type Token, tokensAt } from '../../../core/text/tokens.ts';

const yaml =
  /((?<!\S)#[^\r\n]*)|(?<![^\s[{,])"((?:[^"\\]|\\[\s\S])*)"|(?<![^\s[{,])'((?:[^']|'')*)'|[[\]{},]|[^\s[\]{},]+/g;

/** https://yaml.org/spec/1.2.2/ */
export function readYaml(text: string): Token[] {
  const spans = [...text.matchAll(yaml)].map(
    ({ 0: source, 1: comment, 2: double, 3: single, index }): Span => {
      const [from, to] = [index, index + source.trimEnd().length];
      if (comment) return { key: comment.trimEnd(), from, to, isComment: true };
      const key = double ?? single?.replaceAll("''", "'") ?? source;
      return {
        key: key
          .replace(/^([|>])-$/, '$1')
          .split(/\s+/)
          .join(' '),
        from,
        to,
      };
    },
  );
  const isStart = ({ key, from }: Span) => key === '---' && text.slice(0, from).trim() === '';
  return tokensAt(
    text,
    spans.filter((span) => !isStart(span)),
  );
}
