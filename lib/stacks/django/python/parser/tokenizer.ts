// Python's source as words.
// https://docs.python.org/3/reference/lexical_analysis.html
import { Lines, lineBreak, restOfLine } from './lines.ts';
import { endOfNumber } from './numbers.ts';
import { checkEscapes, endOfString, type StringKind, stringKind } from './string-literals.ts';
import { closing, kinds, operator, SyntaxFault, type Token } from './token.ts';

const asciiName = /[A-Za-z_]\w*/y;
const anyName = /[\p{XID_Start}_]\p{XID_Continue}*/uy;
const blanks = /[ \t\f]*/y;
/** CPython's own limits: MAXLEVEL and MAXFSTRINGLEVEL in its tokenizer. */
const limits = { brackets: 200, strings: 150 };

export interface Words {
  readonly tokens: readonly Token[];
  readonly comments: readonly Token[];
}

/** Splits a text into words. They end with one of the kind `fault` where the text has what can be no word. */
export function tokenize(text: string): Words {
  const tokenizer = new Tokenizer(text);
  try {
    tokenizer.file();
  } catch (error) {
    if (!(error instanceof SyntaxFault)) throw error;
    tokenizer.tokens.push({ kind: 'fault', from: error.offset, to: error.offset });
  }
  return tokenizer;
}

class Tokenizer extends Lines {
  #brackets: { kind: string; from: number }[] = [];
  #strings = 0;

  file(): void {
    if (this.text.includes('\0')) throw new SyntaxFault(this.text.indexOf('\0'));
    this.#code(undefined);
    const open = this.#brackets.at(-1);
    if (open) throw new SyntaxFault(open.from);
    if (this.lineHasBegun()) this.push('newline', this.at);
    for (const _ of this.indents.slice(1)) this.push('dedent', this.at);
    this.push('end', this.at);
  }

  /**
   * Reads words to the end of the text, or of the expression in a replacement field.
   * @param field how many brackets are open around that expression
   * @returns the `:` or `}` that ends the expression
   */
  #code(field: number | undefined): string {
    for (;;) {
      if (this.#brackets.length === 0 && !this.lineHasBegun()) this.indentation();
      this.skip(blanks);
      const from = this.at;
      if (from === this.text.length) {
        if (field !== undefined) throw new SyntaxFault(from);
        return '';
      }
      const character = this.text.charAt(from);
      if (character === '\n' || character === '\r') {
        this.skip(lineBreak);
        if (this.#brackets.length === 0) this.push('newline', from);
      } else if (character === '\\') this.continuation();
      else if (character === '#') {
        this.skip(restOfLine);
        this.comments.push({ kind: 'Comment', from, to: this.at });
      } else if (field === this.#brackets.length && this.#endsExpression(character)) {
        this.at += 1;
        this.push(character, from);
        if (character !== '!') return character;
      } else this.#word(character);
    }
  }

  #endsExpression(character: string): boolean {
    if (character === '!') return this.text[this.at + 1] !== '=';
    return character === ':' || character === '}';
  }

  #word(character: string): void {
    const from = this.at;
    if (this.skip(character < '\x80' ? asciiName : anyName)) {
      if ((this.text[this.at] ?? '') >= '\x80') {
        this.at = from;
        if (!this.skip(anyName)) throw new SyntaxFault(from);
      }
      const word = this.text.slice(from, this.at);
      const kind = stringKind(word, this.text[this.at]);
      if (kind) this.#string(kind, from);
      else this.push(kinds.get(word) ?? 'name', from);
    } else if (character === '"' || character === "'") {
      this.#string({ kind: 'string', raw: false, bytes: false }, from);
    } else {
      const end = endOfNumber(this.text, from);
      if (end === undefined) this.#operator();
      else {
        this.at = end;
        this.push('number', from);
      }
    }
  }

  #operator(): void {
    const from = this.at;
    if (!this.skip(operator)) throw new SyntaxFault(from);
    const found = kinds.get(this.text.slice(from, this.at)) as string;
    if (found in closing) this.#open(found, from);
    else if (')]}'.includes(found)) {
      if (closing[this.#brackets.at(-1)?.kind ?? ''] !== found) throw new SyntaxFault(from);
      this.#brackets.pop();
    }
    this.push(found, from);
  }

  #open(kind: string, from: number): void {
    this.#brackets.push({ kind, from });
    if (this.#brackets.length > limits.brackets) throw new SyntaxFault(from);
  }

  #string(literal: StringKind, from: number): void {
    const one = this.text.charAt(this.at);
    const quote = this.text.startsWith(one.repeat(3), this.at) ? one.repeat(3) : one;
    const start = this.at + quote.length;
    if (literal.kind === 'string') {
      this.at = endOfString(this.text, start, quote);
      checkEscapes(this.text, start, this.at - quote.length, literal);
      this.push('string', from);
    } else {
      this.#strings += 1;
      if (this.#strings > limits.strings) throw new SyntaxFault(from);
      this.at = start;
      this.push(literal.kind, from);
      this.#pieces(literal, quote, 0);
      this.at += quote.length;
      this.push('close', this.at - quote.length);
      this.#strings -= 1;
    }
  }

  /** Reads the text of an f-string and its replacement fields, or those of a format specification `depth` fields deep. */
  #pieces(literal: StringKind, quote: string, depth: number): void {
    let piece = this.at;
    for (;;) {
      const character = this.text[this.at];
      const next = this.text[this.at + 1];
      const isBreak = character === '\n' || character === '\r';
      if (character === undefined || (isBreak && quote.length === 1)) throw new SyntaxFault(this.at);
      const isQuote = this.text.startsWith(quote, this.at);
      if (isQuote && depth > 0) throw new SyntaxFault(this.at);
      if (isQuote || (character === '}' && depth > 0)) break;
      if (character === '\\') this.#escape(literal.raw);
      else if (character === '{' && (next !== '{' || depth > 0)) {
        checkEscapes(this.text, piece, this.at, literal);
        this.#field(literal, quote, depth);
        piece = this.at;
      } else if (character === '{' || character === '}') {
        if (next !== character) throw new SyntaxFault(this.at);
        this.at += 2;
      } else this.at += 1;
    }
    checkEscapes(this.text, piece, this.at, literal);
  }

  /** Moves on behind a backslash and what it takes; braces are taken by the name of a character only. */
  #escape(raw: boolean): void {
    this.at += 1;
    if (!raw && this.text.startsWith('N{', this.at)) {
      const end = this.text.indexOf('}', this.at);
      if (end < 0) throw new SyntaxFault(this.at);
      this.at = end + 1;
    } else if (!this.skip(lineBreak) && !/[{}]/.test(this.text[this.at] ?? '')) this.at += 1;
  }

  #field(literal: StringKind, quote: string, depth: number): void {
    if (depth > 2) throw new SyntaxFault(this.at);
    this.#open('{', this.at);
    this.at += 1;
    this.push('{', this.at - 1);
    if (this.#code(this.#brackets.length) === ':') {
      this.#pieces(literal, quote, depth + 1);
      this.at += 1;
      this.push('}', this.at - 1);
    }
    this.#brackets.pop();
  }
}
