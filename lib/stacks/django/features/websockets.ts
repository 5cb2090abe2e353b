// WebSockets over Channels, with a page that uses them.
import type { Addition } from '../../../core/additions/addition.ts';
import { ownFolder } from '../own-folder.ts';

export const websockets = {
  name: 'websockets',
  title: 'WebSockets',
  hint: 'Channels over Redis, with a page that shows messages as others send them',
  place: 8,
  requirements: ['channels', 'channels-redis', 'gunicorn'],
  options: {
    websocketsApp: ownFolder('App of the websockets feature', 'chat'),
  },
  runtime: () => ({
    server: 'asgi',
    webSockets: ['/ws/'],
    services: ['redis'],
    variables: [
      {
        name: 'CHANNELS_URL',
        help: 'the Redis through which processes exchange messages, for example `redis://host:6379/0`',
        comment: [
          'The Redis through which processes exchange messages. With DEBUG=True and a single',
          'process, it may be empty. Each site, including staging, needs its own Redis or its own',
          '"prefix" in settings.py: the number at the end does not keep sites apart.',
        ],
        default: 'redis://localhost:6379/0',
        from: 'redis',
      },
    ],
  }),
} as const satisfies Addition;
