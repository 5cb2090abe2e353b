// Django's HTML templates as tokens: what they say, apart from how tags, attributes and texts are broken into lines.
// https://docs.djangoproject.com/en/stable/ref/templates/language/
import { type Span, type Token, tokensAt } from '../../../core/text/tokens.ts';
import { codeSpans } from './code-tokens.ts';

const comment = /\{#.*?#\}|\{% *comment\b[^}]*%\}[\s\S]*?\{% *endcomment *%\}|<!--[\s\S]*?-->/y;
const templateTag = /\{%[\s\S]*?%\}|\{\{[\s\S]*?\}\}/y;
const tagWord = /\{%-?|\{\{|-?%\}|\}\}|(?:[^\s"'%}]|"[^"]*"|'[^']*'|%(?!\})|\}(?!\}))+|\S/g;
const element = /<(script|style)\b(?:[^>"']|"[^"]*"|'[^']*')*>/iy;
const openTag = /<\/?[A-Za-z!][\w:.-]*/y;
const attribute = /[^\s"'=<>/{}]+|=|\/(?!>)|\{(?![{%])|\}/y;
const word = /(?:[^\s<{]|\{(?![{%#])|<(?![/!A-Za-z]))+/y;

export function readTemplate(text: string): Token[] {
  const spans: Span[] = [];
  let at = 0;
  const match = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    return pattern.exec(text)?.[0];
  };
  const push = (length: number, key = text.slice(at, at + length), more: Partial<Span> = {}) => {
    spans.push({ key, from: at, to: at + length, ...more });
    at += length;
  };
  const skipBlanks = () => {
    while (/\s/.test(text[at] ?? '')) at++;
  };
  /** Comments, and tags and variables of templates, which may be anywhere. */
  const pushTemplate = (): boolean => {
    const note = match(comment);
    if (note) {
      push(note.length, note.split(/\s+/).join(' '), { isComment: true });
      return true;
    }
    const tag = match(templateTag);
    if (!tag) return false;
    const [, name = ''] = /^\{[%{]-?\s*([^\s|%}]*)/.exec(tag) ?? [];
    for (const { 0: part, index } of tag.matchAll(tagWord)) {
      // What opens and closes a tag says which: otherwise all of them would be alike.
      const key = /^(\{[%{]|-?[%}]\})/.test(part) ? `${part} ${name}` : part.split(/\s+/).join(' ');
      spans.push({ key, from: at + index, to: at + index + part.length });
    }
    at += tag.length;
    return true;
  };
  const pushValue = (quote: string) => {
    push(1, 'quote');
    while (at < text.length && text[at] !== quote) {
      skipBlanks();
      if (text[at] === quote || pushTemplate()) continue;
      const rest = text.slice(at);
      const length = rest.search(new RegExp(`[\\s${quote}]|\\{[{%#]`));
      push(Math.max(1, length < 0 ? rest.length : length));
    }
    if (at < text.length) push(1, 'quote');
  };
  const pushTag = (start: string) => {
    push(start.length, start.toLowerCase());
    while (at < text.length && text[at] !== '>') {
      skipBlanks();
      if (text.startsWith('/>', at)) at++;
      if (text[at] === '>' || text[at] === '<') break;
      if (pushTemplate()) continue;
      const quote = text[at];
      if (quote === '"' || quote === "'") pushValue(quote);
      else if (at < text.length) push((match(attribute) ?? ' ').length);
    }
    if (text[at] === '>') push(1, `> ${start.toLowerCase()}`);
  };
  while (at < text.length) {
    skipBlanks();
    if (at >= text.length || pushTemplate()) continue;
    const inner = match(element);
    const start = match(openTag);
    if (!start) push((match(word) ?? ' ').length);
    else {
      pushTag(start);
      if (inner) pushInner(/^<script/i.test(inner) ? '</script' : '</style');
    }
  }
  return tokensAt(text, spans);

  function pushInner(end: string): void {
    const length = text.slice(at).toLowerCase().indexOf(end);
    if (length <= 0) return;
    const [from, code] = [at, text.slice(at, at + length)];
    spans.push(...codeSpans(code).map((span) => ({ ...span, from: span.from + from, to: span.to + from })));
    at += length;
  }
}
