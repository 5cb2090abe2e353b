// WebSockets over Channels, with a page that uses them.
import type { Addition } from '../../../core/additions/addition.ts';

export const websockets = {
  name: 'websockets',
  title: 'WebSockets',
  hint: 'Channels over Redis, with a page that shows what others write at once',
  requirements: ['channels', 'channels-redis', 'uvicorn'],
  folders: ['chat'],
} as const satisfies Addition;
