// What gives a name its value in a module or class body, across imports, in the order in which Python runs it.
import { childrenOf, type Module, type SyntaxNode, textOf } from '../python/syntax.ts';
import { importedAs, includedFiles, isInclude } from './imported.ts';
import { type ModuleFinder, readModule } from './modules.ts';

/** The statements in which a name is looked up: a module's, or those of a class in it. */
export interface Scope {
  readonly file: string;
  readonly module: Module;
  /** The module's top node, or the body of a class. */
  readonly body: SyntaxNode;
}

/** One statement that gives a name its value or adds to it. */
export interface Binding {
  readonly scope: Scope;
  /** `opaque` is what cannot be read, such as a property. */
  readonly kind: 'assign' | 'extend' | 'append' | 'opaque';
  /** The name in its own scope, which an import may have changed. */
  readonly name: string;
  /** What is assigned or added. */
  readonly value: SyntaxNode;
  /** Whether it happens only sometimes: in an `if`, a `try`, a loop. */
  readonly conditional: boolean;
}

/** The scope of a file's top level; undefined when there is no such file. */
export function moduleScope(finder: ModuleFinder, file: string): Scope | undefined {
  const module = readModule(finder.files, file);
  return module && { file, module, body: module.top };
}

/** The body of the class of that name, at the top level of a scope's module or imported by it. */
export function classScope(finder: ModuleFinder, scope: Scope, name: string): Scope | undefined {
  return new Lookup(finder).class(scope, name);
}

/** The body of the first base of the class around a scope, which a method calls `super()`. */
export function baseScope(finder: ModuleFinder, scope: Scope, owner: string): Scope | undefined {
  if (!/^super\(.*\)$/s.test(owner)) return undefined;
  let definition = scope.body.parent;
  while (definition && definition.name !== 'ClassDefinition') definition = definition.parent;
  const [base] = elementsIn(definition?.getChild('ArgList'));
  return base && classScope(finder, { ...scope, body: scope.module.top }, textOf(scope.module, base));
}

/**
 * Everything that decides the value of `name` at the end of a scope, or before the offset `until` of it: from the last
 * statement on that surely assigns it. Imports and `include("…")` of split_settings are followed.
 * https://docs.python.org/3/reference/executionmodel.html#naming-and-binding
 */
export function bindingsIn(finder: ModuleFinder, scope: Scope, name: string, until = Infinity): Binding[] {
  return new Lookup(finder).scope(scope, name, until);
}

/** The values in brackets: without commas, stars, comments and keyword arguments. */
export function elementsIn(brackets: SyntaxNode | null | undefined): SyntaxNode[] {
  const children = brackets ? childrenOf(brackets) : [];
  return children.filter(
    ({ name }, index) =>
      !/^(\W+|Comment|AssignOp)$/.test(name) &&
      children[index - 1]?.name !== 'AssignOp' &&
      children[index + 1]?.name !== 'AssignOp',
  );
}

/** One search for a name, which may lead through modules that import each other. */
class Lookup {
  readonly #running = new Set<string>();
  readonly finder: ModuleFinder;

  constructor(finder: ModuleFinder) {
    this.finder = finder;
  }

  class(scope: Scope, name: string): Scope | undefined {
    const key = `${scope.file}:class ${name}`;
    if (this.#running.has(key)) return undefined;
    this.#running.add(key);
    for (const statement of childrenOf(scope.module.top)) {
      const definition = statement.getChild('ClassDefinition') ?? statement;
      const body = definition.getChild('Body');
      if (definition.name === 'ClassDefinition' && body && definedName(scope, definition) === name) {
        return { ...scope, body };
      }
      const source = importedAs(this.finder, scope, statement, name);
      const target = source && moduleScope(this.finder, source.file);
      const found = target && this.class(target, source.name);
      if (found) return found;
    }
    return undefined;
  }

