// Which list literals make up the value of a name: through `+`, unpacking, variables and other files.
import { childrenOf, type SyntaxNode, textOf } from '../python/syntax.ts';
import { moduleImportedAs } from './imported.ts';
import type { ModuleFinder } from './modules.ts';
import {
  type Binding,
  baseScope,
  bindingsIn,
  classScope,
  elementsIn,
  moduleScope,
  type Scope,
} from './scopes.ts';

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
  /** The statement that it belongs to, of those that give the name asked for its value. */
  readonly binding: number;
  /** Whether it is handed to a function of which nothing is known: it is read, and nothing is added to it. */
  readonly handed: boolean;
}

type Origin = Pick<Literal, 'added' | 'depth' | 'conditional' | 'binding' | 'handed'>;
type Here = Omit<Literal, 'node' | 'call'>;

/** What can be said about the value of a name. */
export interface Value {
  /** In the order in which their entries come. */
  readonly literals: readonly Literal[];
  /** Single values that are added by `.append()`. */
  readonly appended: readonly Binding[];
  /** Expressions that could not be read. */
  readonly unread: readonly { readonly scope: Scope; readonly node: SyntaxNode }[];
  /** The statements that were looked at. */
  readonly bindings: readonly Binding[];
}

/** A name that no statement sets. */
export const noValue: Value = { literals: [], appended: [], unread: [], bindings: [] };

/** Calls whose value has the entries of their first argument; django-configurations has lists as values. */
const copies =
  /^(\w+\.)?(list|tuple|set|sorted|reversed|(OrderedDict|dict)\.fromkeys|format_suffix_patterns|(values\.)?(List|Tuple|Set)Value)$/;

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

/** Reads an expression in the same way, such as the list in `include([…])`. */
export function readExpression(
  finder: ModuleFinder,
  scope: Scope,
  node: SyntaxNode,
  callables: readonly string[] = [],
): Value {
  const binding: Binding = { scope, kind: 'assign', name: '', value: node, conditional: false };
  return new Reading(finder, '', callables).value([binding]);
}

/** One reading of a value, which meets no statement twice. */
class Reading {
  readonly #seen = new Set<string>();
  readonly #appended: Binding[] = [];
  readonly #unread: { scope: Scope; node: SyntaxNode }[] = [];
  readonly finder: ModuleFinder;
  readonly wanted: string;
  readonly callables: readonly string[];

  constructor(finder: ModuleFinder, wanted: string, callables: readonly string[]) {
    this.finder = finder;
    this.wanted = wanted;
    this.callables = callables;
  }

  value(bindings: readonly Binding[]): Value {
    const literals = bindings.flatMap((binding, index) =>
      this.#change(binding, { depth: 0, conditional: false, added: false, binding: index, handed: false }),
    );
    return { literals, appended: this.#appended, unread: this.#unread, bindings };
  }

  #change(binding: Binding, from: Origin): Literal[] {
    if (binding.kind === 'assign' || binding.kind === 'extend') return this.#binding(binding, from);
    if (binding.kind === 'append') this.#appended.push(binding);
    return [];
  }

