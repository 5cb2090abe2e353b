// What the site of a blueprint needs to run: Django itself, its features and its deploy targets.
import { debianNames } from '../../core/additions/debian.ts';
import type { Service } from '../../core/additions/runtime.ts';
import { type SiteRuntime, siteRuntime } from '../../core/additions/site-runtime.ts';
import type { Blueprint } from '../../core/blueprint/blueprint.ts';
import { featureOf, features as known } from './features/index.ts';
import { targetOf } from './targets/index.ts';
import { siteName } from './targets/site-names.ts';

/** Everything that templates of targets loop over. */
export function runtimeOf(blueprint: Blueprint): SiteRuntime {
  const { features = [], deploy = [], apps: _, ...answers } = blueprint;
  return siteRuntime(
    { server: 'wsgi', services: blueprint.database === 'postgresql' ? ['postgresql'] : [] },
    [...features.map(featureOf), ...deploy.map(targetOf)],
    answers,
    { package: blueprint.package, state: `/var/lib/${siteName(blueprint.package)}` },
  );
}

/** The name of the feature that puts a service to use, to be recommended where no feature does. */
const featureWith = (service: Service) =>
  known.find(({ name }) => featureOf(name).runtime?.({}).services?.includes(service))?.name;

/** What templates need in order to write a runtime down. */
export const runtimeLocals = (blueprint: Blueprint) => ({
  runtime: runtimeOf(blueprint),
  debianNames,
  featureWith,
  capitalized: (text: string) => text.charAt(0).toUpperCase() + text.slice(1),
});