  scope(scope: Scope, name: string, until: number): Binding[] {
    const key = `${scope.file}:${scope.body.from}:${name}`;
    if (this.#running.has(key)) return [];
    this.#running.add(key);
    const own = this.#block(scope, scope.body, name, until);
    const bindings =
      scope.body.name !== 'Body' || isSettled(own) ? own : [...this.#around(scope, name), ...own];
    this.#running.delete(key);
    return bindings;
  }

  /** What the bases of a class say, or else the module around it. */
  #around(scope: Scope, name: string): Binding[] {
    const outer = { ...scope, body: scope.module.top };
    const definition = scope.body.parent;
    for (const base of elementsIn(definition?.getChild('ArgList'))) {
      const parent = new Lookup(this.finder).class(outer, textOf(scope.module, base));
      const found = parent ? this.scope(parent, name, Infinity) : [];
      if (found.length > 0) return found;
    }
    return this.scope(outer, name, definition?.from ?? Infinity);
  }

  #block(scope: Scope, block: SyntaxNode, name: string, until: number): Binding[] {
    let bindings: Binding[] = [];
    const statements = childrenOf(block).flatMap((node) =>
      node.name === 'StatementGroup' ? childrenOf(node) : [node],
    );
    for (const statement of statements) {
      if (statement.from >= until) break;
      const branches = branchesOf(statement);
      if (branches) {
        const found = branches.bodies.map((body) => this.#block(scope, body, name, until));
        if (branches.exhaustive && found.every(isSettled)) bindings = [];
        bindings = [...bindings, ...found.flat().map((binding) => ({ ...binding, conditional: true }))];
      } else {
        const found = this.#statement(scope, statement, name, until);
        bindings = isSettled(found) ? found : [...bindings, ...found];
      }
    }
    return bindings;
  }

  #statement(scope: Scope, node: SyntaxNode, name: string, until: number): Binding[] {
    if (node.to > until && node.name !== 'WithStatement') return [];
    const bind = (kind: Binding['kind'], value?: SyntaxNode | null): Binding[] =>
      value ? [{ scope, kind, name, value, conditional: false }] : [];
    switch (node.name) {
      case 'AssignStatement': {
        const value = assignedValue(scope, node, name);
        return bind(value?.nextSibling ? 'opaque' : 'assign', value);
      }
      case 'UpdateStatement': {
        const isTarget = node.firstChild && textOf(scope.module, node.firstChild) === name;
        return isTarget ? bind('extend', node.lastChild) : [];
      }
      case 'ImportStatement': {
        const source = importedAs(this.finder, scope, node, name);
        return source ? this.#file(source.file, source.name) : [];
      }
      case 'ExpressionStatement': {
        const call = node.getChild('CallExpression');
        const callee = call?.firstChild ? textOf(scope.module, call.firstChild) : '';
        const values = elementsIn(call?.getChild('ArgList'));
        if (callee === `${name}.append`) return bind('append', values[0]);
        if (callee === `${name}.insert`) return bind('append', values[1]);
        if (callee === `${name}.extend`) return bind('extend', values[0]);
        if (values.length === 0 || !isInclude(scope.module, callee)) return [];
        return this.#included(scope, values, node.from).flatMap((file) => this.#file(file, name));
      }
      case 'DecoratedStatement':
      case 'FunctionDefinition': {
        const definition = node.getChild('FunctionDefinition') ?? node;
        if (definedName(scope, definition) !== name) return [];
        const body = definition.getChild('Body');
        const value = scope.body.name === 'Body' ? returnedValue(body) : undefined;
        if (!body || !value) return bind('opaque', node);
        return [{ scope: { ...scope, body }, kind: 'assign', name, value, conditional: false }];
      }
      case 'WithStatement':
        return this.#block(scope, node.getChild('Body') ?? node, name, until);
      default:
        return [];
    }
  }

  #file(file: string, name: string): Binding[] {
    const target = moduleScope(this.finder, file);
    return target ? this.scope(target, name, Infinity) : [];
  }

  /** The files that `include("base.py", optional("local.py"), *more)` runs, of those that can be read off. */
  #included(scope: Scope, values: readonly SyntaxNode[], until: number): string[] {
    return values.flatMap((value) => {
      if (value.name === 'CallExpression')
        return this.#included(scope, elementsIn(value.getChild('ArgList')), until);
      if (value.name !== 'VariableName') return includedFiles(this.finder, scope, value);
      const bindings = this.scope(scope, textOf(scope.module, value), until);
      return bindings.flatMap((binding) => this.#included(binding.scope, elementsIn(binding.value), until));
    });
  }
}

/** Whether bindings start with one that surely takes away what was before. */
function isSettled([first]: readonly Binding[]): boolean {
  return !!first && !first.conditional && (first.kind === 'assign' || first.kind === 'opaque');
}

/** The bodies of a statement of which not all run, and whether at least one does. */
function branchesOf(statement: SyntaxNode): { bodies: SyntaxNode[]; exhaustive: boolean } | undefined {
  const bodies = statement.getChildren('Body');
  switch (statement.name) {
    case 'IfStatement':
      return { bodies, exhaustive: statement.getChild('else') !== null };
    case 'TryStatement':
      return { bodies, exhaustive: true };
    case 'ForStatement':
    case 'WhileStatement':
      return { bodies, exhaustive: false };
    case 'MatchStatement': {
      const clauses = statement.getChild('MatchBody')?.getChildren('MatchClause') ?? [];
      return { bodies: clauses.flatMap((clause) => clause.getChildren('Body')), exhaustive: false };
    }
    default:
      return undefined;
  }
}

/** What a function returns, when it does so once, at its end: a property that builds a list. */
function returnedValue(body: SyntaxNode | null): SyntaxNode | undefined {
  let returns = 0;
  body?.iterate(({ name }) => {
    if (name === 'ReturnStatement') returns++;
  });
  const last = body?.lastChild;
  return returns === 1 && last?.name === 'ReturnStatement' ? (last.lastChild ?? undefined) : undefined;
}

/** The name of a class or function. */
function definedName(scope: Scope, definition: SyntaxNode): string | undefined {
  const name = definition.getChild('VariableName');
  return name ? textOf(scope.module, name) : undefined;
}

/** The value of `name = value`, and of `other = name = value`. */
function assignedValue(scope: Scope, node: SyntaxNode, name: string): SyntaxNode | null | undefined {
  const operator = node.getChildren('AssignOp').at(-1);
  const targets = node.getChildren('VariableName').filter(({ to }) => operator && to <= operator.from);
  return targets.some((target) => textOf(scope.module, target) === name) ? operator?.nextSibling : undefined;
}
