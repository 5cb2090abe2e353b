// Tuples, lists, sets, dicts and comprehensions.
// https://docs.python.org/3/reference/expressions.html#displays-for-lists-sets-and-dictionaries
import { Lists } from './lists.ts';
import type { SyntaxNode } from './syntax-node.ts';

export abstract class Displays extends Lists {
  /** The `for` and `if` clauses of a comprehension. */
  protected comprehension(): SyntaxNode[] {
    const nodes: SyntaxNode[] = [];
    while (this.is('for', 'async')) {
      if (this.is('async')) nodes.push(this.take());
      nodes.push(this.expect('for'), ...this.targets(), this.expect('in'), this.disjunction());
      while (this.is('if')) nodes.push(this.take(), this.disjunction());
    }
    return nodes;
  }

  #displayed(): SyntaxNode[] {
    return this.starred(() => this.namedExpression());
  }

  /** The rest of a display behind its bracket: a comprehension, or items. */
  #display(open: SyntaxNode, first: SyntaxNode[], close: string, name: string): SyntaxNode {
    if (first.length === 1 && this.is('for', 'async')) {
      const nodes = [open, ...first, ...this.comprehension(), this.expect(close)];
      return this.node(
        name === 'TupleExpression' ? 'ComprehensionExpression' : name.replace('Exp', 'ComprehensionExp'),
        nodes,
      );
    }
    let read = first;
    const { nodes, single } = this.items(() => {
      const items = read.length > 0 ? read : this.#displayed();
      read = [];
      return items;
    });
    const isGroup = name === 'TupleExpression' && single;
    if (isGroup && nodes.length > 1) this.fail();
    return this.node(isGroup ? 'ParenthesizedExpression' : name, [open, ...nodes, this.expect(close)]);
  }

  protected parentheses(): SyntaxNode {
    const open = this.take();
    if (this.is(')')) return this.node('TupleExpression', [open, this.take()]);
    if (this.is('yield'))
      return this.node('ParenthesizedExpression', [open, this.yieldExpression(), this.expect(')')]);
    return this.#display(open, this.#displayed(), ')', 'TupleExpression');
  }

  protected list(): SyntaxNode {
    const open = this.take();
    if (this.is(']')) return this.node('ArrayExpression', [open, this.take()]);
    return this.#display(open, this.#displayed(), ']', 'ArrayExpression');
  }

  protected braces(): SyntaxNode {
    const open = this.take();
    if (this.is('}')) return this.node('DictionaryExpression', [open, this.take()]);
    const first = this.is('**') ? this.#entry() : this.#displayed();
    if (first.length === 1 && this.is(':')) {
      if (first[0]?.name === 'NamedExpression') this.fail();
      first.push(this.take(), this.expression());
      if (this.is('for', 'async')) {
        const nodes = [open, ...first, ...this.comprehension(), this.expect('}')];
        return this.node('DictionaryComprehensionExpression', nodes);
      }
    } else if (first[0]?.name !== '**') return this.#display(open, first, '}', 'SetExpression');
    const nodes = [open, ...first];
    while (this.is(',')) {
      nodes.push(this.take());
      if (this.is('}')) break;
      nodes.push(...this.#entry());
    }
    return this.node('DictionaryExpression', [...nodes, this.expect('}')]);
  }

  #entry(): SyntaxNode[] {
    if (this.is('**')) return [this.take('**'), this.bitwise()];
    return [this.expression(), this.expect(':'), this.expression()];
  }
}
