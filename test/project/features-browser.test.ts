// The pages that features bring, in Chromium: accounts, chat, the React app, images, and those of the API.
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { testWith } from '../helpers/tools.ts';
import { travelWithAnAccount } from './accounts-journey.ts';
import { chatAcrossServers, chatThroughARestart, floodTheChat } from './chat-journey.ts';
import { expectSuccess, type Server, suiteFolder } from './helpers.ts';
import { chromiumPath, findProgram, has, pythonsFor } from './machine.ts';
import { ada, type SiteWithFeatures, serveSiteWithFeatures, sessionAt } from './site-with-features.ts';
import * as visitor from './visitor.ts';

const folder = suiteFolder();
const python = pythonsFor('5.2').at(-1)?.path;
const test = testWith({
  'a Python for Django 5.2': python !== undefined,
  'a package index': has.packageIndex(),
  Chromium: chromiumPath !== undefined,
  npm: findProgram('npm') !== undefined,
  'redis-server': findProgram('redis-server') !== undefined,
});

let browser: Browser;
let site: SiteWithFeatures;
let live: Server;

beforeAll(async () => {
  browser = await visitor.launch(chromiumPath);
  site = await serveSiteWithFeatures(folder.path, python ?? 'python3');
  live = await site.startLive();
});

afterAll(async () => {
  await browser?.close();
  await live?.stop();
  await site?.stop();
});

const sessions = new Map<Server, BrowserContextOptions>();

/** Ada's, who signs in once at each server. */
async function sessionOfAda(server: Server): Promise<BrowserContextOptions> {
  const known = sessions.get(server) ?? { storageState: await sessionAt(browser, server, ada) };
  sessions.set(server, known);
  return known;
}

const asAda = async (server: Server, refusal?: number) =>
  visitor.visit(browser, server.url, await sessionOfAda(server), refusal);

test('accounts: from the sign-up to the end', () => travelWithAnAccount(browser, site));

test('chat: two visitors read each other at once', () => chatAcrossServers(browser, site));

test('chat: it goes on after a restart of the server', () => chatThroughARestart(browser, site));

test('chat: many WebSockets of a user have one limit', () => floodTheChat(browser, site));

/** Adds a tag with the axios of the page, or with a bare request; returns the status. */
const addTag = (page: Page, name: string) =>
  page.evaluate(`api.post('/api/blog/tags/', { name: '${name}' }).then(({ status }) => status)`);
const addTagBare = (page: Page) =>
  page.evaluate(`fetch('/api/blog/tags/', {
    method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{"name": "bare"}',
  }).then(({ status }) => status)`);

const places = [
  { place: 'the build', path: '/app/', server: () => live, files: /^\/static\/frontend\/main-[\w-]{8}\.js$/ },
  { place: 'a page of Django', path: '/app/', server: () => site.development, files: /^\/src\/App.tsx$/ },
  { place: 'a page of Vite', path: '/', server: () => site.vite, files: /^\/src\/App.tsx$/ },
];

test.each(places)(
  'React: $place reads from the API and writes to it',
  async ({ place, path, server, files }) => {
    const forbidden = 403;
    const django = server() === live ? live : site.development;
    const options = await sessionOfAda(django);
    const { page, problems, open } = await visitor.visit(browser, server().url, options, forbidden);
    const loaded: string[] = [];
    page.on('request', (request) => loaded.push(new URL(request.url()).pathname));
    const showTags = () => page.getByRole('button', { name: 'blog/tags' }).click();

    expect(await open(path)).toBe(200);
    await showTags();
    await page.getByText('green', { exact: true }).waitFor();
    expect(loaded.filter((each) => files.test(each))).toHaveLength(1);
    await visitor.expectGoodEverywhere(page, `React ${place}`);

    expect(await addTagBare(page)).toBe(forbidden);
    expect(await addTag(page, `from ${place}`)).toBe(201);
    await page.reload();
    await showTags();
    await page.getByText(`from ${place}`, { exact: true }).waitFor();
    // In development, the server of Vite is part of the site.
    expect(problems.filter((problem) => !problem.startsWith(`request: ${site.vite.url}/`))).toEqual([]);
  },
);

test("React: the frontend's own tests pass", async () => {
  await expectSuccess(`${site.home}/frontend`, ['npm', 'test']);
});

