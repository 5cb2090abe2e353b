// Which list literals make up the value of a name: through `+`, unpacking, variables and other files.
import { childrenOf, type SyntaxNode, textOf } from '../python/syntax.ts';
import { moduleImportedAs } from './imported.ts';
import type { ModuleFinder } from './modules.ts';
import { type Binding, bindingsIn, classScope, elementsIn, moduleScope, type Scope } from './scopes.ts';

/** A literal that an entry can be put into. */
export interface Literal {
  readonly scope: Scope;
  /** The brackets: a list, tuple, set, or the arguments of a call that `callables` names. */
  readonly node: SyntaxNode;
  /** The variable it is assigned or added to. */
  readonly name: string;
  /** The function whose arguments it is, such as `i18n_patterns`. */
  readonly call?: string;
  /** Whether it is added to the value, by `+=` or `.extend()`, not part of where it starts. */
  readonly added: boolean;
  /** How many times the name asked for stood between it and the value: 1 for `[…]` in `NAME = NAME + x`. */
  readonly depth: number;
  /** Whether it counts only sometimes. */
  readonly conditional: boolean;
}

type Origin = Pick<Literal, 'added' | 'depth' | 'conditional'>;
type Here = Omit<Literal, 'node' | 'call'>;

/** What can be said about the value of a name. */
export interface Value {
  /** In the order in which their entries come. */
  readonly literals: readonly Literal[];
  /** Single values that are added by `.append()`. */
  readonly appended: readonly Binding[];
  /** The statements that were looked at. */
  readonly bindings: readonly Binding[];
}

/** Calls whose value has the entries of their arguments, one list each. */
const copies = new Set([
  'list',
  'tuple',
  'set',
  'sorted',
  'reversed',
  'OrderedDict.fromkeys',
  'dict.fromkeys',
  'format_suffix_patterns',
]);

/**
 * Reads the value that a name has at the end of a scope.
 * @param callables functions whose arguments are entries too, such as `patterns`
 */
export function readValue(
  finder: ModuleFinder,
  scope: Scope,
  name: string,
  callables: readonly string[] = [],
): Value {
  return new Reading(finder, name, callables).value(bindingsIn(finder, scope, name));
}

/** One reading of a value, which meets no statement twice. */
class Reading {
  readonly #seen = new Set<string>();
  readonly finder: ModuleFinder;
  readonly wanted: string;
  readonly callables: readonly string[];

  constructor(finder: ModuleFinder, wanted: string, callables: readonly string[]) {
    this.finder = finder;
    this.wanted = wanted;
    this.callables = callables;
  }

  value(bindings: readonly Binding[]): Value {
    const read = bindings.filter(({ kind }) => kind === 'assign' || kind === 'extend');
    return {
      literals: read.flatMap((binding) =>
        this.#binding(binding, { depth: 0, conditional: false, added: false }),
      ),
      appended: bindings.filter(({ kind }) => kind === 'append'),
      bindings,
    };
  }

  #binding(binding: Binding, from: Origin): Literal[] {
    const { scope, name, value } = binding;
    const added = from.added || binding.kind === 'extend';
    const conditional = from.conditional || binding.conditional;
    const key = `${scope.file}:${value.from}`;
    if (this.#seen.has(key)) return [];
    this.#seen.add(key);
    return this.#expression({ scope, name, depth: from.depth, conditional, added }, value);
  }

  #expression(at: Here, node: SyntaxNode): Literal[] {
    const { scope } = at;
    switch (node.name) {
      case 'ArrayExpression':
      case 'TupleExpression':
      case 'SetExpression':
        return [{ ...at, node }, ...this.#unpacked(at, node)];
      case 'ParenthesizedExpression':
        return elementsIn(node).flatMap((inner) => this.#expression(at, inner));
      case 'BinaryExpression': {
        const [left, operator, right] = childrenOf(node);
        if (!left || !operator || !right || !/^[+|]$/.test(textOf(scope.module, operator))) return [];
        return [...this.#expression(at, left), ...this.#expression(at, right)];
      }
      case 'CallExpression': {
        const list = node.getChild('ArgList');
        const callee = node.firstChild ? textOf(scope.module, node.firstChild) : '';
        if (!list) return [];
        const call = callee.split('.').at(-1) ?? '';
        if (this.callables.includes(call)) return [{ ...at, node: list, call }, ...this.#unpacked(at, list)];
        return copies.has(callee.replace(/^\w+\.(?=\w+\.)/, ''))
          ? elementsIn(list)
              .slice(0, 1)
              .flatMap((inner) => this.#expression(at, inner))
          : this.#itself(at, node);
      }
      case 'VariableName':
        return this.#name(at, scope, textOf(scope.module, node), node.from);
      case 'MemberExpression':
        return this.#member(at, node);
      default:
        return this.#itself(at, node);
    }
  }

  /** What an expression that cannot be read takes from the name asked for: `NAME = decorated(NAME)`. */
  #itself(at: Here, node: SyntaxNode): Literal[] {
    const { scope } = at;
    let found: SyntaxNode | undefined;
    node.iterate((at) => {
      if (at.name === 'VariableName' && textOf(scope.module, at) === this.wanted) found ??= at;
      return found === undefined;
    });
    return found ? this.#name(at, scope, this.wanted, node.from) : [];
  }

  /** `[*A, "x", *B]`: what A and B have. */
  #unpacked(at: Here, brackets: SyntaxNode): Literal[] {
    const children = childrenOf(brackets);
    const starred = children.filter((_, index) => children[index - 1]?.name === '*');
    return starred.flatMap((node) => this.#expression(at, node));
  }

  #name(at: Here, scope: Scope, name: string, until?: number): Literal[] {
    const bindings = bindingsIn(this.finder, scope, name, until);
    return bindings
      .filter(({ kind }) => kind === 'assign' || kind === 'extend')
      .flatMap((binding) =>
        this.#binding(binding, { ...at, depth: at.depth + (binding.name === this.wanted ? 1 : 0) }),
      );
  }

  /** `base.INSTALLED_APPS` of a module or class. */
  #member(at: Here, node: SyntaxNode): Literal[] {
    const { scope } = at;
    const object = node.firstChild;
    const property = node.getChild('PropertyName');
    if (!object || !property) return [];
    const owner = textOf(scope.module, object);
    const file = moduleImportedAs(this.finder, scope, owner);
    const body =
      classScope(this.finder, scope, owner) ??
      (file === undefined ? undefined : moduleScope(this.finder, file));
    return body ? this.#name(at, body, textOf(scope.module, property)) : [];
  }
}
