// Two visitors of the chat in Chromium, each at a server process of their own, so that texts go through Redis.
import type { Browser } from 'playwright-core';
import { expect, onTestFinished } from 'vitest';
import type { Server } from './helpers.ts';
import type { SiteWithFeatures } from './site-with-features.ts';
import * as visitor from './visitor.ts';

const hostile = '<img src=x onerror="alert(1)"><b>bold</b> & "quotes"';

async function enter(browser: Browser, server: Server) {
  const { page, problems, open } = await visitor.visit(browser, server.url);
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
  const [ada, bob] = await Promise.all([enter(browser, one), enter(browser, two)]);
  await Promise.all([ada.open(), bob.open()]);
  await visitor.expectGoodEverywhere(ada.page, 'chat empty');

  await ada.write('Hello');
  await bob.reads('Hello');
  await bob.write(hostile);
  await ada.reads(hostile);
  await ada.write('x'.repeat(400));
  await bob.reads('x'.repeat(400));
  const lines = ['Guest: Hello', `Guest: ${hostile}`, `Guest: ${'x'.repeat(400)}`];
  for (const chatter of [ada, bob]) {
    expect(await chatter.lines()).toEqual(lines);
    expect(await chatter.page.locator('.chat-log :is(img, b)').count()).toBe(0);
    await visitor.expectGoodEverywhere(chatter.page, 'chat with texts');
    expect(chatter.problems).toEqual([]);
  }
}

/** When a server is gone the page says so, keeps what was not sent, and connects again once it is back. */
export async function chatThroughARestart(browser: Browser, site: SiteWithFeatures): Promise<void> {
  const [one, two] = await Promise.all([startLive(site), startLive(site)]);
  const [ada, bob] = await Promise.all([enter(browser, one), enter(browser, two)]);
  await Promise.all([ada.open(), bob.open()]);

  await one.stop();
  await ada.sees('Connection lost. Reconnecting…');
  await visitor.expectGoodEverywhere(ada.page, 'chat without connection');
  await ada.write('Are you there?');
  await ada.sees('Not sent: you’re not connected.');
  expect(await ada.page.getByLabel('Your message').inputValue()).toBe('Are you there?');

  await startLive(site, Number(new URL(one.url).port));
  await ada.sees('Connected.');
  await ada.page.getByRole('button', { name: 'Send' }).click();
  await bob.reads('Are you there?');
  await bob.write('Yes.');
  await ada.reads('Yes.');
  expect(bob.problems).toEqual([]);
  // Chromium reports each attempt to connect to a server that is not there.
  expect(ada.problems.filter((problem) => !problem.startsWith('WebSocket connection to'))).toEqual([]);
}
