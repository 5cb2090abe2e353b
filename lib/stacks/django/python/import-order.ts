// Statements that import from one module, such as a plain one and one with an alias: ruff orders them by their first names.
import { leading } from './import-place.ts';
import { compareFirst, type ImportStatement, isSorted } from './import-statements.ts';
import { parseModule, textOf } from './syntax.ts';

/**
 * Keeps the statements of a module in order when one of them has got another first name.
 * @param before the text before that: what was in another order then stays in it
 */
export function keepOrder(before: string, after: string, source: string): string {
  const earlier = neighbours(before, source);
  if (earlier.length < 2 || !areSorted(earlier)) return after;
  const statements = neighbours(after, source);
  if (areSorted(statements)) return after;
  const module = parseModule(after);
  const [first, last] = [statements[0], statements.at(-1)];
  if (!first || !last) return after;
  const between = after.slice(first.node.to, statements[1]?.node.from);
  const texts = statements.toSorted(compareFirst).map(({ node }) => textOf(module, node));
  return after.slice(0, first.node.from) + texts.join(between) + after.slice(last.node.to);
}

const areSorted = (statements: readonly ImportStatement[]) => isSorted(statements, compareFirst);

/** The statements that import from a module, when nothing but line breaks is between them. */
function neighbours(text: string, source: string): readonly ImportStatement[] {
  // Most modules are imported from once: that is seen without reading the code.
  if (text.split(`from ${source} import`).length < 3) return [];
  const statements = leading(parseModule(text)).filter(({ module }) => module === source);
  const isApart = ({ node }: ImportStatement, index: number) =>
    index > 0 && /\S/.test(text.slice(statements[index - 1]?.node.to, node.from));
  return statements.some(isApart) ? [] : statements;
}
