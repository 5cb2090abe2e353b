// What accounts need of others: mail by a real Celery worker, while the mail server is down and silent, and accounts elsewhere.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished } from 'vitest';
import { testWith } from '../helpers/tools.ts';
import { startWorker } from './celery-worker.ts';
import { startGithub } from './fake-github.ts';
import { closedPort, get, serve, suiteFolder, until } from './helpers.ts';
import { findProgram, has, pythonsFor } from './machine.ts';
import { startMailServer } from './mail-server.ts';
import { installSite, production, type RealSite } from './real-site.ts';
import { type Redis, startRedis } from './redis.ts';
import { formVisitor, sendForm } from './send-form.ts';

const password = 'correct-horse-battery';

/** The settings, with a GitHub on this machine that the site is registered with; mail is printed. */
const withGithub = `
import os
from shop.settings import *

SOCIALACCOUNT_PROVIDERS["github"]["GITHUB_URL"] = os.environ["GITHUB_URL"]
console = "django.core.mail.backends.console.EmailBackend"
if "MAILERS" in globals():
    MAILERS = {"default": {"BACKEND": console}}
else:
    EMAIL_BACKEND = console
`;

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
    site = await installSite(folder.path, { django, features: ['auth', 'celery'], social: 'github' });
    writeFileSync(join(site.home, 'with_github.py'), withGithub);
    await site.shell(
      `from accounts.models import User\nUser.objects.create_user("ann", "Ann@example.com", "${password}")`,
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
    mailServer.answerAll();
    await until('all mails', () => mailServer.mails.length === 4 || undefined);
    expect(mailServer.mails.map((mail) => /^To: (\w+)@/m.exec(mail)?.[1]).sort()).toEqual([
      'ann',
      'early',
      'late',
      'nobody',
    ]);
  });

  test('an account elsewhere signs in, but not as the user who has its address here', async () => {
    const ann = { id: 1, login: 'stranger', email: 'ann@example.com' };
    const github = await startGithub({ id: 2, login: 'octavia', email: 'Octavia@Example.com' });
    onTestFinished(() => github.close());
    const server = await serve(site.home, site.program('python'), {
      ...production,
      DJANGO_SETTINGS_MODULE: 'with_github',
      GITHUB_CLIENT_ID: 'client',
      GITHUB_CLIENT_SECRET: 'secret',
      GITHUB_URL: github.url,
    });
    const signIn = async () => {
      const visitor = formVisitor(server);
      const { headers } = await visitor.send('/accounts/github/login/', {});
      const agreed = await get(String(headers.location));
      const back = new URL(String(agreed.headers.location));
      const { headers: end } = await visitor.open(back.pathname + back.search);
      return { end: end.location, profile: await visitor.open('/accounts/profile/') };
    };

    for (const _ of ['signs up', 'signs in']) {
      const { end, profile } = await signIn();
      expect([end, profile.status]).toEqual(['/accounts/profile/', 200]);
      expect(profile.body).toContain('octavia');
    }
    github.user = ann;
    const { end, profile } = await signIn();
    expect([end, profile.status]).toEqual(['/accounts/confirm-email/', 302]);
    await server.waitFor(/^To: ann@example\.com$/im);
    const names = 'from accounts.models import User; print(*User.objects.values_list("username", flat=True))';
    expect((await site.shell(names)).split(' ')).not.toContain('stranger');
  });
});
