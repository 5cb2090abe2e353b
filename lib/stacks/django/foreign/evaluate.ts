// What an expression of settings comes to with given variables of the environment, as far as that can be read.
import { bindingsIn, elementsIn, moduleScope, type Scope } from '../project/scopes.ts';
import { stringValue } from '../python/strings.ts';
import { childrenOf, type SyntaxNode, textOf } from '../python/syntax.ts';
import type { EnvironmentReads } from './environment-reads.ts';
import type { Read } from './read.ts';

/** A value of Python; undefined is one that is not known. */
export type Known = string | number | boolean | null | readonly Known[] | undefined;

export type Environment = Readonly<Record<string, string>>;

const truthy = /^(true|1|yes|y|on|t|ok)$/i;

/** What Python's `bool()` says, with the answer of `undefined` for what is not known. */
export const truthOf = (value: Known): boolean | undefined =>
  value === undefined ? undefined : Array.isArray(value) ? value.length > 0 : Boolean(value);

/** Evaluates expressions of one scope. */
export class Evaluator {
  readonly reads: EnvironmentReads;
  readonly environment: Environment;
  #depth = 0;

  constructor(reads: EnvironmentReads, environment: Environment = {}) {
    this.reads = reads;
    this.environment = environment;
  }

  of(scope: Scope, node: SyntaxNode | null | undefined): Known {
    if (!node || this.#depth > 30) return undefined;
    this.#depth += 1;
    const value = this.#expression(scope, node);
    this.#depth -= 1;
    return value;
  }

  #expression(scope: Scope, node: SyntaxNode): Known {
    const { module } = scope;
    const text = stringValue(module, node);
    if (text !== undefined) return text;
    const read = this.reads.at(module, node);
    if (read) return this.#read(scope, read);
    const children = childrenOf(node).filter(({ name }) => name !== 'Comment');
    switch (node.name) {
      case 'Boolean':
        return textOf(module, node) === 'True';
      case 'None':
        return null;
      case 'Number':
        return Number(textOf(module, node).replaceAll('_', ''));
      case 'ParenthesizedExpression':
        return this.of(scope, children[1]);
      case 'TupleExpression':
      case 'ArrayExpression':
      case 'SetExpression':
        return elementsIn(node).map((part) => this.of(scope, part));
      case 'UnaryExpression': {
        const truth = truthOf(this.of(scope, children[1]));
        return children[0]?.name === 'not' && truth !== undefined ? !truth : undefined;
      }
      case 'ConditionalExpression': {
        const truth = truthOf(this.of(scope, children[2]));
        return truth === undefined ? undefined : this.of(scope, truth ? children[0] : children[4]);
      }
      case 'BinaryExpression':
        return this.#binary(scope, children);
      case 'VariableName':
        return this.#variable(scope, node);
      case 'CallExpression':
        return this.#call(scope, node);
      default:
        return undefined;
    }
  }

  #binary(scope: Scope, children: readonly SyntaxNode[]): Known {
    const [left, right] = [this.of(scope, children[0]), this.of(scope, children.at(-1))];
    const sign = children
      .slice(1, -1)
      .map((part) => textOf(scope.module, part))
      .join(' ');
    const truth = truthOf(left);
    if (sign === 'or' || sign === 'and') {
      if (truth === undefined) return truthOf(right) === (sign === 'or') ? right : undefined;
      return truth === (sign === 'or') ? left : right;
    }
    if (left === undefined || right === undefined) return undefined;
    if (sign === '==' || sign === 'is') return left === right;
    if (sign === '!=' || sign === 'is not') return left !== right;
    const contains =
      Array.isArray(right) && !right.includes(undefined)
        ? right.includes(left)
        : typeof right === 'string' && typeof left === 'string'
          ? right.includes(left)
          : undefined;
    if (contains === undefined) return undefined;
    return sign === 'in' ? contains : sign === 'not in' ? !contains : undefined;
  }

  #variable(scope: Scope, node: SyntaxNode): Known {
    const { finder } = this.reads.files;
    const outer = moduleScope(finder, scope.file) ?? scope;
    const bindings = bindingsIn(finder, outer, textOf(scope.module, node), node.from);
    const last = bindings.at(-1);
    if (last?.kind !== 'assign' || bindings.some(({ conditional }) => conditional)) return undefined;
    return this.of(last.scope, last.value);
  }

  #call(scope: Scope, node: SyntaxNode): Known {
    const callee = node.firstChild;
    const [first] = elementsIn(node.getChild('ArgList'));
    const name = callee ? textOf(scope.module, callee) : '';
    if (callee?.name === 'MemberExpression') {
      const value = this.of(scope, callee.firstChild);
      if (typeof value !== 'string') return undefined;
      if (/\.(lower|casefold)$/.test(name)) return value.toLowerCase();
      if (name.endsWith('.upper')) return value.toUpperCase();
      if (/\.(title|capitalize)$/.test(name))
        return value.charAt(0).toUpperCase() + value.slice(1).toLowerCase();
      return name.endsWith('.strip') && !first ? value.trim() : undefined;
    }
    const value = this.of(scope, first);
    if (value === undefined) return undefined;
    if (name === 'bool') return truthOf(value);
    if (name === 'str') return String(value);
    if (name === 'int') return typeof value === 'string' ? integer(value) : Number(value);
    if (/strtobool|(to|as|parse|is)_?bool|is_?true|booleani[sz]e/i.test(name))
      return truthy.test(String(value));
    return undefined;
  }

  #read(scope: Scope, { name, kind, fallback, module, node }: Read): Known {
    const value = this.environment[name];
    if (kind === 'presence') {
      const isNegated = childrenOf(node).some((word) => word.name === 'not');
      return (value !== undefined) !== isNegated;
    }
    const isBoolean = /bool/i.test(kind);
    if (value === undefined) {
      if (!fallback) return isBoolean ? undefined : null;
      const preset = this.of({ ...scope, module }, fallback);
      return isBoolean && typeof preset === 'string' ? truthy.test(preset) : preset;
    }
    if (isBoolean) return truthy.test(value);
    return kind === 'int' ? integer(value) : value;
  }
}

const integer = (text: string): number | undefined => (/^\s*-?\d+\s*$/.test(text) ? Number(text) : undefined);
