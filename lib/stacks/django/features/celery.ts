// Background tasks and a schedule.
import type { Addition } from '../../../core/additions/addition.ts';

export const celery = {
  name: 'celery',
  title: 'Celery',
  hint: 'background tasks and a schedule, over Redis or RabbitMQ',
  requirements: ['celery'],
  next: [['celery', '-A', '[package]', 'worker', '--beat', '--loglevel', 'INFO']],
} as const satisfies Addition;
