// The words of Python's source, and the fault that ends their reading.

/**
 * A word of the source. `kind` is the text of a keyword or an operator; for other words it is one of
 * `name`, `number`, `string`, `newline`, `indent`, `dedent`, `end` and `fault`. The parts of an f-string or t-string are the words
 * `format` or `template`, those of its replacement fields, and `close`.
 */
export interface Token {
  readonly kind: string;
  readonly from: number;
  readonly to: number;
}

/** What CPython calls a SyntaxError. */
export class SyntaxFault extends Error {
  constructor(readonly offset: number) {
    super(`syntax error at ${offset}`);
  }
}

/** https://docs.python.org/3/reference/lexical_analysis.html#keywords; soft keywords are names here. */
const keywords = (
  'False None True and as assert async await break class continue def del elif else except finally for from global ' +
  'if import in is lambda nonlocal not or pass raise return try while with yield'
).split(' ');

/** The longest first, since the longest that fits is the one that is meant. */
const operators = (
  '**= //= >>= <<= ... ** // >> << <= >= == != -> := += -= *= /= %= @= &= |= ^= ' +
  '+ - * / % @ & | ^ ~ < > ( ) [ ] { } , : . ; ='
).split(' ');

/** Finds the operator at a place. */
export const operator = new RegExp(operators.map((text) => text.replace(/./g, '\\$&')).join('|'), 'y');

/** The kind of a keyword or an operator, by its text: one string for all words of a kind, since equal ones compare slowly. */
export const kinds: ReadonlyMap<string, string> = new Map(
  [...keywords, ...operators].map((text) => [text, text]),
);

export const closing: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };
