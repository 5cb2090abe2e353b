// Operators, conditions, lambdas and parameters.
// https://docs.python.org/3/reference/expressions.html
import { Atoms } from './atoms.ts';
import type { SyntaxNode } from './syntax-node.ts';

const comparisons: ReadonlySet<string> = new Set(['<', '>', '==', '>=', '<=', '!=', 'in', 'is', 'not']);

/** Expressions of one word, when what follows is no part of them. */
const words: ReadonlySet<string> = new Set(['name', 'number', 'string', 'None', 'True', 'False']);
const endings: ReadonlySet<string> = new Set([',', ')', ']', '}', 'newline']);

/** How close operators bind that have numbers for operands. */
const closeness: ReadonlyMap<string, number> = new Map(
  ['|', '^', '&', '<< >>', '+ -', '* / // % @'].flatMap((group, index) =>
    group.split(' ').map((operator) => [operator, index + 1] as const),
  ),
);

export abstract class Expressions extends Atoms {
  override expression(): SyntaxNode {
    // Most are one word, which need not be handed down through all operators.
    if (words.has(this.kind) && endings.has(this.nextKind)) return this.take();
    if (this.is('lambda')) return this.#lambda();
    const value = this.disjunction();
    if (!this.is('if')) return value;
    const condition = [value, this.take(), this.disjunction(), this.expect('else'), this.expression()];
    return this.node('ConditionalExpression', condition);
  }

  override namedExpression(): SyntaxNode {
    if (!this.is('name') || this.nextKind !== ':=') return this.expression();
    return this.node('NamedExpression', [this.take(), this.take(), this.expression()]);
  }

  override yieldExpression(name = 'YieldExpression'): SyntaxNode {
    const nodes = [this.expect('yield')];
    if (this.is('from')) nodes.push(this.take(), this.expression());
    else if (this.begins()) nodes.push(...this.starExpressions().nodes);
    return this.node(name, nodes);
  }

  override disjunction(): SyntaxNode {
    let node = this.#conjunction();
    while (this.is('or')) node = this.node('BinaryExpression', [node, this.take(), this.#conjunction()]);
    return node;
  }

  #conjunction(): SyntaxNode {
    let node = this.#inversion();
    while (this.is('and')) node = this.node('BinaryExpression', [node, this.take(), this.#inversion()]);
    return node;
  }

  #inversion(): SyntaxNode {
    if (!this.is('not')) return this.#comparison();
    return this.node('UnaryExpression', [this.take(), this.#inversion()]);
  }

  #comparison(): SyntaxNode {
    let node = this.bitwise();
    while (comparisons.has(this.kind)) {
      const operator = [this.take()];
      const [{ name }] = operator as [SyntaxNode];
      if (name === 'not') operator.push(this.expect('in'));
      if (name === 'is' && this.is('not')) operator.push(this.take());
      node = this.node('BinaryExpression', [node, ...operator, this.bitwise()]);
    }
    return node;
  }

  override bitwise(least = 1): SyntaxNode {
    let node = this.#factor();
    for (;;) {
      const level = closeness.get(this.kind) ?? 0;
      if (level < least) return node;
      node = this.node('BinaryExpression', [node, this.take(), this.bitwise(level + 1)]);
    }
  }

  #factor(): SyntaxNode {
    if (!this.is('+', '-', '~')) return this.#power();
    return this.node('UnaryExpression', [this.take(), this.#factor()]);
  }

  #power(): SyntaxNode {
    const base = this.is('await')
      ? this.node('AwaitExpression', [this.take(), this.primary()])
      : this.primary();
    return this.is('**') ? this.node('BinaryExpression', [base, this.take(), this.#factor()]) : base;
  }

  #lambda(): SyntaxNode {
    const start = this.take();
    const parameters = this.parameters(':');
    const nodes = parameters.length > 0 ? [this.node('ParamList', parameters)] : [];
    return this.node('LambdaExpression', [start, ...nodes, this.expect(':'), this.expression()]);
  }

  /**
   * Parameters of a function, which may have annotations, or of a lambda.
   * https://docs.python.org/3/reference/compound_stmts.html#function-definitions
   * @param end the word that follows them
   */
  protected parameters(end: ')' | ':'): SyntaxNode[] {
    const nodes: SyntaxNode[] = [];
    let stage: 'start' | 'positional' | 'bare star' | 'keyword' = 'start';
    let defaults = false;
    let isFirst = true;
    while (!this.is(end)) {
      if (this.is('/') && stage === 'start' && !isFirst) {
        stage = 'positional';
        nodes.push(this.take('/'));
      } else if (this.is('*') && (stage === 'start' || stage === 'positional')) {
        nodes.push(this.take('*'));
        stage = this.is('name') ? 'keyword' : 'bare star';
        if (this.is('name')) nodes.push(...this.#parameter(end, true));
      } else if (this.is('**') && stage !== 'bare star') {
        nodes.push(this.take('**'), ...this.#parameter(end));
        if (this.is(',')) nodes.push(this.take());
        if (!this.is(end)) this.fail();
        break;
      } else {
        nodes.push(...this.#parameter(end));
        if (stage === 'bare star') stage = 'keyword';
        if (this.is('=')) {
          nodes.push(this.take(), this.expression());
          defaults = true;
        } else if (defaults && stage !== 'keyword') this.fail();
      }
      isFirst = false;
      if (!this.is(',')) break;
      nodes.push(this.take());
    }
    if (stage === 'bare star') this.fail();
    return nodes;
  }

  #parameter(end: string, star = false): SyntaxNode[] {
    const name = this.expect('name');
    if (end === ':' || !this.is(':')) return [name];
    const colon = this.take();
    const type = star ? this.starred(() => this.expression()) : [this.expression()];
    return [name, this.node('TypeDef', [colon, ...type])];
  }

  /** https://docs.python.org/3/reference/compound_stmts.html#type-parameter-lists */
  protected typeParameters(): SyntaxNode[] {
    if (!this.is('[')) return [];
    const open = this.take();
    const { nodes } = this.items(
      () => [this.#typeParameter()],
      () => !this.is(']'),
    );
    return [this.node('TypeParamList', [open, ...nodes, this.expect(']')])];
  }

  #typeParameter(): SyntaxNode {
    const stars = this.is('*', '**') ? [this.take(this.kind)] : [];
    const nodes = [...stars, this.expect('name')];
    if (stars.length === 0 && this.is(':'))
      nodes.push(this.node('TypeDef', [this.take(), this.expression()]));
    if (this.is('=')) {
      nodes.push(this.take());
      nodes.push(...(stars[0]?.name === '*' ? this.starred(() => this.expression()) : [this.expression()]));
    }
    return this.node('TypeParam', nodes);
  }
}
