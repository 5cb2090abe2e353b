// Background tasks and a schedule.
import type { Addition } from '../../../core/additions/addition.ts';

export const celery = {
  name: 'celery',
  title: 'Celery',
  hint: 'background and scheduled tasks, over Redis or RabbitMQ',
  requirements: ['celery'],
  next: [['celery', '-A', '[package]', 'worker', '--beat', '--loglevel', 'INFO']],
  runtime: () => ({
    processes: [
      {
        name: 'worker',
        title: 'background tasks',
        about: 'Background tasks: a Celery worker.',
        label: 'a worker of Celery',
        command: ['celery', '--app', '[package]', 'worker', '--loglevel', 'INFO'],
        replicas: 'many',
        limits: ['--concurrency', '2'],
        uses: ['postgresql', 'redis'],
        stop: {
          seconds: 330,
          help: [
            'To stop, the worker gets a signal and ends its tasks first. This has to be longer than',
            'CELERY_TASK_TIME_LIMIT in settings.py: after so many seconds it is killed.',
          ],
        },
        logsRequestId: true,
      },
      {
        name: 'beat',
        title: 'the schedule of background tasks',
        about: 'The clock that starts the tasks of CELERY_BEAT_SCHEDULE.',
        label: 'the schedule',
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
        why: 'Two schedulers would start everything twice',
        switch: 'CELERY_BEAT',
        uses: ['redis'],
      },
    ],
    services: ['redis'],
    section: 'Background tasks',
    variables: [
      {
        name: 'CELERY_BROKER_URL',
        help: 'the broker of the background tasks: `redis://host:6379/0`, or RabbitMQ',
        comment: ['The broker: Redis, or RabbitMQ as in amqp://user:password@localhost:5672//'],
        default: 'redis://localhost:6379/0',
        from: 'redis',
        // https://docs.celeryq.dev/en/stable/userguide/configuration.html#broker-use-ssl
        overTls: '?ssl_cert_reqs=required',
      },
      {
        name: 'CELERY_TASK_ALWAYS_EAGER',
        comment: ['True runs each task at once, in the process that asks for it: no broker is needed.'],
        default: 'False',
      },
      {
        name: 'CELERY_VISIBILITY_TIMEOUT',
        comment: [
          'Seconds until Redis gives the task of a worker that was killed to another one; it must',
          'be longer than any task takes.',
        ],
        default: '3600',
      },
    ],
  }),
} as const satisfies Addition;
