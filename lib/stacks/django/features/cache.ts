// Redis as a cache.
import type { Addition } from '../../../core/additions/addition.ts';

export const cache = {
  name: 'cache',
  title: 'Cache',
  hint: 'Redis, with pages and fragments cached where it pays off',
  place: 6,
  requirements: ['redis'],
  runtime: () => ({
    services: ['redis'],
    variables: [
      {
        name: 'CACHE_URL',
        help: 'a Redis shared by all processes, for example `redis://host:6379/1`',
        comment: ['A Redis shared by all processes. Without it, each process has a cache of its own.'],
        example: 'redis://localhost:6379/1',
        from: 'redis',
      },
    ],
  }),
} as const satisfies Addition;
