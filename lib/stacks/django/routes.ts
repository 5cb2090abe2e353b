// Prefixes of addresses: `--path` of an app, as path() takes it.

/**
 * Says why `route` cannot be the start of an app's addresses.
 * @param route without a slash in front, with one at the end; '' is the root of the site
 * @returns the reason, to be read after the route, or undefined for a good one
 */
export function routeFault(route: string): string | undefined {
  if (route === '') return undefined;
  if (route.startsWith('/')) return 'starts with a slash: Django adds it itself';
  if (!route.endsWith('/')) return 'needs a slash at the end';
  if (route.includes('//')) return 'contains an empty part';
  if (/(^|\/)\.\.?\//.test(route))
    return 'contains "." or "..", which browsers resolve before they send a request';
  if (/^(admin|static|media|healthz|readyz)\//.test(route)) return 'is a URL that projects already use';
  if (!/^[A-Za-z0-9_.~/-]+$/.test(route)) {
    return 'may only contain letters a-z, digits, "-", "_", "." and "~" between slashes';
  }
  return undefined;
}

/** `/shop/blog` -> `shop/blog/`: a route as users type it, with its slashes where Django wants them. */
export function routeFrom(text: string): string {
  const route = text.replace(/^\/+|\/+$/g, '');
  return route === '' ? '' : `${route}/`;
}
