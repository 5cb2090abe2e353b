// The feature celery with real workers on Redis and RabbitMQ: tasks run, are tried again, and survive a kill.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { testWith } from '../helpers/tools.ts';
import { kill, killChildren, startWorker as startWorkerOf } from './celery-worker.ts';
import { closedPort, suiteFolder, until, type Variables } from './helpers.ts';
import { findProgram, has, hasRabbit, pythonsFor, rabbitUrl } from './machine.ts';
import { startMailServer } from './mail-server.ts';
import { installSite, production, type RealSite } from './real-site.ts';
import { type Redis, startRedis } from './redis.ts';

const folder = suiteFolder();
const needs = {
  'a Python for Django 5.2': pythonsFor('5.2').length > 0,
  'a package index': has.packageIndex(),
  'redis-server': findProgram('redis-server') !== undefined,
};
const rabbit = await hasRabbit();

/** Other projects may use the same RabbitMQ: so this one has a queue of its own. */
const queue = `mvt-${process.pid}`;
const ownQueue = `
from shop.settings import *

CELERY_TASK_DEFAULT_QUEUE = "${queue}"
CELERY_BEAT_SCHEDULE["clear-sessions"]["schedule"] = 1
if CELERY_BROKER_URL.startswith("redis:"):
    # Workers look for tasks of killed ones each second, where they would each 100 seconds.
    CELERY_BROKER_TRANSPORT_OPTIONS |= {
        "unacked_restore_interval": 1,
        "unacked_restore_throttle": 1,
    }
`;

const deleteQueue = `
from shop.celery import app

with app.connection() as connection:
    connection.default_channel.queue_delete("${queue}")
`;

let redis: Redis;
let site: RealSite;

beforeAll(async () => {
  redis = await startRedis(folder.path);
  site = await installSite(folder.path, { features: ['celery'] });
  writeFileSync(join(site.home, 'own_queue.py'), ownQueue);
});

afterAll(async () => {
  await redis?.stop();
});

const brokers = [
  { name: 'Redis', url: () => `${redis.url}/0`, tools: needs },
  { name: 'RabbitMQ', url: () => rabbitUrl, tools: { ...needs, RabbitMQ: rabbit } },
];

describe.each(brokers)('on $name', ({ url, tools }) => {
  const test = testWith(tools);
  const variables = (mailPort: number) => ({
    ...production,
    DJANGO_SETTINGS_MODULE: 'own_queue',
    CELERY_BROKER_URL: url(),
    EMAIL_HOST: '127.0.0.1',
    EMAIL_PORT: String(mailPort),
    EMAIL_USE_TLS: 'False',
  });

  afterAll(async () => {
    if (site) await site.shell(deleteQueue, variables(0));
  });

  const startWorker = (mailPort: number, more: Variables = {}, ...options: string[]) =>
    startWorkerOf(site, { ...variables(mailPort), ...more }, ...options);

  const sendMail = (mailPort: number) =>
    site.shell(
      'from django.db import transaction; from pages.tasks import mail_later\n' +
        'with transaction.atomic(): mail_later("Hello", "How are you?", "ada@example.com")',
      variables(mailPort),
    );

  test('a worker runs a task that was asked for, and those of the schedule', async () => {
    const port = await closedPort();
    const server = await startMailServer(port);
    server.answer();
    // Kept in memory: the file that Celery keeps the schedule in may be locked at its start, since Python 3.13.
    const worker = await startWorker(port, {}, '--beat', '--scheduler', 'celery.beat:Scheduler');
    await sendMail(port);

    await worker.waitFor(/send_message\[\S+ succeeded/);
    await worker.waitFor(/clear_sessions\[\S+ succeeded/);
    expect(server.mails).toEqual([expect.stringMatching(/^Subject: Hello$.*How are you\?/ms)]);
  });

  test('a task that fails is tried again until it succeeds', async () => {
    const port = await closedPort();
    const worker = await startWorker(port);
    await sendMail(port);
    await worker.waitFor(/send_message\[\S+ retry: Retry in \d+s: ConnectionRefusedError/);
    const server = await startMailServer(port);
    server.answer();

    await worker.waitFor(/send_message\[\S+ succeeded/);
    expect(server.mails).toHaveLength(1);
  });

  test('a task whose worker is killed in the middle is finished by the next', async () => {
    const port = await closedPort();
    const server = await startMailServer(port);
    const first = await startWorker(port);
    await sendMail(port);
    await until('the task to be in the middle', () => server.connections() || undefined);
    await kill(first);
    server.answer();
    const second = await startWorker(port, { CELERY_VISIBILITY_TIMEOUT: '3' });

    await second.waitFor(/send_message\[\S+ succeeded/);
    expect(server.mails).toHaveLength(1);
  });

  test('a task whose process is killed is taken up by its worker', async () => {
    const port = await closedPort();
    const server = await startMailServer(port);
    const worker = await startWorker(port);
    await sendMail(port);
    await until('the task to be in the middle', () => server.connections() || undefined);
    server.answer();
    await killChildren(worker);

    await worker.waitFor(/send_message\[\S+ succeeded/);
    expect(server.mails).toHaveLength(1);
  });
});