test('images: one is uploaded, shown in lists, seen in its form, and cleared', async () => {
  const { page, problems, open } = await asAda(site.development);
  const row = page.locator('.records tr', { hasText: 'With a cover' });
  const edit = page.getByRole('link', { name: 'Edit' });
  /** Pixels of the file, once it is there, and of the page. */
  const widths = (image: string) =>
    page.evaluate(
      `[document.querySelector('${image}')].flatMap((image) => [image.naturalWidth, image.width])`,
    );
  await open('/blog/posts/new/');
  const buffer = await page.screenshot({ type: 'jpeg', clip: { x: 0, y: 0, width: 1280, height: 400 } });
  const cover = { name: 'a name ü <b>.jpg', mimeType: 'image/jpeg', buffer };

  await visitor.fillIn(page, { title: 'With a cover', body: 'A long one.' });
  await visitor.fillIn(page, { cover: { ...cover, buffer: Buffer.from('no image') } });
  await visitor.save(page);
  expect((await visitor.errorsByInput(page)).cover).toMatch(/image/);
  await visitor.expectGoodEverywhere(page, 'images refused');

  await visitor.fillIn(page, { cover });
  await visitor.save(page);
  await expect.poll(() => widths('.facts img')).toEqual([1280, 640]);
  await visitor.expectGoodEverywhere(page, 'images detail');
  await open('/blog/posts/');
  await expect.poll(() => widths('.records img')).toEqual([160, 80]);
  await visitor.expectGoodEverywhere(page, 'images list');

  await visitor.follow(page, row.getByRole('link', { name: 'With a cover' }));
  await visitor.follow(page, edit);
  await expect.poll(() => widths('.file-upload img')).toEqual([160, 80]);
  await visitor.expectGoodEverywhere(page, 'images form');
  await visitor.fillIn(page, { 'cover-clear': true });
  await visitor.save(page);
  expect(await page.locator('main img').count()).toBe(0);
  await visitor.follow(page, edit);
  expect(await page.locator('.file-upload').count()).toBe(0);
  expect(problems).toEqual([]);
});

test('a list is sorted on a phone, too', async () => {
  const { page, problems, open } = await visitor.visit(browser, site.development.url, {
    viewport: visitor.viewports.phone,
  });
  await open('/blog/tags/?q=e');
  const [sorting] = await page.locator('.records thead tr').all();
  const heading = page.locator('.records thead a', { hasText: 'Name' });
  const names = () => page.locator('.records tbody th').allInnerTexts();
  expect(await sorting?.getAttribute('data-label')).toBe('Sort by');
  await visitor.follow(page, heading);
  expect(await names()).toEqual([...(await names())].sort());
  await visitor.follow(page, heading);
  expect(await names()).toEqual([...(await names())].sort().reverse());
  expect(new URL(page.url()).search).toBe('?sort=-name&q=e');
  await visitor.expectGoodPage(page, 'sorted list on a phone');
  expect(problems).toEqual([]);
});

test.each([
  // Swagger UI has colours and headings of its own.
  {
    path: '/api/docs/',
    shows: '.opblock-summary-path:has-text("/api/blog/posts/{id}/")',
    isOfOthers: true,
  },
  { path: '/api/', shows: '.response-info:has-text("/api/blog/tags/")' },
  { path: '/api/blog/posts/', shows: '.response-info:has-text("Hot.")' },
  { path: '/api/blog/posts/?search=Tea&ordering=-id', shows: '.response-info:has-text("Hot.")' },
])('API: $path loads under the policy, for screen readers too', async ({ path, shows, isOfOthers }) => {
  const { page, problems, open } = await asAda(live);
  expect(await open(path)).toBe(200);
  await page.locator(shows).first().waitFor();
  expect(await page.getByRole('main').count()).toBe(1);
  if (!isOfOthers) await visitor.expectGoodPage(page, `API ${path}`);
  expect(problems).toEqual([]);
});

test('API: the browsable page writes', async () => {
  const { page, problems, open } = await asAda(live);
  await open('/api/blog/tags/');
  await page.getByRole('link', { name: 'HTML form' }).click();
  await page.getByLabel('Name', { exact: true }).fill('from the page');
  await visitor.follow(page, page.locator('#post-object-form').getByRole('button', { name: 'POST' }));
  await page.getByText('HTTP 201 Created').waitFor();
  expect(problems).toEqual([]);
});
