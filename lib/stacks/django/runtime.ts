// What the site of a blueprint needs to run: Django itself, its features and its deploy targets.
import { additionsOf } from '../../core/additions/additions-of.ts';
import { debianNames } from '../../core/additions/debian.ts';
import type { Service } from '../../core/additions/runtime.ts';
import { type SiteRuntime, siteRuntime } from '../../core/additions/site-runtime.ts';
import type { StackTables } from '../../core/additions/tables.ts';
import type { Blueprint } from '../../core/blueprint/blueprint.ts';
import type { Locals } from '../../core/templates/language.ts';
import { djangoAnswers } from './answers.ts';
import { ownVariables } from './server-variables.ts';
import { siteName } from './site-names.ts';

/** What the site needs, with all that features and targets add. */
export function runtimeOf(blueprint: Blueprint, { features, targets }: StackTables): SiteRuntime {
  const { database, package: name = '' } = djangoAnswers(blueprint);
  return siteRuntime(
    { server: 'wsgi', services: database === 'postgresql' ? ['postgresql'] : [] },
    additionsOf(blueprint, { features, targets }),
    blueprint.answers,
    `/var/lib/${siteName(name)}`,
  );
}

/** What templates of targets loop over, and what helps them to write it down. */
export function runtimeLocals(blueprint: Blueprint, stack: StackTables): Locals {
  const { package: name } = djangoAnswers(blueprint);
  const { features } = stack;
  return {
    runtime: runtimeOf(blueprint, stack),
    server: ownVariables,
    wsgi: `${name}.wsgi:application`,
    asgi: `${name}.asgi:application`,
    debianNames,
    capitalized: (text: string) => text.charAt(0).toUpperCase() + text.slice(1),
    /** The name of the feature that puts a service to use: for advice where none does. */
    featureWith: (service: Service) =>
      features.find((feature) => feature.runtime?.({}).services?.includes(service))?.name,
  };
}
