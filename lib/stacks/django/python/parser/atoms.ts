// Names, literals, and the attributes, items and calls that follow them.
// https://docs.python.org/3/reference/expressions.html#atoms
import { Displays } from './displays.ts';
import { SyntaxNode } from './syntax-node.ts';

export abstract class Atoms extends Displays {
  override primary(): SyntaxNode {
    let node = this.atom();
    for (;;) {
      if (this.is('.'))
        node = this.node('MemberExpression', [node, this.take(), this.expect('name', 'PropertyName')]);
      else if (this.is('[')) node = this.node('MemberExpression', [node, ...this.subscript()]);
      else if (this.is('(')) node = this.node('CallExpression', [node, this.argList(true)]);
      else return node;
    }
  }

  /** @param generator whether the only argument may be a generator without parentheses of its own */
  protected argList(generator: boolean): SyntaxNode {
    const nodes = [this.expect('(')];
    let keywords = false;
    let mappings = false;
    while (!this.is(')')) {
      if (this.is('**')) {
        nodes.push(this.take('**'), this.expression());
        mappings = true;
      } else if (this.is('*') && !mappings) nodes.push(this.take('*'), this.expression());
      else if (this.is('name') && this.nextKind === '=') {
        nodes.push(this.take(), this.take(), this.expression());
        keywords = true;
      } else if (keywords || mappings) this.fail();
      else nodes.push(this.namedExpression());
      if (generator && nodes.length === 2 && this.is('for', 'async')) {
        nodes.push(...this.comprehension());
        break;
      }
      if (!this.is(',')) break;
      nodes.push(this.take());
    }
    nodes.push(this.expect(')'));
    return this.node('ArgList', nodes);
  }

  #slice(): SyntaxNode[] {
    const nodes = this.is(':') ? [] : [this.namedExpression()];
    if (!this.is(':')) return nodes;
    if (nodes[0]?.name === 'NamedExpression') this.fail();
    for (let colons = 0; colons < 2 && this.is(':'); colons += 1) {
      nodes.push(this.take());
      if (!this.is(':', ',', ']')) nodes.push(this.expression());
    }
    return nodes;
  }

  protected subscript(): SyntaxNode[] {
    const open = this.take();
    const { nodes } = this.items(
      () => (this.is('*') ? [this.take('*'), this.expression()] : this.#slice()),
      () => !this.is(']'),
    );
    return [open, ...nodes, this.expect(']')];
  }

  protected atom(): SyntaxNode {
    switch (this.kind) {
      case 'name':
      case 'number':
      case '...':
      case 'None':
      case 'True':
      case 'False':
        return this.take();
      case 'string':
      case 'format':
      case 'template':
        return this.strings();
      case '(':
        return this.parentheses();
      case '[':
        return this.list();
      case '{':
        return this.braces();
      default:
        return this.fail();
    }
  }

  /** Adjacent literals; bytes and t-strings are only beside their own kind. */
  protected strings(): SyntaxNode {
    const nodes: SyntaxNode[] = [];
    const kinds = new Set<string>();
    while (this.is('string', 'format', 'template')) {
      const isBytes = this.is('string') && /^\w*b/i.test(this.word);
      kinds.add(isBytes ? 'bytes' : this.is('template') ? 'template' : 'text');
      if (kinds.size > 1) this.fail();
      nodes.push(this.is('string') ? this.take() : this.#formatString());
    }
    return nodes.length === 1 ? (nodes[0] as SyntaxNode) : this.node('ContinuedString', nodes);
  }

  #formatString(): SyntaxNode {
    const name = this.is('format') ? 'FormatString' : 'TemplateString';
    const open = this.take();
    const fields: SyntaxNode[] = [];
    while (!this.is('close')) fields.push(this.#field());
    const { to } = this.take();
    return new SyntaxNode(name, open.from, to, fields);
  }

  #field(): SyntaxNode {
    const nodes = [this.expect('{'), ...this.value()];
    if (this.is('=')) nodes.push(this.take('FormatSelfDoc'));
    if (this.is('!')) {
      const mark = this.take();
      if (!/^[rsa]$/.test(this.word) || this.token.from !== mark.to) this.fail();
      nodes.push(new SyntaxNode('FormatConversion', mark.from, this.take().to));
    }
    if (this.is(':')) {
      const colon = this.take();
      const fields: SyntaxNode[] = [];
      while (!this.is('}')) fields.push(this.#field());
      nodes.push(new SyntaxNode('FormatSpec', colon.from, this.token.from, [colon, ...fields]));
    }
    return this.node('FormatReplacement', [...nodes, this.expect('}')]);
  }
}
