// Statements of one line.
// https://docs.python.org/3/reference/simple_stmts.html
import type { Items } from './lists.ts';
import { Patterns } from './patterns.ts';
import type { SyntaxNode } from './syntax-node.ts';
import { areDeletable, areTargets, isSingleTarget } from './targets.ts';
import { isUpdate } from './token-cursor.ts';

export abstract class SimpleStatements extends Patterns {
  /** The statements of a line, with semicolons between them, and its end. */
  protected simpleStatements(): SyntaxNode {
    const nodes = [this.#statement()];
    while (this.is(';')) {
      nodes.push(this.take());
      if (!this.is('newline')) nodes.push(this.#statement());
    }
    this.endLine();
    return nodes.length === 1 ? (nodes[0] as SyntaxNode) : this.node('StatementGroup', nodes);
  }

  #statement(): SyntaxNode {
    switch (this.kind) {
      case 'pass':
        return this.node('PassStatement', [this.take()]);
      case 'break':
        return this.node('BreakStatement', [this.take()]);
      case 'continue':
        return this.node('ContinueStatement', [this.take()]);
      case 'return':
        return this.node('ReturnStatement', [
          this.take(),
          ...(this.begins() ? this.starExpressions().nodes : []),
        ]);
      case 'raise':
        return this.#raise();
      case 'assert':
        return this.#assert();
      case 'del':
        return this.#delete();
      case 'global':
      case 'nonlocal':
        return this.node('ScopeStatement', [this.take(), ...this.#names(() => [this.expect('name')])]);
      case 'import':
        return this.node('ImportStatement', [
          this.take(),
          ...this.#names(() => [...this.#dotted(), ...this.#alias()]),
        ]);
      case 'from':
        return this.#importFrom();
      default:
        if (this.is('name') && this.word === 'type' && this.nextKind === 'name') return this.#typeAlias();
        return this.#assignment();
    }
  }

  /** Names with commas between them, and none behind the last. */
  #names(read: () => SyntaxNode[]): SyntaxNode[] {
    const nodes = read();
    while (this.is(',')) nodes.push(this.take(), ...read());
    return nodes;
  }

  #raise(): SyntaxNode {
    const nodes = [this.take()];
    if (this.begins()) {
      nodes.push(this.expression());
      if (this.is('from')) nodes.push(this.take(), this.expression());
    }
    return this.node('RaiseStatement', nodes);
  }

  #assert(): SyntaxNode {
    const nodes = [this.take(), this.expression()];
    if (this.is(',')) nodes.push(this.take(), this.expression());
    return this.node('AssertStatement', nodes);
  }

  #delete(): SyntaxNode {
    const start = this.take();
    const { nodes } = this.items(() => [this.primary()]);
    if (!areDeletable(nodes)) this.fail(nodes[0]?.from);
    return this.node('DeleteStatement', [start, ...nodes]);
  }

  #dotted(): SyntaxNode[] {
    const nodes = [this.expect('name')];
    while (this.is('.')) nodes.push(this.take(), this.expect('name'));
    return nodes;
  }

  #alias(): SyntaxNode[] {
    return this.is('as') ? [this.take(), this.expect('name')] : [];
  }

  #importFrom(): SyntaxNode {
    const nodes = [this.take()];
    while (this.is('.', '...')) nodes.push(this.take());
    if (nodes.length === 1 || !this.is('import')) nodes.push(...this.#dotted());
    nodes.push(this.expect('import'));
    const name = () => [this.expect('name'), ...this.#alias()];
    if (this.is('*')) nodes.push(this.take('*'));
    else if (this.is('(')) {
      nodes.push(this.take(), ...this.items(name, () => !this.is(')')).nodes);
      nodes.push(this.expect(')'));
    } else nodes.push(...this.#names(name));
    return this.node('ImportStatement', nodes);
  }

  #typeAlias(): SyntaxNode {
    const nodes = [this.take('type'), this.take(), ...this.typeParameters()];
    return this.node('TypeDefinition', [...nodes, this.expect('='), this.expression()]);
  }

  #assignment(): SyntaxNode {
    if (this.is('yield')) {
      const statement = this.yieldExpression('YieldStatement');
      return this.is('=') ? this.fail() : statement;
    }
    const left = this.starExpressions();
    if (this.is(':')) return this.#annotated(left);
    if (isUpdate(this.kind)) {
      this.#checkSingle(left);
      return this.node('UpdateStatement', [...left.nodes, this.take(), ...this.value()]);
    }
    if (!this.is('=')) return this.node('ExpressionStatement', left.nodes);
    const nodes = left.nodes;
    let targets = nodes;
    while (this.is('=')) {
      if (!areTargets(targets)) this.fail(targets[0]?.from);
      const operator = this.take();
      targets = this.value();
      nodes.push(operator, ...targets);
    }
    return this.node('AssignStatement', nodes);
  }

  #annotated(left: Items): SyntaxNode {
    this.#checkSingle(left);
    const nodes = [...left.nodes, this.node('TypeDef', [this.take(), this.expression()])];
    if (this.is('=')) nodes.push(this.take(), ...this.value());
    return this.node('AssignStatement', nodes);
  }

  #checkSingle({ nodes, single }: Items): void {
    if (!single || !isSingleTarget(nodes[0])) this.fail(nodes[0]?.from);
  }
}
