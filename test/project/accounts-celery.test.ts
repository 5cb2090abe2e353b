// Mail of accounts by a real Celery worker: while the mail server is down, and while it keeps everybody waiting.
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { testWith } from '../helpers/tools.ts';
import { startWorker } from './celery-worker.ts';
import { closedPort, serve, suiteFolder, until } from './helpers.ts';
import { findProgram, has, pythonsFor } from './machine.ts';
import { startMailServer } from './mail-server.ts';
import { installSite, production, type RealSite } from './real-site.ts';
import { type Redis, startRedis } from './redis.ts';
import { sendForm } from './send-form.ts';

const password = 'correct-horse-battery';

describe.each(['5.2', '6.1'] as const)('with Django %s', (django) => {
  const folder = suiteFolder();
  const test = testWith({
    [`a Python for Django ${django}`]: pythonsFor(django).length > 0,
    'a package index': has.packageIndex(),
    'redis-server': findProgram('redis-server') !== undefined,
  });
  let redis: Redis;
  let site: RealSite;

  beforeAll(async () => {
    redis = await startRedis(folder.path);
    site = await installSite(folder.path, { django, features: ['auth', 'celery'] });
    await site.shell(
      `from accounts.models import User\nUser.objects.create_user("ann", "ann@example.com", "${password}")`,
    );
  });

  afterAll(async () => {
    await redis?.stop();
  });

  test('no page waits for mail, which is sent once the mail server is there', async () => {
    const port = await closedPort();
    const variables = {
      ...production,
      CELERY_BROKER_URL: `${redis.url}/0`,
      EMAIL_HOST: '127.0.0.1',
      EMAIL_PORT: String(port),
      EMAIL_USE_TLS: 'False',
    };
    const worker = await startWorker(site, variables);
    const server = await serve(site.home, site.program('python'), variables);
    const passwords = { password1: password, password2: password };
    const signUp = (username: string) =>
      sendForm(server, '/accounts/signup/', { email: `${username}@example.com`, username, ...passwords });
    const reset = (email: string) => sendForm(server, '/accounts/password/reset/', { email });

    const whileDown = [await reset('ann@example.com'), await signUp('early')];
    await worker.waitFor(/accounts\.tasks\.deliver\[\S+ retry: Retry in \d+s: ConnectionRefusedError/);
    const mailServer = await startMailServer(port);
    await until('the worker at the mail server', () => mailServer.connections() || undefined);
    const whileSilent = [await reset('nobody@example.com'), await signUp('late')];

    expect([...whileDown, ...whileSilent].map(({ status }) => status)).toEqual([302, 302, 302, 302]);
    expect(mailServer.mails).toEqual([]);
    mailServer.answer();
    await until('all mails', () => mailServer.mails.length === 4 || undefined);
    expect(mailServer.mails.map((mail) => /^To: (\w+)@/m.exec(mail)?.[1]).sort()).toEqual([
      'ann',
      'early',
      'late',
      'nobody',
    ]);
  });
});
