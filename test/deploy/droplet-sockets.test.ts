// The Droplet with SQLite and WebSockets: ASGI behind nginx, and a database among the data that the site may write.
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { testWith } from '../helpers/tools.ts';
import { isReady, tools } from './droplet-tools.ts';
import { DropletServer, hosts } from './server.ts';

const test = testWith(tools);
const [host = ''] = hosts;

/** Two browsers with an open chat: what the first sends has to reach both. */
const chat = `
import asyncio, json, ssl, sys
from websockets.asyncio.client import connect

async def main():
    context = ssl._create_unverified_context()
    place = dict(host="127.0.0.1", port=443, ssl=context, server_hostname="${host}")
    one, other = [
        await connect("wss://${host}/ws/chat/", origin=sys.argv[1], **place) for _ in range(2)
    ]
    await asyncio.sleep(0.5)
    await one.send("Hello")
    print([json.loads(await asyncio.wait_for(each.recv(), 20))["text"] for each in (one, other)])

asyncio.run(main())
`;

describe('a Droplet with SQLite and WebSockets', () => {
  let server: DropletServer;

  beforeAll(async () => {
    if (!isReady) return;
    server = await DropletServer.start({
      name: `chat_${process.pid}`,
      database: 'sqlite',
      features: ['websockets'],
    });
    await server.deploy();
  });
  afterAll(() => server?.stop());

  const inside = (command: string) => server.sandbox.expect(command);
  const talk = (origin: string) => server.sandbox.run(`${server.tools}/bin/python - '${origin}'`, chat);

  test('what a site needs works inside the sandbox, and nothing else', async () => {
    const works = JSON.parse((await server.curl('/probe/works/')).output);

    expect(works).toMatchObject({ database: 'sqlite True', thread: 'None', 'name look-up': '127.0.0.1' });
    expect(JSON.parse((await server.curl('/probe/blocked/')).output)).toEqual({});
  });

  test('the database is written, and nobody else may read it', async () => {
    const { output } = await server.curl('--data', 'abc', '/probe/store/');
    const database = `/var/lib/${server.site}/database/db.sqlite3`;

    expect(output).toBe('stored 3');
    expect(await inside(`stat --format=%U ${database}`)).toBe(server.site);
    const other = await server.sandbox.run(`runuser --user www-data -- cat ${database}`);
    expect(other).toMatchObject({ exitCode: 1, output: expect.stringContaining('Permission denied') });
  });

  test('WebSockets of its own pages pass, before and after a restart', async () => {
    expect(await talk(`https://${host}`)).toEqual({ exitCode: 0, output: "['Hello', 'Hello']" });

    await inside(`systemctl restart ${server.site}-web.service`);
    expect(await talk(`https://${host}`)).toEqual({ exitCode: 0, output: "['Hello', 'Hello']" });
  });

  test('WebSockets of other pages are refused', async () => {
    expect(await talk('https://evil.test')).toMatchObject({
      exitCode: 1,
      output: expect.stringContaining('403'),
    });
  });

  test('a setup that gets no certificate says so, and goes on when it runs again', async () => {
    const setup = `setup.sh ada@example.com ${hosts.join(' ')}`;
    const certbot = '/usr/local/bin/certbot';
    await inside(`rm -r /etc/letsencrypt/live /srv/${server.site}/tls && mv ${certbot} /run/`);
    await inside(`printf '#!/bin/sh\\nexit 1\\n' > ${certbot} && chmod +x ${certbot}`);

    expect(await server.script(setup)).toMatchObject({
      exitCode: 1,
      output: expect.stringContaining('no certificate: point the host names to this server'),
    });
    expect(await server.curl('/readyz/')).toMatchObject({ output: 'ready' });

    await inside(`mv /run/certbot ${certbot}`);
    expect(await server.script(setup)).toMatchObject({ exitCode: 0 });
    expect(await inside(`readlink /srv/${server.site}/tls`)).toBe(`/etc/letsencrypt/live/${server.site}`);
  });

  test('both scripts change nothing when they run again', async () => {
    const before = await server.files();

    expect(await server.script(`setup.sh ada@example.com ${hosts.join(' ')}`)).toMatchObject({ exitCode: 0 });
    expect(await server.script('release.sh')).toMatchObject({ exitCode: 0 });
    expect(await server.files()).toBe(before);
  });
});
