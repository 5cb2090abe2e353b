// Patterns of `case`.
// https://docs.python.org/3/reference/compound_stmts.html#patterns
import { Expressions } from './expressions.ts';
import type { SyntaxNode } from './syntax-node.ts';

export abstract class Patterns extends Expressions {
  /** What follows `case`: one pattern, or a sequence without brackets. */
  protected patterns(): SyntaxNode[] {
    const { nodes, single } = this.#sequence(() => this.is(':', 'if'));
    return single && nodes[0]?.name === 'StarPattern' ? this.fail() : nodes;
  }

  #sequence(ends: () => boolean): { nodes: SyntaxNode[]; single: boolean } {
    return this.items(
      () => [this.is('*') ? this.#star() : this.#pattern()],
      () => !ends(),
    );
  }

  #star(): SyntaxNode {
    const star = this.take('*');
    return this.node('StarPattern', [star, this.node('CapturePattern', [this.expect('name')])]);
  }

  #pattern(): SyntaxNode {
    const pattern = this.#alternatives();
    if (!this.is('as')) return pattern;
    return this.node('AsPattern', [pattern, this.take(), this.#captured()]);
  }

  #captured(): SyntaxNode {
    return this.word === '_' ? this.fail() : this.expect('name');
  }

  #alternatives(): SyntaxNode {
    const nodes = [this.#closed()];
    while (this.is('|')) nodes.push(this.take('LogicOp'), this.#closed());
    return nodes.length === 1 ? (nodes[0] as SyntaxNode) : this.node('OrPattern', nodes);
  }

  #closed(): SyntaxNode {
    switch (this.kind) {
      case 'name':
        return this.#named();
      case '(':
        return this.#brackets(')');
      case '[':
        return this.#brackets(']');
      case '{':
        return this.#mapping();
      default:
        return this.#literal();
    }
  }

  #literal(): SyntaxNode {
    if (this.is('None', 'True', 'False')) return this.node('LiteralPattern', [this.take()]);
    if (this.is('string', 'format', 'template')) return this.node('LiteralPattern', [this.strings()]);
    const nodes = this.is('-') ? [this.take()] : [];
    const isReal = !this.#isImaginary();
    nodes.push(this.expect('number'));
    if (this.is('+', '-')) {
      nodes.push(this.take());
      if (!isReal || !this.#isImaginary()) this.fail();
      nodes.push(this.expect('number'));
    }
    return this.node('LiteralPattern', nodes);
  }

  #isImaginary(): boolean {
    return /j$/i.test(this.word);
  }

  /** A name that captures, the name of a value or that of a class. */
  #named(): SyntaxNode {
    let name = this.take();
    const isCapture = !this.is('.', '(');
    if (isCapture) return this.node('CapturePattern', [name]);
    const parts = [name];
    while (this.is('.')) parts.push(this.take(), this.expect('name', 'PropertyName'));
    if (parts.length > 1) name = this.node('AttributePattern', parts);
    return this.is('(') ? this.node('ClassPattern', [name, this.#arguments()]) : name;
  }

  #arguments(): SyntaxNode {
    const open = this.take();
    let keywords = false;
    const nodes = this.is(')')
      ? []
      : this.items(
          () => {
            if (this.is('name') && this.nextKind === '=') {
              keywords = true;
              return [this.node('KeywordPattern', [this.take(), this.take(), this.#pattern()])];
            }
            return [keywords ? this.fail() : this.#pattern()];
          },
          () => !this.is(')'),
        ).nodes;
    return this.node('PatternArgList', [open, ...nodes, this.expect(')')]);
  }

  #brackets(close: ')' | ']'): SyntaxNode {
    const open = this.take();
    if (this.is(close)) return this.node('SequencePattern', [open, this.take()]);
    const { nodes, single } = this.#sequence(() => this.is(close));
    const isGroup = close === ')' && single;
    if (isGroup && nodes[0]?.name === 'StarPattern') this.fail();
    return this.node(isGroup ? 'GroupPattern' : 'SequencePattern', [open, ...nodes, this.expect(close)]);
  }

  #mapping(): SyntaxNode {
    const open = this.take();
    let isOpen = true;
    const entry = (): SyntaxNode[] => {
      if (!isOpen) this.fail();
      if (this.is('**')) {
        isOpen = false;
        return [this.take('**'), this.node('CapturePattern', [this.#captured()])];
      }
      return [this.#key(), this.expect(':'), this.#pattern()];
    };
    const nodes = this.is('}') ? [] : this.items(entry, () => !this.is('}')).nodes;
    return this.node('MappingPattern', [open, ...nodes, this.expect('}')]);
  }

  #key(): SyntaxNode {
    if (!this.is('name')) return this.#literal();
    const key = this.#named();
    return key.name === 'AttributePattern' ? key : this.fail();
  }
}
