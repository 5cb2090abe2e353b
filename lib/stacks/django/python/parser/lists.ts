// Lists of expressions with their commas and stars, and what is assigned to.
import type { SyntaxNode } from './syntax-node.ts';
import { areTargets } from './targets.ts';
import { TokenCursor } from './token-cursor.ts';

const beginnings: ReadonlySet<string> = new Set(
  'name number string format template ( [ { - + ~ not lambda await ... None True False *'.split(' '),
);

/** A list whose commas and stars are among its nodes. */
export interface Items {
  readonly nodes: SyntaxNode[];
  readonly single: boolean;
}

export abstract class Lists extends TokenCursor {
  abstract expression(): SyntaxNode;
  abstract namedExpression(): SyntaxNode;
  /** An atom with the attributes, items and calls that follow it. */
  abstract primary(): SyntaxNode;
  abstract disjunction(): SyntaxNode;
  /** The operators that bind closer than comparisons. */
  abstract bitwise(): SyntaxNode;
  abstract yieldExpression(name?: string): SyntaxNode;

  /** Whether an expression, or one behind a star, begins here. */
  protected begins(): boolean {
    return beginnings.has(this.kind);
  }

  /** Items with commas between them, and perhaps one behind them. */
  protected items(read: () => SyntaxNode[], begins = () => this.begins()): Items {
    const nodes = read();
    let single = true;
    while (this.is(',')) {
      single = false;
      nodes.push(this.take());
      if (!begins()) break;
      nodes.push(...read());
    }
    return { nodes, single };
  }

  /** An item, perhaps behind a star. */
  protected starred(read: () => SyntaxNode, behindStar = () => this.bitwise()): SyntaxNode[] {
    return this.is('*') ? [this.take('*'), behindStar()] : [read()];
  }

  protected starExpressions(): Items {
    return this.items(() => this.starred(() => this.expression()));
  }

  /** The value of an assignment, or of a replacement field. */
  protected value(): SyntaxNode[] {
    return this.is('yield') ? [this.yieldExpression()] : this.starExpressions().nodes;
  }

  protected target(): SyntaxNode[] {
    const nodes = this.starred(
      () => this.primary(),
      () => this.primary(),
    );
    return areTargets(nodes) ? nodes : this.fail(nodes[0]?.from);
  }

  /** What `for` assigns to. */
  protected targets(): SyntaxNode[] {
    return this.items(() => this.target()).nodes;
  }
}
