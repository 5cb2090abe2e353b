// Statements with blocks.
// https://docs.python.org/3/reference/compound_stmts.html
import { SimpleStatements } from './simple-statements.ts';
import type { SyntaxNode } from './syntax-node.ts';

export class Statements extends SimpleStatements {
  /** The statement that is next, or undefined at the end of the file. */
  next(): SyntaxNode | undefined {
    return this.is('end') ? undefined : this.#statement();
  }

  #statement(): SyntaxNode {
    switch (this.kind) {
      case 'if':
        return this.#if();
      case 'while':
        return this.node('WhileStatement', [
          this.take(),
          this.namedExpression(),
          this.#block(),
          ...this.#else(),
        ]);
      case 'for':
        return this.#for([]);
      case 'try':
        return this.#try();
      case 'with':
        return this.#with([]);
      case 'def':
        return this.#function([]);
      case 'class':
        return this.#class();
      case '@':
        return this.#decorated();
      case 'async':
        return this.#async();
      default:
        return this.#match() ?? this.simpleStatements();
    }
  }

  #block(): SyntaxNode {
    const colon = this.expect(':');
    if (!this.is('newline')) return this.body('Body', [colon, this.simpleStatements()]);
    return this.body('Body', this.#indented(colon));
  }

  /** The statements of a block behind its colon. */
  #indented(colon: SyntaxNode): SyntaxNode[] {
    this.endLine();
    this.expect('indent');
    const nodes = [colon];
    while (!this.is('dedent')) nodes.push(this.#statement());
    this.take();
    return nodes;
  }

  #else(): SyntaxNode[] {
    return this.is('else') ? [this.take(), this.#block()] : [];
  }

  #if(): SyntaxNode {
    const nodes = [this.take(), this.namedExpression(), this.#block()];
    while (this.is('elif')) nodes.push(this.take(), this.namedExpression(), this.#block());
    return this.node('IfStatement', [...nodes, ...this.#else()]);
  }

  #for(before: SyntaxNode[]): SyntaxNode {
    const nodes = [...before, this.take(), ...this.targets(), this.expect('in')];
    nodes.push(...this.starExpressions().nodes, this.#block(), ...this.#else());
    return this.node('ForStatement', nodes);
  }

  #try(): SyntaxNode {
    const nodes = [this.take(), this.#block()];
    const handlers: string[] = [];
    while (this.is('except')) {
      nodes.push(this.take());
      handlers.push(this.is('*') ? 'star' : 'plain');
      if (handlers[0] !== handlers.at(-1)) this.fail();
      if (this.is('*')) nodes.push(this.take('*'));
      else if (this.is(':')) {
        nodes.push(this.#block());
        continue;
      }
      const { nodes: types, single } = this.items(() => [this.expression()]);
      nodes.push(...types);
      if (single && this.is('as')) nodes.push(this.take(), this.expect('name'));
      nodes.push(this.#block());
    }
    if (handlers.length > 0) nodes.push(...this.#else());
    if (this.is('finally')) nodes.push(this.take(), this.#block());
    else if (handlers.length === 0) this.fail();
    return this.node('TryStatement', nodes);
  }

  #with(before: SyntaxNode[]): SyntaxNode {
    const start = [...before, this.take()];
    const item = () => [this.expression(), ...(this.is('as') ? [this.take(), ...this.target()] : [])];
    const inParentheses = () => {
      const open = this.take();
      const { nodes } = this.items(item, () => !this.is(')'));
      nodes.push(this.expect(')'));
      return this.is(':') ? [open, ...nodes] : this.fail();
    };
    const items = (this.is('(') && this.attempt(inParentheses)) || this.items(item, () => true).nodes;
    return this.node('WithStatement', [...start, ...items, this.#block()]);
  }

  #function(before: SyntaxNode[]): SyntaxNode {
    const nodes = [...before, this.take(), this.expect('name'), ...this.typeParameters()];
    const open = this.expect('(');
    nodes.push(this.node('ParamList', [open, ...this.parameters(')'), this.expect(')')]));
    if (this.is('->')) nodes.push(this.node('TypeDef', [this.take(), this.expression()]));
    nodes.push(this.#block());
    return this.node('FunctionDefinition', nodes);
  }

  #class(): SyntaxNode {
    const nodes = [this.take(), this.expect('name'), ...this.typeParameters()];
    if (this.is('(')) nodes.push(this.argList(false));
    nodes.push(this.#block());
    return this.node('ClassDefinition', nodes);
  }

  #decorated(): SyntaxNode {
    const nodes: SyntaxNode[] = [];
    while (this.is('@')) {
      const decorator = [this.take('At'), this.namedExpression()];
      this.endLine();
      nodes.push(this.body('Decorator', decorator));
    }
    if (this.is('class')) nodes.push(this.#class());
    else if (this.is('def')) nodes.push(this.#function([]));
    else nodes.push(this.#function([this.expect('async'), ...(this.is('def') ? [] : [this.fail()])]));
    return this.node('DecoratedStatement', nodes);
  }

  #async(): SyntaxNode {
    const start = [this.take()];
    if (this.is('def')) return this.#function(start);
    if (this.is('for')) return this.#for(start);
    return this.is('with') ? this.#with(start) : this.fail();
  }

  /** `match` and `case` are names unless a line ends after a subject and a colon, and a block of cases follows. */
  #match(): SyntaxNode | undefined {
    if (!this.is('name') || this.word !== 'match') return undefined;
    const start = this.attempt(() => {
      const nodes = [this.take('match')];
      const { nodes: subject, single } = this.items(() => this.starred(() => this.namedExpression()));
      if (single && subject.length > 1) this.fail();
      nodes.push(...subject, this.expect(':'));
      this.endLine();
      this.expect('indent');
      return this.word === 'case' ? nodes : this.fail();
    });
    if (!start) return undefined;
    const colon = start.pop() as SyntaxNode;
    const clauses: SyntaxNode[] = [];
    while (!this.is('dedent')) clauses.push(this.#case());
    this.take();
    return this.node('MatchStatement', [...start, this.body('MatchBody', [colon, ...clauses])]);
  }

  #case(): SyntaxNode {
    if (this.word !== 'case') this.fail();
    const nodes = [this.expect('name', 'case'), ...this.patterns()];
    if (this.is('if')) nodes.push(this.node('Guard', [this.take(), this.namedExpression()]));
    return this.node('MatchClause', [...nodes, this.#block()]);
  }
}
