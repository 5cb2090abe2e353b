// One entry of urlpatterns: which addresses it matches, and which URLconf it includes.
import { stringValue } from '../python/strings.ts';
import { type Module, type SyntaxNode, textOf } from '../python/syntax.ts';
import { elementsIn } from './scopes.ts';
import type { Pattern } from './shadowing.ts';

/** An entry such as `path("blog/", include("blog.urls"))`, `url(r"^blog/", …)`, or a tuple of old projects. */
export interface UrlEntry {
  readonly node: SyntaxNode;
  readonly pattern: Pattern;
  /** The module it includes, when it is named by a string. */
  readonly urlconf?: string;
}

/** What a function of Django is called in a file: `path` for `p` after `from django.urls import path as p`. */
export type Origin = (callee: string) => string;

const functions: Record<string, Pattern['syntax']> = { path: 'route', re_path: 'regex', url: 'regex' };

/** Reads an element of urlpatterns; undefined for what is not an entry, or has a computed address. */
export function urlEntry(module: Module, node: SyntaxNode, originOf: Origin): UrlEntry | undefined {
  const called =
    node.name === 'CallExpression' && node.firstChild ? originOf(textOf(module, node.firstChild)) : '';
  const syntax = node.name === 'TupleExpression' ? 'regex' : functions[called];
  const [address, view] = elementsIn(node.name === 'CallExpression' ? node.getChild('ArgList') : node);
  const text = address && stringValue(module, address);
  if (!syntax || text === undefined) return undefined;
  const pattern = { syntax, text, open: !!view && isOpen(module, view, originOf) };
  const urlconf = view && includedModule(module, view, originOf);
  return urlconf === undefined ? { node, pattern } : { node, pattern, urlconf };
}

/** Whether a view is a whole URLconf: `include(…)`, or `admin.site.urls`. */
function isOpen(module: Module, view: SyntaxNode, originOf: Origin): boolean {
  if (view.name === 'MemberExpression') return textOf(module, view).endsWith('.urls');
  return (
    view.name === 'CallExpression' &&
    !!view.firstChild &&
    originOf(textOf(module, view.firstChild)) === 'include'
  );
}

/** `blog.urls` in `include("blog.urls")` and `include(("blog.urls", "blog"))`. */
function includedModule(module: Module, view: SyntaxNode, originOf: Origin): string | undefined {
  if (view.name !== 'CallExpression' || !isOpen(module, view, originOf)) return undefined;
  const [first] = elementsIn(view.getChild('ArgList'));
  const target = first?.name === 'TupleExpression' ? elementsIn(first)[0] : first;
  return target && stringValue(module, target);
}
