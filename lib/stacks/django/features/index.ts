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

export const presets = {
  minimal: [],
  standard: ['auth', 'images', 'ci'],
  production: ['auth', 'celery', 'images', 's3', 'cache', 'ci'],
} as const satisfies Record<string, readonly FeatureName[]>;
