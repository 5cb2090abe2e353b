// WebSockets over Channels, with a page that uses them.
import type { Addition } from '../../../core/additions/addition.ts';

export const websockets = {
  name: 'websockets',
  title: 'WebSockets',
  hint: 'Channels over Redis, with a page that shows what others write at once',
  requirements: ['channels', 'channels-redis', 'uvicorn'],
  folders: ['chat'],
  runtime: () => ({
    server: 'asgi',
    webSockets: ['/ws/'],
    services: ['redis'],
    variables: [
      {
        name: 'CHANNELS_URL',
        help: 'the Redis through which processes pass on texts, as in `redis://host:6379/0`',
        comment: [
          'The Redis server that passes messages between processes. Optional with DEBUG=True and',
          'a single process. Each site, including staging, needs its own Redis or its own "prefix"',
          'in settings.py: the number at the end does not separate sites.',
        ],
        default: 'redis://localhost:6379/0',
        from: 'redis',
      },
    ],
  }),
} as const satisfies Addition;
