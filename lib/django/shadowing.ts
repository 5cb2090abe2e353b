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

/** Addresses that an app at `route` is likely to have. */
function samples(route: string): string[] {
  return ['', '1', '1/', 'new/', 'page/', '1/edit/'].map((rest) => route + rest);
}

/** Whether a pattern would catch some of the addresses that start with `route`, such as `blog/`. */
export function shadows(pattern: Pattern, route: string): boolean {
  if (pattern.syntax === 'route' && !pattern.text.includes('<')) {
    return samples(route).some((address) =>
      pattern.open ? address.startsWith(pattern.text) : address === pattern.text,
    );
  }
  const expression = pattern.syntax === 'route' ? routeExpression(pattern) : regexExpression(pattern.text);
  return expression !== undefined && samples(route).some((address) => expression.test(address));
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
