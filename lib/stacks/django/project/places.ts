// Where in a list a new entry goes: where a comment asks for it, after the project's own entries, before what must be last.
import { type Element, elementsOf } from '../python/sequence.ts';
import { childrenOf, type Module, type SyntaxNode, textOf } from '../python/syntax.ts';

/** Between two elements of a list, or at its end. */
export interface Place {
  /** The element that comes after it. */
  readonly before?: SyntaxNode;
  /** The comment in front of that element which it goes under. */
  readonly under?: SyntaxNode;
}

/** `# Your stuff: custom urls includes go here`, `# Add your own URLs above this line` */
const asks =
  /\b(add|put|insert|place|register|include|your|custom)\b.*\b(urls?|urlpatterns?|patterns?|routes?|apps?|applications?|stuff)\b.*\b(here|below|above|go|goes)\b|\byour (own )?(stuff|apps?|urls?|routes?)\b/i;
/** `# Local apps` */
const titles =
  /^#\W*((local|project|own|my|our|site|internal|custom)('s)?\s+)?(apps?|applications?|app (urls?|includes?))\W*$|^#\W*(local|project|own|our)\s+(urls?|routes?|includes?)\W*$/i;
/** `# This must be last` */
const lasts = /\b(last|catch[ -]?all|everything|fallback|at the (end|bottom))\b/i;

/** Whether a comment in a list asks for new entries. */
export const isAskedFor = (module: Module, container: SyntaxNode): boolean =>
  childrenOf(container).some(
    ({ name, from, to }) => name === 'Comment' && asks.test(module.text.slice(from, to)),
  );

/**
 * The place for a new entry.
 * @param isOwn whether an element is of the kind of what is added
 */
export function placeIn(module: Module, container: SyntaxNode, isOwn: (node: SyntaxNode) => boolean): Place {
  const elements = elementsOf(container);
  const comments = childrenOf(container).filter(({ name }) => name === 'Comment');
  const asked = comments.find((comment) => asks.test(textOf(module, comment)));
  const own = endOfLongest(elements, ({ node }) => isOwn(node));
  const last = elements.find((element) => lasts.test(remarksOn(module, element, elements, comments)));
  const at = (index: number, under?: SyntaxNode): Place => {
    const end = last ? elements.indexOf(last) : elements.length;
    const before = elements[Math.min(index, end)]?.node;
    return { ...(before && { before }), ...(under && index <= end && { under }) };
  };
  const following = (offset: number) => elements.filter(({ from }) => from < offset).length;
  if (asked && (!own || own.from < asked.from)) {
    const next = following(asked.from);
    if (/\babove\b/i.test(textOf(module, asked))) return at(next);
    const block = comments.filter(({ from }) => from >= asked.from && following(from) === next);
    const gap = block.findIndex((comment, index) => {
      const before = block[index - 1];
      return (
        before &&
        module.text.slice(before.to, comment.from).trim() === '' &&
        /\n\s*\n/.test(module.text.slice(before.to, comment.from))
      );
    });
    return at(next, (gap < 0 ? block : block.slice(0, gap)).at(-1));
  }
  if (own) return at(elements.indexOf(own) + 1);
  const titled = comments.find((comment) => titles.test(textOf(module, comment)));
  return titled ? at(following(titled.from), titled) : at(elements.length);
}

/** The last element of the longest run of such elements; of several the last run. */
function endOfLongest(elements: readonly Element[], is: (element: Element) => boolean): Element | undefined {
  let longest = 0;
  let end: Element | undefined;
  let length = 0;
  for (const element of elements) {
    length = is(element) ? length + 1 : 0;
    if (length > 0 && length >= longest) [longest, end] = [length, element];
  }
  return end;
}

/** A place in front of an element, under the comment that is the title of what follows. */
export function placeBefore(module: Module, container: SyntaxNode, before: SyntaxNode): Place {
  const previous = elementsOf(container).findLast(({ from }) => from < before.from);
  const under = childrenOf(container).findLast(
    (node) =>
      node.name === 'Comment' &&
      node.from > (previous?.to ?? container.from) &&
      node.to <= before.from &&
      titles.test(textOf(module, node)),
  );
  return { before, ...(under && { under }) };
}

/** The comments directly in front of an element, and the one at the end of its line. */
function remarksOn(
  { text }: Module,
  element: Element,
  elements: readonly Element[],
  comments: readonly SyntaxNode[],
): string {
  const previous = elements[elements.indexOf(element) - 1];
  const start = previous ? text.indexOf('\n', previous.to) : 0;
  const end = text.indexOf('\n', element.to);
  return comments
    .filter(({ from }) => from > start && from < (end < 0 ? text.length : end))
    .map(({ from, to }) => text.slice(from, to))
    .join(' ');
}
