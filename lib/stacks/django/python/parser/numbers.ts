// Python's numbers.
// https://docs.python.org/3/reference/lexical_analysis.html#numeric-literals
import { SyntaxFault } from './token.ts';

const forms = [
  /0[xX](?:_?[\da-fA-F])+/y,
  /0[oO](?:_?[0-7])+/y,
  /0[bB](?:_?[01])+/y,
  /(?:\d(?:_?\d)*(?:\.(?:\d(?:_?\d)*)?)?|\.\d(?:_?\d)*)(?:[eE][+-]?\d(?:_?\d)*)?[jJ]?/y,
];

/** What numbers begin with. */
const beginning = /[\d.]/y;

/** Keywords may follow a number without a blank: `1if x else 2`. */
const after = /and|else|for|if|in|is|not|or|(?![\p{XID_Continue}_])/uy;

/**
 * Where the number ends that begins at a place.
 * @returns undefined when none begins there
 * @throws SyntaxFault for `0777`, `1__0` and `1st`
 */
export function endOfNumber(text: string, from: number): number | undefined {
  beginning.lastIndex = from;
  if (!beginning.test(text)) return undefined;
  for (const form of forms) {
    form.lastIndex = from;
    const found = form.exec(text)?.[0];
    if (found === undefined) continue;
    const end = from + found.length;
    after.lastIndex = end;
    if (/^0[\d_]*[1-9][\d_]*$/.test(found) || !after.test(text)) throw new SyntaxFault(from);
    return end;
  }
  return undefined;
}
