// Import statements: what they bind, how they are written, and in which order they come.
import { standardLibrary } from './python-modules.ts';
import { childrenOf, type Module, readOnce, type SyntaxNode, textOf } from './syntax.ts';

/** One imported thing: `from module import name as alias`, or `import module as alias` when there is no name. */
export interface Imported {
  /** With the dots of a relative import. */
  readonly module: string;
  /** `*` for all names. */
  readonly name?: string;
  readonly alias?: string;
}

/** An import statement of a module. */
export interface ImportStatement {
  readonly node: SyntaxNode;
  /** The module of a `from` statement. */
  readonly module?: string;
  readonly imported: readonly Imported[];
}

/** ruff's default; a longer statement is wrapped. */
const lineLength = 88;

/** Reads an import statement. */
export function readImport(module: Module, node: SyntaxNode): ImportStatement {
  const children = childrenOf(node).filter(({ name }) => name !== 'Comment');
  const at = children.findIndex(({ name }) => name === 'import');
  const word = (nodes: readonly SyntaxNode[]) => nodes.map((part) => textOf(module, part)).join('');
  const source = children[0]?.name === 'from' ? word(children.slice(1, at)) : undefined;
  const groups: SyntaxNode[][] = [[]];
  for (const child of children.slice(at + 1)) {
    if (child.name === ',') groups.push([]);
    else if (child.name !== '(' && child.name !== ')') groups.at(-1)?.push(child);
  }
  const imported = groups
    .filter((group) => group.length > 0)
    .map((group): Imported => {
      const as = group.findIndex(({ name }) => name === 'as');
      const name = word(as < 0 ? group : group.slice(0, as));
      const alias = as < 0 ? {} : { alias: word(group.slice(as + 1)) };
      return source === undefined ? { module: name, ...alias } : { module: source, name, ...alias };
    });
  return { node, imported, ...(source === undefined ? {} : { module: source }) };
}

/** The import statements at the top level, each a statement of its own. */
export const importStatements = readOnce((module): readonly ImportStatement[] =>
  module.top.getChildren('ImportStatement').map((node) => readImport(module, node)),
);

/** All import statements, those inside functions, conditions and `try` too. */
export const everyImport = readOnce((module): readonly ImportStatement[] => {
  const found: ImportStatement[] = [];
  module.top.iterate((node) => {
    if (node.name === 'ImportStatement') found.push(readImport(module, node));
  });
  return found;
});

/** The name that a thing is bound to. */
export function localName({ module, name, alias }: Imported): string {
  return alias ?? name ?? module.split('.')[0] ?? module;
}

const withAlias = (name: string, alias: string | undefined): string =>
  alias === undefined || alias === name ? name : `${name} as ${alias}`;

/** True for statements that give each name one of its own, as force_single_line of isort does. */
export function isOneByOne(statements: readonly ImportStatement[]): boolean {
  const froms = statements.filter(({ module }) => module !== undefined);
  const plain = froms.filter(({ imported: [first] }) => first?.alias === undefined);
  const modules = new Set(plain.map(({ module }) => module));
  return froms.every(({ imported }) => imported.length === 1) && modules.size < plain.length;
}

/** An import statement on one line, or wrapped as ruff format does when it is too long for one. */
export function writeImport(imported: readonly Imported[], eol: string): string {
  const line = writeLine(imported);
  if (line.length <= lineLength || imported[0]?.name === undefined) return line;
  const names = imported.map(({ name, alias }) => `    ${withAlias(name ?? '', alias)},${eol}`).join('');
  return `from ${imported[0].module} import (${eol}${names})`;
}

/** An import statement on one line, however long. */
export function writeLine(imported: readonly Imported[]): string {
  const names = imported.map(({ module, name, alias }) => withAlias(name ?? module, alias)).join(', ');
  return imported[0]?.name === undefined ? `import ${names}` : `from ${imported[0].module} import ${names}`;
}

function compareText(one: string, other: string): number {
  const parts = (text: string) => text.toLowerCase().match(/\d+|\D/g) ?? [];
  const [left, right] = [parts(one), parts(other)];
  for (const [index, part] of left.entries()) {
    const against = right[index];
    if (against === undefined) return 1;
    const difference = Number(part) - Number(against);
    if (difference) return difference;
    if (part !== against && Number.isNaN(difference)) return part < against ? -1 : 1;
  }
  return left.length - right.length || (one < other ? -1 : Number(one > other));
}

function compareAll(one: readonly (string | number)[], other: readonly (string | number)[]): number {
  for (const [index, part] of one.entries()) {
    const against = other[index] ?? '';
    const difference = typeof part === 'number' ? part - Number(against) : compareText(part, String(against));
    if (difference !== 0) return difference;
  }
  return 0;
}

/** Constants, then classes, then the rest: https://docs.astral.sh/ruff/settings/#lint_isort_order-by-type */
export function compareNames(one: Imported, other: Imported): number {
  const key = ({ name = '', alias = '' }: Imported) => {
    const constant = name.length > 1 && name === name.toUpperCase() && name !== name.toLowerCase();
    const first = name.charAt(0);
    return [constant ? 0 : first !== first.toLowerCase() ? 1 : 2, name, alias];
  };
  return compareAll(key(one), key(other));
}

/** Sections in ruff's order: future, standard library, third party, first party, relative. */
export function sectionOf(module: string, firstParty: (module: string) => boolean): number {
  if (module.startsWith('.')) return 4;
  const [root = module] = module.split('.');
  if (root === '__future__') return 0;
  if (standardLibrary.has(root)) return 1;
  return firstParty(module) ? 3 : 2;
}

/** The order inside a section: `import` before `from`, more dots before fewer, then by name. */
export function compareStatements(one: Imported, other: Imported): number {
  const key = ({ module, name }: Imported) => {
    const dots = /^\.*/.exec(module)?.[0].length ?? 0;
    return [name === undefined ? 0 : 1, -dots, module.slice(dots)];
  };
  return compareAll(key(one), key(other));
}

/** The order of statements: those that import from the same module by their first names. */
export function compareFirst(
  one: Pick<ImportStatement, 'imported'>,
  other: Pick<ImportStatement, 'imported'>,
): number {
  const [a, b] = [one.imported[0], other.imported[0]];
  return a && b ? compareStatements(a, b) || compareNames(a, b) : 0;
}

/** Whether a list is in order. */
export function isSorted<T>(list: readonly T[], compare: (one: T, other: T) => number): boolean {
  return list.every((item, index) => index === 0 || compare(list[index - 1] as T, item) <= 0);
}
