// A place among the words of a file, from which a parser takes one after the other.
import { SyntaxNode } from './syntax-node.ts';
import { SyntaxFault, type Token } from './token.ts';

/** The names of nodes by the kinds of words, where these differ. */
const nodeNames: ReadonlyMap<string, string> = new Map(
  Object.entries({
    VariableName: 'name',
    Number: 'number',
    String: 'string',
    Ellipsis: '...',
    Boolean: 'True False',
    ArithOp: '+ - * / // % @ **',
    BitOp: '& | ^ ~ << >>',
    CompareOp: '< > <= >= == !=',
    AssignOp: '= :=',
    UpdateOp: '**= //= >>= <<= += -= *= /= %= @= &= |= ^=',
  }).flatMap(([name, kinds]) => kinds.split(' ').map((kind) => [kind, name] as const)),
);

export const isUpdate = (kind: string): boolean => nodeNames.get(kind) === 'UpdateOp';

export class TokenCursor {
  /** Where the last line that was read ends, its line break included. */
  protected lineEnd = 0;
  protected token: Token;
  protected kind: string;
  #index = 0;
  readonly #end: Token;

  constructor(
    protected readonly text: string,
    readonly tokens: readonly Token[],
  ) {
    this.#end = tokens.at(-1) ?? { kind: 'end', from: 0, to: 0 };
    this.token = tokens[0] ?? this.#end;
    this.kind = this.token.kind;
  }

  /** Makes another word the next one. */
  #goTo(index: number): void {
    this.#index = index;
    this.token = this.tokens[index] ?? this.#end;
    this.kind = this.token.kind;
  }

  protected get nextKind(): string {
    return (this.tokens[this.#index + 1] ?? this.#end).kind;
  }

  protected get word(): string {
    return this.text.slice(this.token.from, this.token.to);
  }

  /** Whether the next word is of one of these kinds. They come one by one, since a list of them would be made at every word. */
  protected is(kind: string, second?: string, third?: string): boolean {
    return this.kind === kind || this.kind === second || this.kind === third;
  }

  protected fail(at = this.token.from): never {
    throw new SyntaxFault(at);
  }

  /** The word that is next, as a node, and moves on. */
  protected take(name?: string): SyntaxNode {
    const { kind, from, to } = this.token;
    this.#goTo(this.#index + 1);
    return new SyntaxNode(name ?? nodeNames.get(kind) ?? kind, from, to);
  }

  protected expect(kind: string, name?: string): SyntaxNode {
    return this.kind === kind ? this.take(name) : this.fail();
  }

  /** A node from its first child to its last. */
  protected node(name: string, children: readonly SyntaxNode[]): SyntaxNode {
    const { from } = children[0] ?? this.token;
    return new SyntaxNode(name, from, children.at(-1)?.to ?? from, children);
  }

  /** A node from its first child to the end of the last line. */
  protected body(name: string, children: readonly SyntaxNode[]): SyntaxNode {
    return new SyntaxNode(name, children[0]?.from ?? this.lineEnd, this.lineEnd, children);
  }

  protected endLine(): void {
    this.lineEnd = this.expect('newline').to;
  }

  /** What `read` returns, or nothing, back at the place where it began, when it finds a fault. */
  protected attempt<Read>(read: () => Read): Read | undefined {
    const index = this.#index;
    try {
      return read();
    } catch (error) {
      if (!(error instanceof SyntaxFault)) throw error;
      this.#goTo(index);
      return undefined;
    }
  }
}
