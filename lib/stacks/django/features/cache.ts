// Redis as a cache.
import type { Addition } from '../../../core/additions/addition.ts';

export const cache = {
  name: 'cache',
  title: 'Cache',
  hint: 'Redis, with pages and fragments cached where it pays',
  requirements: ['redis'],
} as const satisfies Addition;
