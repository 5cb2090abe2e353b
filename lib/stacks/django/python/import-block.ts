// The imports at the head of a module as a set: brought to those of another module, in the module's own way.
import { lineEndingOf, lineStart } from '../../../core/text/lines.ts';
import {
  compareNames,
  compareStatements,
  type Imported,
  type ImportStatement,
  importStatements,
  isOneByOne,
  isSorted,
  writeLine,
} from './import-statements.ts';
import { addItems, elementsOf, removeItem } from './sequence.ts';
import { applyChanges, childrenOf, type Module, parseModule } from './syntax.ts';

interface Block {
  readonly from: number;
  readonly to: number;
  readonly statements: readonly ImportStatement[];
}

/** The first imports of a module, with nothing but comments between them. */
export function importBlock(module: Module): Block | undefined {
  const statements: ImportStatement[] = [];
  const all = importStatements(module);
  for (const { name, from } of childrenOf(module.top)) {
    const statement = name === 'ImportStatement' && all.find(({ node }) => node.from === from);
    if (statement) statements.push(statement);
    else if (statements.length > 0 && name !== 'Comment') break;
  }
  const [first, last] = [statements[0], statements.at(-1)];
  return first && last && { from: first.node.from, to: last.node.to, statements };
}

const statementsOf = (text: string) => importBlock(parseModule(text))?.statements ?? [];

const keyOf = ({ module, name = '', alias = '' }: Imported) => `${module} ${name} ${alias}`;

/** True when two modules have imports of both in another order, or in other statements. */
export function ordersDiffer(one: string, other: string): boolean {
  const [left, right] = [one, other].map((text) =>
    statementsOf(text).map(({ imported }) => imported.map(keyOf)),
  ) as [string[][], string[][]];
  const common = (groups: string[][], others: string[][]) => {
    const known = new Set(others.flat());
    return JSON.stringify(
      groups.map((keys) => keys.filter((key) => known.has(key))).filter(({ length }) => length),
    );
  };
  return common(left, right) !== common(right, left);
}

/**
 * A module with the imports of another one at its head; those that both have stay as they are.
 * @returns undefined for a module without imports at its head
 */
export function putImports(text: string, source: string): string | undefined {
  const wanted = statementsOf(source);
  const there = statementsOf(text);
  if (there.length === 0 || wanted.length === 0) return undefined;
  const has = (statements: readonly ImportStatement[], one: Imported) =>
    statements.some(({ imported }) => imported.some((other) => keyOf(other) === keyOf(one)));
  let result = text;
  // What is added may belong next to what goes.
  for (const statement of wanted)
    for (const one of statement.imported)
      if (!has(there, one)) result = added(result, one, statement, source);
  for (const one of there.flatMap(({ imported }) => imported))
    if (!has(wanted, one)) result = without(result, one);
  return result;
}

function added(text: string, one: Imported, statement: ImportStatement, source: string): string {
  const module = parseModule(text);
  const statements = statementsOf(text);
  const isHost = ({ module: from, imported: [first] }: ImportStatement) =>
    from === one.module && one.name !== '*' && first?.name !== '*';
  const host = isOneByOne(statements) ? undefined : statements.find(isHost);
  if (!host || one.name === undefined) return withStatement(module, one, statement, source);
  const { node, imported } = host;
  const compare = nameOrders.find((order) => isSorted(imported, order));
  const index = compare ? imported.findIndex((other) => compare(other, one) > 0) : -1;
  const item = one.alias === undefined ? one.name : `${one.name} as ${one.alias}`;
  if (node.getChild('('))
    return applyChanges(text, addItems(module, node, [item], elementsOf(node)[index]?.node));
  const names = imported.toSpliced(index < 0 ? imported.length : index, 0, one);
  return text.slice(0, node.from) + writeLine(names) + text.slice(node.to);
}

const lower = (text = '') => text.toLowerCase();
const byText = (one: string, other: string) => (one < other ? -1 : Number(one > other));

const nameOrders = [
  compareNames,
  (one: Imported, other: Imported) => byText(lower(one.name), lower(other.name)),
];

/** By type and name, as ruff and isort do; by name alone (force_sort_within_sections); by length. */
const statementOrders = [
  compareStatements,
  (one: Imported, other: Imported) =>
    byText(lower(one.module), lower(other.module)) || byText(lower(one.name), lower(other.name)),
  (one: Imported, other: Imported) => writeLine([one]).length - writeLine([other]).length,
];

