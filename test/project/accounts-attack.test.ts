// Attacks on the accounts of a running site with several processes: floods of mails, guesses of passwords, and waits that tell who is here.
import { afterAll, beforeAll, expect } from 'vitest';
import { testWith } from '../helpers/tools.ts';
import { type Gunicorn, startGunicorn } from './gunicorn.ts';
import { type Answer, closedPort, expectSuccess, suiteFolder, until } from './helpers.ts';
import { has, pythonsFor } from './machine.ts';
import { startMailServer } from './mail-server.ts';
import { installSite, production, type RealSite } from './real-site.ts';
import { sendForm } from './send-form.ts';

const folder = suiteFolder();
const test = testWith({
  'a Python for Django 5.2': pythonsFor('5.2').length > 0,
  'a package index': has.packageIndex(),
});
const password = 'correct-horse-battery';
const tooMany = 429;

let site: RealSite;
let server: Gunicorn;
let mailPort: number;

beforeAll(async () => {
  site = await installSite(folder.path, { features: ['auth'], deploy: ['digitalocean'] });
  await site.shell(
    `from accounts.models import User\nUser.objects.create_user("ann", "ann@example.com", "${password}")`,
  );
  await expectSuccess(
    site.home,
    [site.program('python'), 'manage.py', 'collectstatic', '--no-input'],
    production,
  );
  mailPort = await closedPort();
  server = await startGunicorn(site.home, {
    ...production,
    TRUSTED_PROXY_COUNT: '1',
    WEB_CONCURRENCY: '3',
    EMAIL_HOST: '127.0.0.1',
    EMAIL_PORT: String(mailPort),
    EMAIL_USE_TLS: 'False',
  });
});

afterAll(async () => {
  await server?.stop();
});

/** Sends a form of the accounts, from an address that nobody had before. */
const send = (path: string, fields: Record<string, string>, from?: string) =>
  sendForm(server, `/accounts/${path}/`, fields, from);

const reset = (email: string) => send('password/reset', { email });
const signUp = (email: string, username: string) =>
  send('signup', { email, username, password1: password, password2: password });
const logIn = (login: string, guess: string, from?: string) =>
  send('login', { login, password: guess }, from);
const together = <Result>(count: number, work: (number: number) => Promise<Result>): Promise<Result[]> =>
  Promise.all(Array.from({ length: count }, (_, number) => work(number)));
const isRefused = ({ status, body }: Answer) =>
  status === tooMany || body.includes('Too many failed login attempts');

async function oneByOne<Result>(count: number, work: (number: number) => Promise<Result>): Promise<Result[]> {
  const results: Result[] = [];
  for (let number = 0; number < count; number += 1) results.push(await work(number));
  return results;
}

test('nobody waits for a mail server, whether an address is known or not', async () => {
  const mailServer = await startMailServer(mailPort);
  const answers = [
    await reset('ann@example.com'),
    await reset('nobody@example.com'),
    await signUp('ann@example.com', 'anna'),
    await signUp('new@example.com', 'newcomer'),
  ];

  expect(answers.map(({ status }) => status)).toEqual([302, 302, 302, 302]);
  expect(answers[1]?.headers.location).toBe(answers[0]?.headers.location);
  expect(answers[3]?.headers.location).toBe(answers[2]?.headers.location);
  await until('connections to the mail server', () => mailServer.connections() > 1 || undefined);
  expect(mailServer.mails).toEqual([]);
});

test('a mail server that is down is no error of a page', async () => {
  expect(await reset('down@example.com')).toMatchObject({ status: 302 });
  await until('a line about it', () => server.lines().find((line) => /Could not send 1 email/.test(line)));
});

test('attempts at the same moment pass no limit that others do not', async () => {
  const attempts = [
    { limit: 5, answers: await together(40, () => reset('crowd@example.com')) },
    { limit: 5, answers: await together(40, () => logIn('crowd', 'guess')) },
    { limit: 20, answers: await together(40, (number) => logIn(`of${number}`, 'guess', '203.0.113.10')) },
  ];

  for (const { limit, answers } of attempts) {
    const passed = answers.filter((answer) => !isRefused(answer));
    expect(passed.every(({ status }) => status === 200 || status === 302)).toBe(true);
    // Who waits too long for the others is refused as well.
    expect(passed.length).toBeLessThanOrEqual(limit);
    expect(passed.length).toBeGreaterThan(0);
  }
});

test('25 resets and 25 sign-ups bring a victim five mails each', async () => {
  const mailServer = await startMailServer(mailPort);
  mailServer.answer();
  const resets = await oneByOne(25, () => reset('victim@example.com'));
  const signUps = await oneByOne(25, (number) => signUp('other@example.com', `other${number}`));

  for (const answers of [resets, signUps]) {
    expect(answers.filter(({ status }) => status === tooMany)).toHaveLength(20);
  }
  await reset('last@example.com');
  const mailsTo = (address: string) => mailServer.mails.filter((mail) => mail.includes(`\nTo: ${address}`));
  await until('the last mails', () => mailServer.mails.length >= 11 || undefined);
  expect([mailsTo('victim@example.com').length, mailsTo('other@example.com').length]).toEqual([5, 5]);
});

test('40 names from one address are too many, for all processes together', async () => {
  const answers = await oneByOne(40, (number) => logIn(`name${number}`, 'guess', '203.0.113.9'));

  expect(answers.map(isRefused).indexOf(true)).toBe(20);
  expect(answers.filter(isRefused)).toHaveLength(20);
});

test('one account from 12 addresses is too much as well, even with the right password', async () => {
  const answers = await oneByOne(12, () => logIn('ann', 'guess'));

  expect(answers.map(isRefused).indexOf(true)).toBe(5);
  expect(isRefused(await logIn('ann', password))).toBe(true);
});
