// Two users in the chat in Chromium, each at a server process of their own, so that texts go through Redis.
import type { Browser, Page } from 'playwright-core';
import { expect, onTestFinished } from 'vitest';
import type { Server } from './helpers.ts';
import { ada, bob, type SiteWithFeatures, sessionAt } from './site-with-features.ts';
import * as visitor from './visitor.ts';

const hostile = '<img src=x onerror="alert(1)"><b>bold</b> & "quotes"';

async function enter(browser: Browser, server: Server, who: typeof ada) {
  const storageState = await sessionAt(browser, server, who);
  const { page, problems, open } = await visitor.visit(browser, server.url, { storageState });
  const line = page.locator('.chat-log p');
  const chatter = {
    page,
    problems,
    open: async () => {
      await open('/chat/');
      await chatter.sees('Connected.');
    },
    sees: (state: string) => page.locator('.chat-state').getByText(state, { exact: true }).waitFor(),
    write: async (text: string) => {
      await page.getByLabel('Your message').fill(text);
      await page.getByRole('button', { name: 'Send' }).click();
    },
    reads: (text: string) => line.getByText(text, { exact: true }).waitFor(),
    lines: () => line.allInnerTexts(),
  };
  return chatter;
}

/** Starts a server that is stopped when the test ends. */
async function startLive(site: SiteWithFeatures, port?: number): Promise<Server> {
  const server = await site.startLive(port);
  onTestFinished(() => server.stop());
  return server;
}

/** What one writes, the other reads, as text and nothing else. */
export async function chatAcrossServers(browser: Browser, site: SiteWithFeatures): Promise<void> {
  const [one, two] = await Promise.all([startLive(site), startLive(site)]);
  const [first, second] = await Promise.all([enter(browser, one, ada), enter(browser, two, bob)]);
  await Promise.all([first.open(), second.open()]);
  await visitor.expectGoodEverywhere(first.page, 'chat empty');

  await first.write('Hello');
  await second.reads('Hello');
  await second.write(hostile);
  await first.reads(hostile);
  await first.write('x'.repeat(400));
  await second.reads('x'.repeat(400));
  const lines = ['ada: Hello', `bob: ${hostile}`, `ada: ${'x'.repeat(400)}`];
  for (const chatter of [first, second]) {
    expect(await chatter.lines()).toEqual(lines);
    expect(await chatter.page.locator('.chat-log :is(img, b)').count()).toBe(0);
    await visitor.expectGoodEverywhere(chatter.page, 'chat with texts');
    expect(chatter.problems).toEqual([]);
  }
}

/** When a server is gone the page says so, keeps what was not sent, and connects again once it is back. */
export async function chatThroughARestart(browser: Browser, site: SiteWithFeatures): Promise<void> {
  const [one, two] = await Promise.all([startLive(site), startLive(site)]);
  const [first, second] = await Promise.all([enter(browser, one, ada), enter(browser, two, bob)]);
  await Promise.all([first.open(), second.open()]);

  await one.stop();
  await first.sees('Connection lost. Reconnecting…');
  await visitor.expectGoodEverywhere(first.page, 'chat without connection');
  await first.write('Are you there?');
  await first.sees('Not sent: you’re not connected.');
  expect(await first.page.getByLabel('Your message').inputValue()).toBe('Are you there?');

  await startLive(site, Number(new URL(one.url).port));
  await first.sees('Connected.');
  await first.page.getByRole('button', { name: 'Send' }).click();
  await second.reads('Are you there?');
  await second.write('Yes.');
  await first.reads('Yes.');
  expect(second.problems).toEqual([]);
  // Chromium reports each attempt to connect to a server that is not there.
  expect(first.problems.filter((problem) => !problem.startsWith('WebSocket connection to'))).toEqual([]);
}

const limit = { messages: 5, milliseconds: 10_000 };

/** 39 WebSockets of one user, at two processes that share the table of the cache, send no more than one of them may. */
export async function floodTheChat(browser: Browser, site: SiteWithFeatures): Promise<void> {
  const periods = () => Math.floor(Date.now() / limit.milliseconds);
  const [one, two] = await Promise.all([startLive(site), startLive(site)]);
  const [first, second, reader] = await Promise.all([
    enter(browser, one, ada),
    enter(browser, two, ada),
    enter(browser, two, bob),
  ]);
  await Promise.all([first.open(), second.open(), reader.open()]);

  const before = periods();
  const [refused, others] = await Promise.all([refusalsOf(first.page, 20), refusalsOf(second.page, 19)]);
  const periodsOfFlood = periods() - before + 1;

  const sent = 39 * limit.messages - refused - others;
  expect(sent).toBeGreaterThan(0);
  expect(sent).toBeLessThanOrEqual(periodsOfFlood * limit.messages);
  await expect.poll(reader.lines).toHaveLength(sent);
}

/** Opens WebSockets on a page, sends as many messages as are allowed through each, and counts the refusals once all are answered. */
function refusalsOf(page: Page, sockets: number): Promise<number> {
  return page.evaluate(`(async () => {
    const url = document.getElementById('chat').dataset.socket;
    const opened = Array.from({ length: ${sockets} }, (_, number) => new Promise((done) => {
      const socket = new WebSocket(new URL(url, location.href.replace('http', 'ws')));
      socket.onopen = () => done({ socket, number });
    }));
    let refusals = 0;
    await Promise.all((await Promise.all(opened)).map(({ socket, number }) => new Promise((done) => {
      let left = ${limit.messages};
      socket.onmessage = ({ data }) => {
        const { error, text } = JSON.parse(data);
        if (error) refusals += 1;
        if (error || text.startsWith(location.port + ' ' + number + ' ')) left -= 1;
        if (left === 0) done();
      };
      for (let each = 0; each < ${limit.messages}; each += 1) socket.send([location.port, number, each].join(' '));
    })));
    return refusals;
  })()`);
}
