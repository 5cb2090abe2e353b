// The features, in the order in which prompts, help and generated files have them.
import type { Addition } from '../../../core/additions/addition.ts';
import { api } from './api.ts';
import { auth } from './auth.ts';
import { cache } from './cache.ts';
import { celery } from './celery.ts';
import { ci } from './ci.ts';
import { i18n } from './i18n.ts';
import { images } from './images.ts';
import { react } from './react.ts';
import { s3 } from './s3.ts';
import { websockets } from './websockets.ts';

export const features = [
  auth,
  api,
  celery,
  images,
  s3,
  cache,
  i18n,
  websockets,
  react,
  ci,
] as const satisfies readonly Addition[];

export type FeatureName = (typeof features)[number]['name'];

export const featureNames = features.map(({ name }) => name);

/** The options of all features in one table. */
export const featureOptions = { ...auth.options, ...api.options, ...s3.options, ...i18n.options };

/** What is known of a feature. */
export const featureOf = (name: FeatureName): Addition =>
  features.find((each) => each.name === name) as Addition;

/** What to type once additions are there, with the names of the project. */
export function nextOf(
  additions: readonly Addition[],
  { package: name, app }: { readonly package: string; readonly app: string },
): string[][] {
  const named = (word: string) => word.replace('[package]', name).replace('[app]', app);
  return additions.flatMap(({ next = [] }) => next.map((words) => words.map(named)));
}

/** The names of the options that only one feature knows. */
export function optionNamesOf(name: FeatureName): (keyof typeof featureOptions)[] {
  return Object.keys(featureOf(name).options ?? {}) as (keyof typeof featureOptions)[];
}

export const presets = {
  minimal: [],
  standard: ['auth', 'images', 'ci'],
  production: ['auth', 'celery', 'images', 's3', 'cache', 'ci'],
} as const satisfies Record<string, readonly FeatureName[]>;
