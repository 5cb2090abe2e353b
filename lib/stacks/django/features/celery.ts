// Background tasks and a schedule.
import type { Addition } from '../../../core/additions/addition.ts';

export const celery = {
  name: 'celery',
  title: 'Celery',
  hint: 'background and scheduled tasks, over Redis or RabbitMQ',
  place: 3,
  requirements: ['celery'],
  next: [['celery', '-A', '[package]', 'worker', '--beat', '--loglevel', 'INFO']],
  runtime: () => ({
    processes: [
      {
        name: 'worker',
        title: 'background tasks',
        about: 'Background tasks: a Celery worker.',
        label: 'a Celery worker',
        command: ['celery', '--app', '[package]', 'worker', '--loglevel', 'INFO'],
        replicas: 'many',
        limits: ['--concurrency', '2'],
        uses: ['postgresql', 'redis'],
        stop: {
          seconds: 330,
          help: [
            'When told to stop, the worker finishes its tasks first. It is killed after this many',
            'seconds, which must be more than CELERY_TASK_TIME_LIMIT in settings.py.',
          ],
        },
        logsRequestId: true,
      },
      {
        name: 'beat',
        title: 'the scheduler of background tasks',
        about: 'The scheduler that starts the tasks in CELERY_BEAT_SCHEDULE.',
        label: 'the scheduler',
        command: [
          'celery',
          '--app',
          '[package]',
          'beat',
          '--loglevel',
          'INFO',
          '--schedule',
          '[state]/celerybeat-schedule',
        ],
        replicas: 'one',
        why: 'Two schedulers would start every task twice',
        switch: 'CELERY_BEAT',
        uses: ['redis'],
      },
    ],
    services: ['redis'],
    section: 'Background tasks',
    variables: [
      {
        name: 'CELERY_BROKER_URL',
        help: 'the broker for background tasks: `redis://host:6379/0`, or RabbitMQ',
        comment: ['The broker: Redis or RabbitMQ, for example amqp://user:password@localhost:5672//'],
        default: 'redis://localhost:6379/0',
        from: 'redis',
        // https://docs.celeryq.dev/en/stable/userguide/configuration.html#broker-use-ssl
        overTls: '?ssl_cert_reqs=required',
      },
      {
        name: 'CELERY_TASK_ALWAYS_EAGER',
        comment: ['True runs each task immediately, in the process that starts it, without a broker.'],
        default: 'False',
      },
      {
        name: 'CELERY_VISIBILITY_TIMEOUT',
        comment: [
          'Seconds until the task of a killed worker is given to another one, with Redis as the',
          'broker. This must be longer than any task takes.',
        ],
        default: '3600',
      },
    ],
  }),
} as const satisfies Addition;
