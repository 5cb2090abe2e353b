// The pages of models in a browser: records with every type of field are made, found, changed and deleted.
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { testWith } from '../helpers/tools.ts';
import { suiteFolder } from './helpers.ts';
import { chromiumPath, has, pythonsFor } from './machine.ts';
import { records } from './model-records.ts';
import { ada, type SiteWithModels, serveSiteWithModels } from './site-with-models.ts';
import * as visitor from './visitor.ts';

const viewports = { phone: { width: 390, height: 844 }, desktop: { width: 1280, height: 900 } } as const;
const widths = Object.keys(viewports) as (keyof typeof viewports)[];
const schemes = ['light', 'dark'] as const;

const folder = suiteFolder();
const python = pythonsFor('5.2').at(-1)?.path;
const test = testWith({
  'a Python for Django 5.2': python !== undefined,
  'a package index': has.packageIndex(),
  Chromium: chromiumPath !== undefined,
});

let browser: Browser;
let site: SiteWithModels;
/** The cookies of Ada, once she has signed in. */
let session: BrowserContextOptions['storageState'];

beforeAll(async () => {
  browser = await visitor.launch(chromiumPath);
  site = await serveSiteWithModels(folder.path, python ?? 'python3');
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${site.server.url}/catalogue/tags/new/`);
  await page.getByLabel('Username').fill(ada.name);
  await page.getByLabel('Password').fill(ada.password);
  await page.getByRole('button', { name: 'Log in' }).click();
  await page.waitForURL('**/catalogue/tags/new/');
  session = await context.storageState();
  await context.close();
});

afterAll(async () => {
  await browser?.close();
  await site?.server.stop();
});

const asAda = (width: keyof typeof viewports, colorScheme: (typeof schemes)[number] = 'light') =>
  visitor.visit(browser, site.server.url, { viewport: viewports[width], colorScheme, storageState: session });

const asBob = (refusal?: number) => {
  const cookie = { name: 'sessionid', value: site.bob, url: site.server.url };
  return visitor.visit(browser, site.server.url, {}, refusal, [cookie]);
};

const linkTo = (page: Page, name: string) => page.getByRole('main').getByRole('link', { name, exact: true });
const rowOf = (page: Page, name: string) =>
  page.locator('table.records tbody tr').filter({ has: linkTo(page, name) });
const message = (page: Page) => page.locator('.message p').innerText();

async function search(page: Page, words: string): Promise<void> {
  await page.getByRole('searchbox').fill(words);
  await page.getByRole('button', { name: 'Search' }).click();
  await page.waitForURL(/\?q=/);
}

const journeys = widths.flatMap((width) => records.map((record) => ({ width, ...record })));

test.each(journeys)('$width: a $noun is made, found, changed and deleted', async ({ width, ...record }) => {
  const { page, problems, open } = await asAda(width);
  const [, app] = record.list.split('/');
  const names = Object.keys(record.entries);

  await open(`/${app}/`);
  await page.locator(`.sections a[href="${record.list}"]`).click();
  await linkTo(page, `New ${record.noun}`).click();
  await visitor.fillIn(page, { ...record.entries, ...record.uploads });
  await visitor.save(page);
  expect(await page.locator('.errorlist').allInnerTexts()).toEqual([]);
  expect(await message(page)).toBe(`The ${record.noun} was added.`);
  expect(await page.locator('h1').innerText()).toBe(record.title);
  expect(await visitor.factsOf(page)).toMatchObject(record.facts);
  expect(await visitor.brokenImages(page)).toEqual([]);

  await linkTo(page, 'Edit').click();
  expect(await visitor.readBack(page, names)).toEqual(record.entries);
  await visitor.save(page);
  expect(await visitor.factsOf(page), 'saved without a change').toMatchObject(record.facts);

  await linkTo(page, 'Edit').click();
  await visitor.fillIn(page, record.changes);
  await visitor.save(page);
  expect(await message(page)).toBe(`The ${record.noun} was saved.`);
  expect(await page.locator('h1').innerText()).toBe(record.newTitle);
  expect(await visitor.factsOf(page)).toMatchObject(record.newFacts);
  await linkTo(page, 'Edit').click();
  expect(await visitor.readBack(page, names)).toEqual({ ...record.entries, ...record.changes });

  await open(record.list);
  await search(page, record.newTitle);
  expect(await page.locator('table.records tbody tr').count()).toBe(1);
  expect(await page.getByRole('searchbox').inputValue()).toBe(record.newTitle);
  await search(page, 'no such thing');
  expect(await page.locator('.empty').innerText()).toContain('“no such thing”');
  await search(page, record.newTitle);

  await rowOf(page, record.newTitle).getByRole('link', { name: record.newTitle, exact: true }).click();
  await linkTo(page, 'Delete').click();
  expect(await page.locator('h1').innerText()).toBe(`Delete “${record.newTitle}”?`);
  await linkTo(page, 'Cancel').click();
  await linkTo(page, 'Delete').click();
  await page.getByRole('button', { name: 'Delete' }).click();
  await page.waitForURL(`**${record.list}`);
  expect(await message(page)).toBe(`The ${record.noun} was deleted.`);
  await search(page, record.newTitle);
  expect(await rowOf(page, record.newTitle).count()).toBe(0);
  expect(problems).toEqual([]);
});

test.each(records)('a $noun that is wrong: each input says why', async (record) => {
  const { page, problems, open } = await asAda('desktop');
  const { wrong } = record;
  await open(`${record.list}new/`);
  await visitor.fillIn(page, record.entries);
  await visitor.sendWrong(
    page,
    Object.fromEntries(Object.entries(wrong).map(([name, [text]]) => [name, text])),
  );

  const messages = Object.fromEntries(Object.entries(wrong).map(([name, [, said]]) => [name, said]));
  expect(await visitor.errorsByInput(page)).toMatchObject(messages);
  const kept = Object.keys(record.entries).filter((name) => !Object.hasOwn(wrong, name));
  expect(await visitor.readBack(page, kept)).toEqual(
    Object.fromEntries(kept.map((name) => [name, record.entries[name]])),
  );
  expect(problems).toEqual([]);
});

test('what is required is marked, so that the browser stops an empty form', async () => {
  const { page, open } = await asAda('phone');
  await open('/catalogue/items/new/');
  await visitor.formOf(page).getByRole('button', { name: 'Save' }).click();

  expect(new URL(page.url()).pathname).toBe('/catalogue/items/new/');
  expect(await page.evaluate('document.activeElement.name')).toBe('title');
});

test.each(['/catalogue/tags/', '/people/notes/'])(
  '%s goes page by page, and keeps what is searched',
  async (list) => {
    const { page, problems, open } = await asAda('phone');
    const rows = page.locator('table.records tbody tr');
    const links = () => page.locator('nav.pages a').allInnerTexts();

    await open(list);
    await search(page, ' 0');
    expect([await rows.count(), await links()]).toEqual([10, []]);
    await open(`${list}?q=a+n+o+t+h+e+r`);
    await open(list);
    expect([await rows.count(), await links()]).toEqual([20, ['Next']]);
    await linkTo(page, 'Next').click();
    expect([await rows.count(), await links()]).toEqual([20, ['Previous', 'Next']]);
    await linkTo(page, 'Next').click();
    expect([await rows.count(), await links()]).toEqual([5, ['Previous']]);
    await linkTo(page, 'Previous').click();
    expect(await page.locator('nav.pages [aria-current]').innerText()).toBe('Page 2 of 3');

    await open(list);
    await search(page, list.includes('tags') ? 'tag' : 'note');
    await linkTo(page, 'Next').click();
    expect(new URL(page.url()).search).toContain(list.includes('tags') ? 'q=tag' : 'q=note');
    expect([await rows.count(), await links()]).toEqual([20, ['Previous', 'Next']]);
    expect(problems).toEqual([]);
  },
);

test('an anonymous visitor reads, and is sent to sign in to write', async () => {
  const { page, problems, open } = await visitor.visit(browser, site.server.url);
  for (const record of [site.item, site.note]) {
    expect(await open(record)).toBe(200);
    expect(await page.getByRole('link', { name: /^(Edit|Delete)$/ }).count()).toBe(0);
    for (const path of [`${record}edit/`, `${record}delete/`, record.replace(/\d+\/$/, 'new/')]) {
      await open(path);
      expect(page.url()).toBe(`${site.server.url}/admin/login/?next=${path}`);
    }
  }
  await open('/catalogue/items/');
  await linkTo(page, 'Log in to add an item').click();
  await page.waitForURL('**/admin/login/?next=/catalogue/items/new/');
  expect(problems).toEqual([]);
});

test('what belongs to somebody else cannot be changed', async () => {
  const { page, problems, open } = await asBob(403);
  for (const record of [site.item, site.note]) {
    await open(record);
    expect(await page.getByRole('link', { name: /^(Edit|Delete)$/ }).count()).toBe(0);
    for (const path of ['edit/', 'delete/']) {
      expect(await open(record + path)).toBe(403);
      expect(await page.locator('h1').innerText()).toBe('This page is not open to you');
    }
  }
  expect(problems).toEqual([]);
});

test('everybody changes what is their own', async () => {
  const { page, problems, open } = await asBob();
  await open('/people/notes/new/');
  await visitor.fillIn(page, { title: 'By Bob', text: 'Mine.' });
  await visitor.save(page);
  expect(await visitor.factsOf(page)).toMatchObject({ Owner: 'bob' });
  await linkTo(page, 'Edit').click();
  await visitor.fillIn(page, { title: 'By Bob himself' });
  await visitor.save(page);
  expect(await page.locator('h1').innerText()).toBe('By Bob himself');
  expect(problems).toEqual([]);
});

/** One page of every kind, by name; some take a step more than opening them. */
const kinds: readonly { kind: string; path: () => string; wrong?: true }[] = [
  { kind: 'index', path: () => '/catalogue/' },
  { kind: 'list', path: () => '/catalogue/items/' },
  { kind: 'pages of a list', path: () => '/catalogue/tags/?page=2' },
  { kind: 'empty list', path: () => '/catalogue/passports/' },
  { kind: 'nothing found', path: () => '/people/members/?q=nothing' },
  { kind: 'detail', path: () => site.item },
  { kind: 'form', path: () => '/catalogue/items/new/' },
  { kind: 'form of a change', path: () => `${site.item}edit/` },
  { kind: 'form with errors', path: () => '/people/members/new/', wrong: true },
  { kind: 'form with errors in files', path: () => '/catalogue/items/new/', wrong: true },
  { kind: 'confirm delete', path: () => `${site.item}delete/` },
];

const looks = kinds.flatMap((kind) =>
  widths.flatMap((width) => schemes.map((scheme) => ({ ...kind, width, scheme }))),
);

test.each(looks)(
  '$kind, $width, $scheme: accessible, and fits',
  async ({ kind, path, wrong, width, scheme }) => {
    const { page, problems, open } = await asAda(width, scheme);
    expect(await open(path())).toBe(200);
    if (wrong) {
      await visitor.sendWrong(page, {});
      expect(await page.locator('.errorlist').count()).toBeGreaterThan(0);
    }
    await visitor.expectGoodPage(page, `${kind} ${width} ${scheme}`);
    expect(problems).toEqual([]);
  },
);