/** Puts in a statement of its own: next to those that it is next to in the source, in the order that they have. */
function withStatement({ text }: Module, one: Imported, statement: ImportStatement, source: string): string {
  const eol = lineEndingOf(text);
  const line = writeLine([one]) + eol;
  const groups = groupsOf(text);
  const groupWith = ({ module, imported: [first] }: ImportStatement) =>
    groups.find((group) =>
      group.some((other) => other.module === module && other.imported[0]?.module === first?.module),
    );
  const sources = groupsOf(source);
  const at = sources.findIndex((group) => group.some(({ node }) => node.from === statement.node.from));
  const peers = sources[at]?.map(groupWith).find((group) => group !== undefined);
  if (peers) {
    const order = statementOrders.find((compare) =>
      isSorted(peers, ({ imported: [left] }, { imported: [right] }) =>
        left && right ? compare(left, right) : 0,
      ),
    );
    const isBefore = ({ imported: [other] }: ImportStatement) => other && order && order(other, one) <= 0;
    const above = order ? peers.findLast(isBefore) : peers.at(-1);
    const place = above ? lineBelow(text, above.node.to) : (peers[0]?.node.from ?? 0);
    return inserted(text, place, line, eol);
  }
  const above = sources
    .slice(0, at)
    .flat()
    .map(groupWith)
    .findLast((group) => group !== undefined);
  const last = above?.at(-1);
  if (last) return inserted(text, lineBelow(text, last.node.to), eol + line, eol);
  return inserted(text, groups[0]?.[0]?.node.from ?? 0, line + eol, eol);
}

/** The imports at the head of a module, in groups without empty lines. */
function groupsOf(text: string): ImportStatement[][] {
  const groups: ImportStatement[][] = [];
  let end = 0;
  for (const statement of statementsOf(text)) {
    const { from, to } = statement.node;
    const isApart = /(\r\n|\r|\n)[ \t\f]*(\r\n|\r|\n)/.test(text.slice(end, from));
    if (groups.length === 0 || isApart) groups.push([statement]);
    else groups.at(-1)?.push(statement);
    end = to;
  }
  return groups;
}

/** Puts lines at a place where a line begins, or at the end of a text. */
function inserted(text: string, place: number, lines: string, eol: string): string {
  const isOpen = lineStart(text, place) < place;
  return text.slice(0, place) + (isOpen ? eol : '') + lines + text.slice(place);
}

function lineBelow(text: string, place: number): number {
  const found = /[^\r\n]*(?:\r\n|\r|\n|$)/y;
  found.lastIndex = place;
  return place + (found.exec(text)?.[0].length ?? 0);
}

/** Takes one import out: the inverse of `added`. */
function without(text: string, one: Imported): string {
  const module = parseModule(text);
  const isIt = (other: Imported) => keyOf(other) === keyOf(one);
  const statement = statementsOf(text).find(({ imported }) => imported.some(isIt));
  if (!statement) return text;
  const { node, imported } = statement;
  const index = imported.findIndex(isIt);
  if (imported.length === 1) return withoutStatement(text, statement);
  const element = node.getChild('(') ? elementsOf(node)[index] : undefined;
  if (element) return applyChanges(text, removeItem(module, node, element.node));
  return text.slice(0, node.from) + writeLine(imported.toSpliced(index, 1)) + text.slice(node.to);
}

/** Cuts the line of a statement, and the empty lines that kept it apart when nothing else is in its group. */
function withoutStatement(text: string, { node }: ImportStatement): string {
  const groups = groupsOf(text);
  const at = groups.findIndex((group) => group.some((other) => other.node.from === node.from));
  let [from, to] = [lineStart(text, node.from), lineBelow(text, node.to)];
  const [above, below] = [groups[at - 1]?.at(-1), groups[at + 1]?.[0]];
  if (groups[at]?.length === 1) {
    const blank = (start: number, end: number) => (text.slice(start, end).trim() === '' ? end - start : 0);
    if (above) from -= blank(lineBelow(text, above.node.to), from);
    else if (below) to += blank(to, lineStart(text, below.node.from));
  }
  return text.slice(0, from) + text.slice(to);
}