  #binding(binding: Binding, from: Origin): Literal[] {
    const { scope, name, value } = binding;
    const added = from.added || binding.kind === 'extend';
    const conditional = from.conditional || binding.conditional;
    const key = `${scope.file}:${value.from}`;
    if (this.#seen.has(key)) return [];
    this.#seen.add(key);
    return this.#expression({ ...from, scope, name, conditional, added }, value);
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
        if (copies.test(callee))
          return elementsIn(list)
            .slice(0, 1)
            .flatMap((inner) => this.#expression(at, inner));
        return this.#joined(at, call, list) ?? this.#called(at, node, list);
      }
      case 'VariableName':
        return this.#name(at, scope, textOf(scope.module, node), node.from);
      case 'MemberExpression':
        return this.#member(at, node);
      default:
        return this.#itself(at, node);
    }
  }

  /** `reduce(add, lists)`, `sum(lists, [])`, `chain(one, other)` and `chain.from_iterable(lists)`. */
  #joined(at: Here, call: string, list: SyntaxNode): Literal[] | undefined {
    const [first, second, third] = elementsIn(list);
    const start = (node?: SyntaxNode) => (node ? this.#expression(at, node) : []);
    const lists = (node?: SyntaxNode) => (node ? this.#lists(at, node) : []);
    if (call === 'reduce') return [...start(third), ...lists(second)];
    if (call === 'sum') return [...start(second), ...lists(first)];
    if (call === 'from_iterable') return lists(first);
    return call === 'chain' ? this.#lists(at, list) : undefined;
  }

  /** What the lists in a list have. */
  #lists(at: Here, node: SyntaxNode): Literal[] {
    switch (node.name) {
      case 'ArgList':
      case 'ArrayExpression':
      case 'TupleExpression':
        return elementsIn(node).flatMap((inner) =>
          inner.prevSibling?.name === '*' ? this.#lists(at, inner) : this.#expression(at, inner),
        );
      case 'VariableName': {
        const bindings = bindingsIn(this.finder, at.scope, textOf(at.scope.module, node), node.from);
        return bindings.flatMap(({ kind, scope, name, value, conditional }) => {
          const here = { ...at, scope, name, conditional: at.conditional || conditional };
          return kind === 'append' ? this.#expression(here, value) : this.#lists(here, value);
        });
      }
      default:
        return this.#itself(at, node);
    }
  }

  /** What a call of an unknown function takes: the name asked for, as in `NAME = decorated(NAME)`, or lists that are handed to it. */
  #called(at: Here, node: SyntaxNode, list: SyntaxNode): Literal[] {
    const itself = this.#itself(at, node);
    if (itself.length > 0) return itself;
    return elementsIn(list)
      .filter(({ name }) => /^(Array|Tuple|Set|Binary)Expression$|^VariableName$/.test(name))
      .flatMap((inner) => this.#expression({ ...at, handed: true }, inner));
  }

  /** What an expression that cannot be read takes from the name asked for. */
  #itself(at: Here, node: SyntaxNode): Literal[] {
    const { scope } = at;
    let found: SyntaxNode | undefined;
    node.iterate((at) => {
      if (at.name === 'VariableName' && textOf(scope.module, at) === this.wanted) found ??= at;
      return found === undefined;
    });
    if (!found) this.#unread.push({ scope, node });
    return found ? this.#name(at, scope, this.wanted, node.from) : [];
  }

  /** `[*A, "x", *B]`: what A and B have. */
  #unpacked(at: Here, brackets: SyntaxNode): Literal[] {
    const children = childrenOf(brackets);
    const starred = children.filter((_, index) => children[index - 1]?.name === '*');
    return starred.flatMap((node) => this.#expression(at, node));
  }

  #name(at: Here, scope: Scope, name: string, until?: number): Literal[] {
    return bindingsIn(this.finder, scope, name, until).flatMap((binding) =>
      this.#change(binding, { ...at, depth: at.depth + (binding.name === this.wanted ? 1 : 0) }),
    );
  }

  /** `base.INSTALLED_APPS` of a module or class, also with the `.default` of a value of django-configurations. */
  #member(at: Here, node: SyntaxNode): Literal[] {
    const { scope } = at;
    const object = node.firstChild;
    const property = node.getChild('PropertyName');
    if (!object || !property) return [];
    const wanted = textOf(scope.module, property);
    if (wanted === 'default' && object.name === 'MemberExpression') return this.#member(at, object);
    const owner = textOf(scope.module, object);
    const file = moduleImportedAs(this.finder, scope, owner);
    const body =
      baseScope(this.finder, scope, owner) ??
      classScope(this.finder, scope, owner) ??
      (file === undefined ? undefined : moduleScope(this.finder, file));
    if (!body) this.#unread.push({ scope, node });
    return body ? this.#name(at, body, wanted) : [];
  }
}
