// The routes that a module writes down, wherever they are in it, with their names.
import { stringValue } from '../python/strings.ts';
import { keywordValue, type Module, readOnce, type SyntaxNode } from '../python/syntax.ts';
import type { Pattern } from './shadowing.ts';
import { urlEntry } from './url-entries.ts';
import { originIn } from './url-functions.ts';

export interface Route {
  /** Undefined for one without a name, or with one that is computed. */
  readonly name: string | undefined;
  /** Undefined when its address is computed. */
  readonly pattern: Pattern | undefined;
}

/** All calls of Django's URL functions in a module. */
export const routesIn = readOnce((module): readonly Route[] => {
  const originOf = originIn(module);
  const routes: Route[] = [];
  module.top.iterate((node) => {
    const entry = node.name === 'CallExpression' ? urlEntry(module, node, originOf) : undefined;
    if (entry) routes.push({ name: nameOf(module, node), pattern: entry.pattern });
  });
  return routes;
});

/** What `name=` says in a call. */
function nameOf(module: Module, call: SyntaxNode): string | undefined {
  const name = keywordValue(module, call.getChild('ArgList'), 'name');
  return name && stringValue(module, name);
}
