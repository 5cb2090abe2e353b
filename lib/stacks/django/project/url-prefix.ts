// The prefix that a project computes for its addresses, such as `settings.PREFIX + "blog/"`, and routes written with it.
import { stringValue } from '../python/strings.ts';
import { childrenOf, type Module, type SyntaxNode, textOf } from '../python/syntax.ts';
import { elementsIn } from './scopes.ts';

/** Writes a route as source. @param quote writes a string as source */
export type RouteWriter = (route: string, quote: (text: string) => string) => string;

/** The prefix that most of these addresses have, if they have one in common that is computed. */
export function commonPrefix(module: Module, addresses: readonly SyntaxNode[]): RouteWriter | undefined {
  const writers = addresses.flatMap((address) => routeWriter(module, address) ?? []);
  const sources = writers.map((write) => write('', JSON.stringify));
  const shared = sources.filter((source) => source === sources[0]).length;
  return shared > 1 && shared * 2 > addresses.length ? writers[0] : undefined;
}

/** How a route is written with the prefix of another one; undefined when its address is not computed from a prefix. */
function routeWriter(module: Module, address: SyntaxNode): RouteWriter | undefined {
  const source = textOf(module, address);
  switch (address.name) {
    case 'VariableName':
    case 'MemberExpression':
      return (route, quote) => `${source} + ${quote(route)}`;
    case 'FormatString':
      return template(source, source.lastIndexOf('}') + 1, '');
    case 'BinaryExpression': {
      const [left, operator, right] = childrenOf(address);
      if (!left || !operator || !right) return undefined;
      const sign = textOf(module, operator);
      if (sign === '%')
        return template(
          textOf(module, left),
          source.lastIndexOf('%s') + 2,
          source.slice(left.to - address.from),
        );
      const isPlain = sign === '+' && stringValue(module, right) !== undefined;
      return isPlain ? (route, quote) => `${textOf(module, left)} + ${quote(route)}` : undefined;
    }
    case 'CallExpression': {
      const [text, , method] = address.firstChild ? childrenOf(address.firstChild) : [];
      if (
        !text ||
        !method ||
        textOf(module, method) !== 'format' ||
        elementsIn(address.getChild('ArgList')).length > 1
      )
        return undefined;
      const written = textOf(module, text);
      return template(written, written.lastIndexOf('}') + 1, source.slice(text.to - address.from));
    }
    default:
      return undefined;
  }
}

/** `f"{prefix}/blog/"` -> `f"{prefix}/<route>"` */
function template(text: string, end: number, rest: string): RouteWriter | undefined {
  const quote = /["']+$/.exec(text)?.[0];
  if (!quote || end < 2) return undefined;
  const slash = text.charAt(end) === '/' ? '/' : '';
  const after = text.slice(end + slash.length, -quote.length);
  return /^[\w./$^-]*$/.test(after)
    ? (route) => text.slice(0, end) + slash + route + quote + rest
    : undefined;
}
