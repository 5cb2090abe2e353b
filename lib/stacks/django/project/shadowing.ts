// Whether one URL pattern catches the addresses of another that comes after it.

/** What a pattern matches at the start of an address. */
export interface Pattern {
  /** Of `path()`: a route with converters. Of `re_path()` and `url()`: a regular expression. */
  readonly syntax: 'route' | 'regex';
  readonly text: string;
  /** Whether more of the address may follow, as with `include()`. */
  readonly open: boolean;
}

/** What the built-in path converters match. https://docs.djangoproject.com/en/stable/topics/http/urls/#path-converters */
const converters: Record<string, string> = {
  int: '[0-9]+',
  slug: '[-a-zA-Z0-9_]+',
  uuid: '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}',
  path: '.+',
};

/** How addresses of an app go on after its route. */
const usualEndings = ['', '1', '1/', 'new/', 'page/', '1/edit/'];

/**
 * Whether a pattern would catch some of the addresses that start with `route`, such as `blog/`.
 * @param endings how those go on
 */
export function shadows(pattern: Pattern, route: string, endings: readonly string[] = usualEndings): boolean {
  const { syntax, text, open } = pattern;
  if (syntax === 'route' && !text.includes('<')) {
    if (open && route.startsWith(text)) return true;
    if (!text.startsWith(route)) return false;
    const rest = text.slice(route.length);
    return endings.some((ending) => (open ? ending.startsWith(rest) : ending === rest));
  }
  const expression = syntax === 'route' ? routeExpression(pattern) : regexExpression(text);
  return expression !== undefined && endings.some((ending) => expression.test(route + ending));
}

/** Regular expression that is equal to a route. */
function routeExpression({ text, open }: Pattern): RegExp {
  const parts = text.split(/(<[^<>]*>)/).map((part) => {
    if (!/^<.*>$/.test(part)) return escapeRegex(part);
    const [converter] = part.slice(1, -1).split(':');
    return converters[part.includes(':') ? (converter ?? '') : ''] ?? '[^/]+';
  });
  return new RegExp(`^${parts.join('')}${open ? '' : '$'}`);
}

/** A regular expression of Python, if JavaScript has the same one. */
function regexExpression(text: string): RegExp | undefined {
  const [, flags = '', source = ''] = /^(?:\(\?([aimsux]+)\))?(.*)$/s.exec(text) ?? [];
  const translated = source
    .replaceAll('(?P<', '(?<')
    .replace(/\(\?P=(\w+)\)/g, '\\k<$1>')
    .replaceAll('\\Z', '$')
    .replaceAll('\\A', '^');
  try {
    return new RegExp(translated, flags.includes('i') ? 'i' : '');
  } catch {
    return undefined;
  }
}

/** Text as a regular expression that matches just it. */
export function escapeRegex(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
