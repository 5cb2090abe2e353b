// Features that are often wanted together.
import type { features } from './features/index.ts';

export type FeatureName = (typeof features)[number]['name'];

export const presets = {
  minimal: [],
  standard: ['auth', 'images', 'ci'],
  production: ['auth', 'celery', 'images', 's3', 'cache', 'ci'],
} as const satisfies Record<string, readonly FeatureName[]>;
