// What Django's URL functions are called in a file, and how a new entry for an app is written there.
import { bindingsOf } from '../python/names.ts';
import { quoteLike } from '../python/strings.ts';
import type { Module, SyntaxNode } from '../python/syntax.ts';
import { escapeRegex } from './shadowing.ts';
import type { RouteWriter } from './url-prefix.ts';

const sources = ['django.urls', 'django.urls.conf', 'django.conf.urls', 'django.conf.urls.defaults'];

/** A function of Django: its module, its name there, and its name in the file when that has it. */
export interface UrlFunction {
  readonly module: string;
  readonly name: string;
  readonly local?: string;
}

/** The two functions that entries for apps are written with. */
export interface EntryStyle {
  /** `path`, or `re_path` or `url` where a file has no path. */
  readonly route: UrlFunction;
  readonly include: UrlFunction;
}

/** The URL functions that a file can call. */
function urlNames(module: Module): Required<UrlFunction>[] {
  const { names, tried, stars } = bindingsOf(module);
  const functionsOf = (source: string, prefix = '') =>
    (source.startsWith('django.urls') ? ['path', 're_path', 'include'] : ['url', 'include']).map((name) => ({
      module: source,
      name,
      local: prefix + name,
    }));
  return [
    ...stars.filter((source) => sources.includes(source)).flatMap((source) => functionsOf(source)),
    ...[...names.values(), ...tried].flatMap(({ module: source, name, alias }) => {
      if (name !== undefined && sources.includes(source))
        return [{ module: source, name, local: alias ?? name }];
      const whole = name === undefined ? source : `${source}.${name}`;
      return sources.includes(whole) ? functionsOf(whole, `${alias ?? name ?? whole}.`) : [];
    }),
  ];
}

/** Says which function of Django a callee is; its last part when no import tells. */
export function originIn(module: Module): (callee: string) => string {
  const names = new Map(urlNames(module).map(({ local, name }) => [local, name]));
  return (callee) => names.get(callee) ?? callee.split('.').at(-1) ?? '';
}

/** How a file writes its entries: with path when it has that, else with what it has. */
export function entryStyle(module: Module, isLegacy: boolean): EntryStyle {
  const names = urlNames(module);
  const find = (wanted: string) => names.findLast(({ name }) => name === wanted);
  const usual = isLegacy
    ? { module: 'django.conf.urls', name: 'url' }
    : { module: 'django.urls', name: 'path' };
  const route = find('path') ?? find('re_path') ?? find('url') ?? usual;
  return { route, include: find('include') ?? { module: route.module, name: 'include' } };
}

/** `path("blog/", include("blog.urls"))`, with a file's quotes, and its names for the two functions. */
export function entryText(
  module: Module,
  container: SyntaxNode,
  { route, include }: EntryStyle,
  app: { readonly route: string; readonly urlconf: string },
  prefix?: RouteWriter,
): string {
  const call = ({ local, name }: UrlFunction) => local ?? name;
  const included = `${call(include)}(${quoteLike(module, container, app.urlconf)})`;
  const quote = (text: string) => quoteLike(module, container, text);
  if (route.name === 'path') {
    const address = prefix ? prefix(app.route, quote) : quote(app.route);
    return `${call(route)}(${address}, ${included})`;
  }
  if (prefix)
    return `${call(route)}(${prefix(escapeRegex(app.route), (text) => `r${quote(text)}`)}, ${included})`;
  const expression = `^${escapeRegex(app.route)}`;
  const quoted = quote(expression);
  return `${call(route)}(${expression.includes('\\') ? quoted : `r${quoted}`}, ${included})`;
}
