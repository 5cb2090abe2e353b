// Names of a module: which ones its code uses, and which ones its top level binds.
import { type Imported, importStatements, localName, readImport } from './import-statements.ts';
import { stringValue } from './strings.ts';
import { childrenOf, type Module, readOnce, type SyntaxNode, textOf } from './syntax.ts';

type Span = Pick<SyntaxNode, 'from' | 'to'>;

/** What the import statements of a module bind. */
export interface Bindings {
  /** By the local name, imports at the top level. */
  readonly names: ReadonlyMap<string, Imported>;
  /** Modules of which everything is imported. */
  readonly stars: readonly string[];
  /** Imports inside `try` statements; one of several may hold. */
  readonly tried: readonly Imported[];
}

/** What import statements outside functions and classes bind. Those under an `if` may not hold and are left out. */
export const bindingsOf = readOnce((module): Bindings => {
  const names = new Map<string, Imported>();
  const stars: string[] = [];
  const groups = module.top
    .getChildren('StatementGroup')
    .flatMap((node) => node.getChildren('ImportStatement'));
  const grouped = groups.map((node) => readImport(module, node));
  for (const imported of [...importStatements(module), ...grouped].flatMap(
    (statement) => statement.imported,
  )) {
    if (imported.name === '*') stars.push(imported.module);
    else names.set(localName(imported), imported);
  }
  const tried: Imported[] = [];
  for (const statement of module.top.getChildren('TryStatement'))
    visitTopLevel(statement, (node) => {
      if (node.name === 'ImportStatement') tried.push(...readImport(module, node).imported);
    });
  return { names, stars, tried };
});

/** Calls back for each node that runs as part of the module itself: nothing inside functions and classes. */
function visitTopLevel(root: SyntaxNode, visit: (node: SyntaxNode) => void): void {
  visit(root);
  if (/^(FunctionDefinition|ClassDefinition|LambdaExpression)$/.test(root.name)) return;
  for (const child of childrenOf(root)) visitTopLevel(child, visit);
}

/** Every name that the top level binds, imports under `if` and `try` included. */
export const boundNames = readOnce((module): ReadonlySet<string> => {
  const names = new Set<string>();
  visitTopLevel(module.top, (node) => {
    if (node.name === 'ImportStatement')
      for (const imported of readImport(module, node).imported) names.add(localName(imported));
    else if (node.name === 'FunctionDefinition' || node.name === 'ClassDefinition') {
      const name = node.getChild('VariableName');
      if (name) names.add(textOf(module, name));
    } else if (node.name === 'VariableName' && isStored(node)) names.add(textOf(module, node));
  });
  return names;
});

const hasLater = (node: SyntaxNode, name: string): boolean => {
  for (let next = node.nextSibling; next; next = next.nextSibling) if (next.name === name) return true;
  return false;
};

/** Whether an occurrence of a name binds it, or names an argument, and so does not use it. */
function isStored(node: SyntaxNode): boolean {
  const before = node.prevSibling?.name;
  switch (node.parent?.name) {
    case 'AssignStatement':
      return hasLater(node, 'AssignOp') || node.nextSibling?.name === 'TypeDef';
    case 'ForStatement':
      return hasLater(node, 'in');
    case 'WithStatement':
    case 'TryStatement':
      return before === 'as';
    case 'FunctionDefinition':
    case 'ClassDefinition':
      return true;
    default:
      return false;
  }
}

function isArgumentName(node: SyntaxNode): boolean {
  if (node.parent?.name === 'ArgList') return node.nextSibling?.name === 'AssignOp';
  return node.parent?.name === 'ParamList' && node.prevSibling?.name !== 'AssignOp';
}

/** How often each name is used outside import statements; names in `__all__` count too. */
export const usedNames = readOnce((module) => usedNamesIn(module, module.top));

/** The same for a part of a module. */
export function usedNamesIn(module: Module, { from, to }: Span): ReadonlyMap<string, number> {
  const names = new Map<string, number>();
  const add = (name: string) => names.set(name, (names.get(name) ?? 0) + 1);
  visitUses(module, { from, to }, add, (statement) => exportedNames(module, statement).forEach(add));
  return names;
}

/** Every place outside import statements where code uses a name. */
export function usesOf(module: Module): { from: number; to: number; name: string }[] {
  const uses: { from: number; to: number; name: string }[] = [];
  visitUses(module, module.top, (name, from) => uses.push({ from, to: from + name.length, name }));
  return uses;
}

function visitUses(
  module: Module,
  { from, to }: Span,
  visit: (name: string, from: number) => void,
  visitAssignment: (statement: SyntaxNode) => void = () => {},
): void {
  module.top.iterate((at) => {
    if (at.name === 'ImportStatement' || at.to < from || at.from > to) return false;
    if (at.name === 'VariableName' && at.from >= from && at.to <= to) {
      if (!isStored(at) && !isArgumentName(at)) visit(textOf(module, at), at.from);
    } else if (at.name === 'AssignStatement' || at.name === 'UpdateStatement') visitAssignment(at);
    return true;
  });
}

/** The strings of `__all__ = […]` and `__all__ += […]`. */
function exportedNames(module: Module, statement: SyntaxNode): string[] {
  const names: string[] = [];
  if (!statement.firstChild || textOf(module, statement.firstChild) !== '__all__') return names;
  statement.iterate((at) => {
    const value = at.name === 'String' ? stringValue(module, at) : undefined;
    if (value !== undefined) names.push(value);
  });
  return names;
}
