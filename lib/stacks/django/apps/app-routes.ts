// The routes of apps in the root URLconf: how they are written, and which are added together.
import type { Undo } from '../../../core/files/undo.ts';
import type { AppRoute } from '../project/root-urls.ts';
import type { AppPlace } from './context.ts';
import type { ParsedApp } from './specs.ts';

type Routed = Pick<ParsedApp, 'path' | 'existing'> & Pick<AppPlace, 'module'>;

/** The route of an app in the root URLconf. */
export function routeOf({ path, module, existing }: Routed): AppRoute {
  return { route: path, urlconf: `${module}.urls`, ...(existing && { existing }) };
}

/** Says that the route of an app that was there is ours. */
export const routeUndo = (urlconf: string): Undo => ({ kind: 'route', module: urlconf });

/** The routes of apps, all at once unless one begins like another: then their order counts, one by one. */
export function routeGroups(
  apps: readonly (Routed & { readonly added: readonly unknown[] })[],
): AppRoute[][] {
  const routes = apps.filter(({ existing, added }) => !existing || added.length > 0).map(routeOf);
  const known = new Set(routes.map(({ route }) => route));
  const isNested = routes.some(({ route }) =>
    prefixesOf(route).some((prefix) => prefix && known.has(prefix)),
  );
  if (isNested) return routes.map((route) => [route]);
  return routes.length > 0 ? [routes] : [];
}

/** `a/b/c/` -> ``, `a/`, `a/b/`. */
export function prefixesOf(route: string): string[] {
  const parts = route.split('/').slice(0, -1);
  return parts.map((_, index) =>
    parts
      .slice(0, index)
      .map((part) => `${part}/`)
      .join(''),
  );
}
