// WebSockets over Channels, with a page that uses them.
import type { Addition } from '../../../core/additions/addition.ts';

export const websockets = {
  name: 'websockets',
  title: 'WebSockets',
  hint: 'Channels over Redis, with a page that shows messages as others send them',
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
          'The Redis through which processes talk. With DEBUG=True it may stay empty as long as',
          'there is one process. Each site, staging too, needs a Redis of its own or another',
          '"prefix" in settings.py: the number at the end does not keep them apart.',
        ],
        default: 'redis://localhost:6379/0',
        from: 'redis',
      },
    ],
  }),
} as const satisfies Addition;
