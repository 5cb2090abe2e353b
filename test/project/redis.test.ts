// The features cache and websockets with a real Redis: what processes share through it, and what they keep apart.
import { afterAll, beforeAll, expect, onTestFinished } from 'vitest';
import { testWith } from '../helpers/tools.ts';
import {
  closedPort,
  execute,
  expectSuccess,
  get,
  type Server,
  startProgram,
  suiteFolder,
} from './helpers.ts';
import { findProgram, has, installInto, pinned, pythonsFor } from './machine.ts';
import { behindProxy, installSite, production, type RealSite } from './real-site.ts';
import { type Redis, startRedis } from './redis.ts';

const folder = suiteFolder();
const test = testWith({
  'a Python for Django 5.2': pythonsFor('5.2').length > 0,
  'a package index': has.packageIndex(),
  'redis-server': findProgram('redis-server') !== undefined,
  'redis-cli': findProgram('redis-cli') !== undefined,
});

let redis: Redis;
let site: RealSite;
/** What a user's browser sends as its cookie `sessionid`, by name. */
let sessions: Record<'ada' | 'bob', string>;

const makeUsers = `
import json
from django.contrib.auth import get_user_model
from django.test import Client

sessions = {}
for name in ("ada", "bob"):
    client = Client()
    client.force_login(get_user_model().objects.create_user(name, is_staff=True))
    sessions[name] = client.cookies["sessionid"].value
print(json.dumps(sessions))
`;

/** A page that keeps the name of whoever reads it, in a fragment that names what it depends on. */
const fragment = `
{% load cache %}{% cache 60 greeting request.user.pk %}Hello {{ request.user.get_username }}{% endcache %}
`;

const renderFragment = `
from types import SimpleNamespace
from django.contrib.auth import get_user_model
from django.template import engines

template = engines["django"].from_string("""${fragment}""")
for user in get_user_model().objects.order_by("username"):
    print(template.render({"request": SimpleNamespace(user=user)}).strip())
`;

beforeAll(async () => {
  redis = await startRedis(folder.path);
  site = await installSite(folder.path, { features: ['cache', 'websockets'] });
  sessions = JSON.parse(await site.shell(makeUsers, production));
  await installInto(site.program('python'), ...pinned('websockets'));
});

afterAll(async () => {
  await redis?.stop();
});

/** Starts one more gunicorn, which is stopped when the test ends. */
async function serveWith(variables: Record<string, string>): Promise<Server> {
  const port = String(await closedPort());
  const words = [
    site.program('gunicorn'),
    'shop.asgi',
    '--worker-class',
    'asgi',
    '--bind',
    `127.0.0.1:${port}`,
  ];
  const server = startProgram(site.home, words, { ...production, ...variables });
  onTestFinished(() => server.stop());
  return { ...server, url: await server.waitFor(/http:\/\/127\.0\.0\.1:\d+/) };
}

const keys = async () => {
  const { port } = new URL(redis.url);
  return (await expectSuccess('/', ['redis-cli', '-p', port, '-n', '1', '--raw', 'keys', '*'])).split('\n');
};

const titleOf = (body: string) => /<title>(.*?)<\/title>/.exec(body)?.[1];
const isAdminLinked = (body: string) => body.includes('>Admin</a>');

test('visitors share pages through Redis, users get pages of their own', async () => {
  const cache = { CACHE_URL: `${redis.url}/1` };
  const one = await serveWith({ ...cache, SITE_TITLE: 'One' });
  const other = await serveWith({ ...cache, SITE_TITLE: 'Other' });
  const as = (name: keyof typeof sessions) => ({ ...behindProxy, cookie: `sessionid=${sessions[name]}` });

  const ada = await get(`${one.url}/`, as('ada'));
  const visitor = await get(`${one.url}/`, behindProxy);
  const second = await get(`${other.url}/`, behindProxy);
  const bob = await get(`${other.url}/`, as('bob'));

  expect([ada, visitor, second, bob].map(({ body }) => titleOf(body))).toEqual([
    'One',
    'One',
    'One',
    'Other',
  ]);
  expect([ada, visitor, second, bob].map(({ body }) => isAdminLinked(body))).toEqual([
    true,
    false,
    false,
    true,
  ]);
  for (const { headers } of [ada, bob]) expect(headers['cache-control']).toMatch(/private/);
  const kept = await keys();
  expect(kept.some((key) => key.includes('views.decorators.cache.cache_page'))).toBe(true);
  for (const key of kept) expect(key).toMatch(/^shop:/);
});

test('a fragment that names its user is kept for that user alone', async () => {
  const variables = { ...production, CACHE_URL: `${redis.url}/1` };

  for (const _ of ['made', 'kept']) {
    expect((await site.shell(renderFragment, variables)).split('\n')).toEqual(['Hello ada', 'Hello bob']);
  }
  const fragments = (await keys()).filter((key) => key.includes('template.cache.greeting'));
  expect(fragments).toHaveLength(2);
});

test('without a URL, each process remembers in its own memory', async () => {
  const one = await serveWith({ SITE_TITLE: 'One' });
  const other = await serveWith({ SITE_TITLE: 'Other' });
  const [first, second] = await Promise.all([one, other].map(({ url }) => get(`${url}/`, behindProxy)));

  expect(titleOf(first?.body ?? '')).toBe('One');
  expect(titleOf(second?.body ?? '')).toBe('Other');
});

/** Two clients at two addresses: each writes a text, and both hear both. */
const talk = `
import asyncio, json, sys
from websockets.asyncio.client import connect

one, other, session = sys.argv[1:]
origin = "https://example.com"


async def main():
    cookie = {"Cookie": f"sessionid={session}"}
    async with (
        connect(one, origin=origin, additional_headers=cookie) as ada,
        connect(other, origin=origin) as guest,
    ):
        heard = []
        for writer in (ada, guest):
            await writer.send(f"from {'ada' if writer is ada else 'guest'}")
            for reader in (ada, guest):
                heard.append(json.loads(await asyncio.wait_for(reader.recv(), 20)))
        print(json.dumps(heard))


asyncio.run(main())
`;

test('what one writes to one process, another hears from another one', async () => {
  const variables = { CHANNELS_URL: `${redis.url}/2`, ALLOWED_HOSTS: 'example.com,127.0.0.1' };
  const servers = [await serveWith(variables), await serveWith(variables)];
  const addresses = servers.map(({ url }) => `${url.replace('http', 'ws')}/ws/chat/`);
  const words = [site.program('python'), '-c', talk, ...addresses, sessions.ada];
  const { stdout, output } = await execute(site.home, words);

  const ada = { name: 'ada', text: 'from ada' };
  const guest = { name: '', text: 'from guest' };
  expect(stdout && JSON.parse(stdout), output).toEqual([ada, ada, guest, guest]);
  for (const server of servers) expect(server.printed()).not.toContain('Traceback');
});
