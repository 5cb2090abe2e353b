// The features, one file each. Written by "npm run build": do not edit.
import type { Addition } from '../../../core/additions/addition.ts';
import { inPlaces } from '../../../core/additions/in-places.ts';
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

// biome-ignore format: one line each
export const features = inPlaces([
  api,
  auth,
  cache,
  celery,
  ci,
  i18n,
  images,
  react,
  s3,
  websockets,
] as const satisfies readonly Addition[]);
