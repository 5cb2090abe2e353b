// One entry of urlpatterns: which addresses it matches, and which URLconf it includes.
import { stringValue } from '../python/strings.ts';
import { type Module, type SyntaxNode, textOf } from '../python/syntax.ts';
import { elementsIn } from './scopes.ts';
import type { Pattern } from './shadowing.ts';

/** An entry such as `path("blog/", include("blog.urls"))`, `url(r"^blog/", …)`, or a tuple of old projects. */
export interface UrlEntry {
  readonly node: SyntaxNode;
  /** Its address as it is written. */
  readonly address: SyntaxNode;
  /** What it matches; undefined when its address is computed. */
  readonly pattern?: Pattern;
  /** The view, or the call of `include`. */
  readonly view?: SyntaxNode;
  /** What it includes: a string, a module, a list of entries. */
  readonly target?: SyntaxNode;
  /** The module it includes, when it is named by a string. */
  readonly urlconf?: string;
  /** The name of the application that it gives to what it includes. */
  readonly appName?: string;
}

/** What a function of Django is called in a file: `path` for `p` after `from django.urls import path as p`. */
export type Origin = (callee: string) => string;

const functions: Record<string, Pattern['syntax']> = { path: 'route', re_path: 'regex', url: 'regex' };

/** Reads an element of urlpatterns; undefined for what is not an entry. */
export function urlEntry(module: Module, node: SyntaxNode, originOf: Origin): UrlEntry | undefined {
  const called =
    node.name === 'CallExpression' && node.firstChild ? originOf(textOf(module, node.firstChild)) : '';
  const syntax = node.name === 'TupleExpression' ? 'regex' : functions[called];
  const [address, view] = elementsIn(node.name === 'CallExpression' ? node.getChild('ArgList') : node);
  if (!syntax || !address) return undefined;
  const text = stringValue(module, address);
  const [target, name] = (view && includedIn(module, view, originOf)) ?? [];
  const appName = name && stringValue(module, name);
  const urlconf = target && stringValue(module, target);
  const open = target !== undefined || (!!view && isUrlsOf(module, view));
  return {
    node,
    address,
    ...(text !== undefined && { pattern: { syntax, text, open } }),
    ...(view && { view }),
    ...(target && { target }),
    ...(urlconf !== undefined && { urlconf }),
    ...(appName !== undefined && { appName }),
  };
}

/** Whether a view is a whole URLconf, such as `admin.site.urls`. */
function isUrlsOf(module: Module, view: SyntaxNode): boolean {
  return view.name === 'MemberExpression' && textOf(module, view).endsWith('.urls');
}

/** `"blog.urls"` in `include("blog.urls")`; that and `"blog"` in `include(("blog.urls", "blog"))`. */
function includedIn(module: Module, view: SyntaxNode, originOf: Origin): SyntaxNode[] | undefined {
  const isInclude =
    view.name === 'CallExpression' &&
    !!view.firstChild &&
    originOf(textOf(module, view.firstChild)) === 'include';
  if (!isInclude) return undefined;
  let [target, ...names] = elementsIn(view.getChild('ArgList')).slice(0, 1);
  while (target && /^(Tuple|Parenthesized)Expression$/.test(target.name))
    [target, ...names] = elementsIn(target);
  return target && [target, ...names];
}
