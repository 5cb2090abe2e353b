// A node of the syntax tree: a word, or a construct with the nodes that it consists of.

const none: readonly SyntaxNode[] = [];

/** Offsets count UTF-16 units of the text that was parsed. */
export class SyntaxNode {
  parent: SyntaxNode | null = null;
  #children: readonly SyntaxNode[];
  #index = 0;

  constructor(
    readonly name: string,
    readonly from: number,
    readonly to: number,
    children: readonly SyntaxNode[] = none,
  ) {
    // A copy, since arrays that have grown keep room for more: it would take a third of a tree.
    this.#children = children.length === 0 ? none : children.slice();
  }

  /** The nodes that it consists of, in order; nothing for a word. */
  get children(): readonly SyntaxNode[] {
    return this.#children;
  }

  get firstChild(): SyntaxNode | null {
    return this.#children[0] ?? null;
  }

  get lastChild(): SyntaxNode | null {
    return this.#children.at(-1) ?? null;
  }

  get nextSibling(): SyntaxNode | null {
    return this.parent?.children[this.#index + 1] ?? null;
  }

  get prevSibling(): SyntaxNode | null {
    return this.parent?.children[this.#index - 1] ?? null;
  }

  /** The first child of a name. */
  getChild(name: string): SyntaxNode | null {
    return this.#children.find((child) => child.name === name) ?? null;
  }

  getChildren(name: string): SyntaxNode[] {
    return this.#children.filter((child) => child.name === name);
  }

  /** Visits this node and all that are in it, in the order of the text; not what is in a node that `enter` returns false for. */
  iterate(enter: (node: SyntaxNode) => unknown): void {
    const open: SyntaxNode[] = [this];
    for (let node = open.pop(); node; node = open.pop()) {
      if (enter(node) === false) continue;
      for (let index = node.children.length - 1; index >= 0; index -= 1)
        open.push(node.children[index] as SyntaxNode);
    }
  }

  /** Puts the comments of a file, which are in order, into the innermost nodes around them, and tells all nodes their places. */
  settle(comments: readonly SyntaxNode[]): void {
    const byNode = new Map<SyntaxNode, SyntaxNode[]>();
    for (const comment of comments) {
      const node = innermost(this, comment);
      const known = byNode.get(node);
      if (known) known.push(comment);
      else byNode.set(node, [comment]);
    }
    this.iterate((node) => {
      const added = byNode.get(node);
      if (added) node.#children = [...node.#children, ...added].sort((one, other) => one.from - other.from);
      let index = 0;
      for (const child of node.#children) {
        child.parent = node;
        child.#index = index;
        index += 1;
      }
    });
  }
}

function innermost(top: SyntaxNode, comment: SyntaxNode): SyntaxNode {
  let node = top;
  for (;;) {
    const { children } = node;
    let low = 0;
    let high = children.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((children[middle] as SyntaxNode).to <= comment.from) low = middle + 1;
      else high = middle;
    }
    const around = children[low];
    if (!around || around.from > comment.from) return node;
    node = around;
  }
}
