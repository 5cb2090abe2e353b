// Lines of Python's source: where blocks begin and end.
// https://docs.python.org/3/reference/lexical_analysis.html#indentation
import { SyntaxFault, type Token } from './token.ts';

export const lineBreak = /\r\n?|\n/y;
export const restOfLine = /[^\r\n]*/y;
/** CPython's own limit: MAXINDENT in its tokenizer. */
const mostIndents = 100;

/** How deep a line is indented; `tabsOfOne` counts tabs as one column, so that lines can be compared whatever a tab's width is. */
interface Indent {
  readonly column: number;
  readonly tabsOfOne: number;
}

/** A place in a text, and the words before it. */
export class Lines {
  readonly tokens: Token[] = [];
  readonly comments: Token[] = [];
  protected at = 0;
  protected indents: Indent[] = [{ column: 0, tabsOfOne: 0 }];

  constructor(readonly text: string) {}

  protected push(kind: string, from: number): void {
    this.tokens.push({ kind, from, to: this.at });
  }

  /** Moves on behind what an expression finds here. */
  protected skip(expression: RegExp): boolean {
    expression.lastIndex = this.at;
    if (!expression.test(this.text)) return false;
    this.at = expression.lastIndex;
    return true;
  }

  protected lineHasBegun(): boolean {
    const kind = this.tokens.at(-1)?.kind ?? 'newline';
    return kind !== 'newline' && kind !== 'indent' && kind !== 'dedent';
  }

  protected continuation(): void {
    this.at += 1;
    if (!this.skip(lineBreak) || this.at === this.text.length) throw new SyntaxFault(this.at);
  }

  /** Skips blank lines, and begins or ends blocks where the next line of code begins. */
  protected indentation(): void {
    const indent = this.#nextIndent();
    if (this.at === this.text.length) return;
    const current = this.indents.at(-1) as Indent;
    if (indent.column > current.column) {
      if (indent.tabsOfOne <= current.tabsOfOne) throw new SyntaxFault(this.at);
      this.indents.push(indent);
      if (this.indents.length > mostIndents) throw new SyntaxFault(this.at);
      this.push('indent', this.at);
      return;
    }
    while (indent.column < (this.indents.at(-1) as Indent).column) {
      this.indents.pop();
      this.push('dedent', this.at);
    }
    const { column, tabsOfOne } = this.indents.at(-1) as Indent;
    if (indent.column !== column || indent.tabsOfOne !== tabsOfOne) throw new SyntaxFault(this.at);
  }

  #nextIndent(): Indent {
    for (;;) {
      let column = 0;
      let tabsOfOne = 0;
      let continued = 0;
      for (; ; this.at += 1) {
        const character = this.text[this.at];
        if (character === ' ') [column, tabsOfOne] = [column + 1, tabsOfOne + 1];
        else if (character === '\t') [column, tabsOfOne] = [(Math.floor(column / 8) + 1) * 8, tabsOfOne + 1];
        else if (character === '\f') [column, tabsOfOne] = [0, 0];
        else if (character === '\\') {
          continued ||= column;
          this.continuation();
          this.at -= 1;
        } else break;
      }
      const from = this.at;
      if (this.text[from] === '#') {
        this.skip(restOfLine);
        this.comments.push({ kind: 'Comment', from, to: this.at });
      }
      if (!this.skip(lineBreak)) return { column: continued || column, tabsOfOne: continued || tabsOfOne };
    }
  }
}
