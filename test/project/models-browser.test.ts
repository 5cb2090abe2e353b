// The pages of models in a browser: records with every type of field are made, found, changed and deleted.
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { testWith } from '../helpers/tools.ts';
import { suiteFolder } from './helpers.ts';
import { chromiumPath, has, pythonsFor } from './machine.ts';
import { records } from './model-records.ts';
import { ada, type SiteWithModels, serveSiteWithModels } from './site-with-models.ts';
import * as visitor from './visitor.ts';
import { click, heading, message, rows, viewports } from './visitor.ts';

const widths = Object.keys(viewports) as (keyof typeof viewports)[];
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
let session: NonNullable<BrowserContextOptions['storageState']>;
beforeAll(async () => {
  browser = await visitor.launch(chromiumPath);
  site = await serveSiteWithModels(folder.path, python ?? 'python3');
  const way = `${site.server.url}/catalogue/tags/new/`;
  session = await visitor.sessionOf(browser, way, (page) => visitor.signIn(page, ada));
});

afterAll(() => Promise.all([browser?.close(), site?.server.stop()]));

const asAda = (width: keyof typeof viewports) =>
  visitor.visit(browser, site.server.url, { viewport: viewports[width], storageState: session });
const asBob = (refusal?: number) => {
  const { bob: value, server } = site;
  return visitor.visit(browser, server.url, {}, refusal, [{ name: 'sessionid', value, url: server.url }]);
};

test.each(widths)('%s: who wants to write signs in on the way', async (width) => {
  const viewport = viewports[width];
  const { page, problems, open } = await visitor.visit(browser, site.server.url, { viewport });
  await open('/people/notes/');
  await click(page, 'Log in to add note');
  await visitor.signIn(page, ada);
  expect(page.url()).toBe(`${site.server.url}/people/notes/new/`);
  expect(await heading(page)).toBe('Add note');
  expect(problems).toEqual([]);
});

const journeys = widths.flatMap((width) => records.map((record) => ({ width, ...record })));

test.each(journeys)('$width: a $noun is made, found, changed and deleted', async ({ width, ...record }) => {
  const { page, problems, open } = await asAda(width);
  const names = Object.keys(record.entries);

  await open('/');
  const index = record.list.replace(/\w+\/$/, '');
  if (width === 'phone') await page.getByRole('button', { name: 'Menu' }).click();
  await visitor.follow(page, page.locator(`header nav a[href="${index}"]`));
  expect(await page.locator('header nav [aria-current]').getAttribute('href')).toBe(index);
  await visitor.follow(page, page.locator(`.sections a[href="${record.list}"]`));
  await click(page, `Add ${record.noun}`);
  await visitor.fillIn(page, { ...record.entries, ...record.uploads });
  await visitor.save(page);
  expect(await page.locator('.errorlist').allInnerTexts()).toEqual([]);
  expect(await message(page)).toBe(`“${record.title}” was added.`);
  expect(await heading(page)).toBe(record.title);
  expect(await visitor.factsOf(page)).toMatchObject(record.facts);
  expect(await visitor.brokenImages(page)).toEqual([]);

  await click(page, 'Edit');
  expect(await visitor.readBack(page, names)).toEqual(record.entries);
  await visitor.expectGoodPage(page, `form of a ${record.noun} ${width}`);
  await visitor.save(page);
  expect(await visitor.factsOf(page), 'saved without a change').toMatchObject(record.facts);

  await click(page, 'Edit');
  await visitor.fillIn(page, record.changes);
  await visitor.save(page);
  expect(await message(page)).toBe(`“${record.newTitle}” was saved.`);
  expect(await heading(page)).toBe(record.newTitle);
  expect(await visitor.factsOf(page)).toMatchObject(record.newFacts);
  await click(page, 'Edit');
  expect(await visitor.readBack(page, names)).toEqual({ ...record.entries, ...record.changes });

  await open(record.list);
  await visitor.search(page, 'no such thing');
  expect(await page.locator('.empty').innerText()).toContain('“no such thing”');
  await visitor.search(page, record.newTitle);
  expect(await page.getByRole('searchbox').inputValue()).toBe(record.newTitle);
  expect(await rows(page).count()).toBe(1);
  for (const text of record.listed) expect(await rows(page).innerText()).toContain(text);

  await click(page, record.newTitle);
  await click(page, 'Delete');
  expect(await heading(page)).toBe(`Delete “${record.newTitle}”?`);
  await click(page, 'Cancel');
  await click(page, 'Delete');
  await visitor.follow(page, page.getByRole('button', { name: 'Delete' }));
  expect(await message(page)).toBe(`“${record.newTitle}” was deleted.`);
  await visitor.search(page, record.newTitle);
  expect(await rows(page).count()).toBe(0);
  expect(problems).toEqual([]);
});

test.each(records)('a $noun that is wrong: each input says why', async (record) => {
  const { page, problems, open } = await asAda('desktop');
  const wrong = Object.entries(record.wrong);
  await open(`${record.list}new/`);
  await visitor.fillIn(page, record.entries);
  await visitor.sendWrong(page, Object.fromEntries(wrong.map(([name, [text]]) => [name, text])));

  const messages = Object.fromEntries(wrong.map(([name, [, said]]) => [name, said]));
  expect(await visitor.errorsByInput(page)).toMatchObject(messages);
  const summary = page.getByRole('alert');
  expect(await page.evaluate('document.activeElement.className')).toBe('error-summary');
  for (const [, said] of Object.values(record.wrong)) expect(await summary.innerText()).toContain(said);
  for (const link of await summary.getByRole('link').all()) {
    expect(await page.locator((await link.getAttribute('href')) ?? '').count()).toBe(1);
  }
  const right = Object.entries(record.entries).filter(([name]) => !Object.hasOwn(record.wrong, name));
  const kept = right.map(([name]) => name);
  expect(await visitor.readBack(page, kept)).toEqual(Object.fromEntries(right));
  // Chromium warns of the texts that only a test can put into such inputs.
  expect(problems.filter((problem) => !problem.startsWith('The specified value'))).toEqual([]);
});

test.each([true, false])(
  'one of many records is searched, with JavaScript: %s',
  async (javaScriptEnabled) => {
    const options = { javaScriptEnabled, storageState: session };
    const { page, problems, open } = await visitor.visit(browser, site.server.url, options);
    const choice = page.locator('[name="supplier"]');
    const offered = () => choice.locator('option').allInnerTexts();
    await open(`${site.item}edit/`);
    await page.locator('[name="title"]').fill('Not lost');
    expect((await offered()).length).toBeLessThan(40);
    await page.getByRole('searchbox', { name: 'Supplier' }).fill('supplier 39');
    if (!javaScriptEnabled) await visitor.follow(page, page.getByRole('button', { name: 'Search' }).first());
    await expect.poll(offered).toContain('Supplier 39');
    await choice.selectOption({ label: 'Supplier 39' });
    expect(await page.locator('[name="title"]').inputValue()).toBe('Not lost');
    await visitor.save(page);
    expect(await heading(page)).toBe('Not lost');
    expect(await visitor.factsOf(page)).toMatchObject({ Supplier: 'Supplier 39' });
    expect(problems).toEqual([]);
  },
);

test('what is required is marked, so that the browser stops an empty form', async () => {
  const { page, open } = await asAda('phone');
  await open('/catalogue/items/new/');
  await page.getByRole('button', { name: 'Save' }).click();

  expect(await page.evaluate('document.activeElement.name')).toBe('title');
  expect(await page.locator('.errorlist').count()).toBe(0);
});

test.each([
  { list: '/catalogue/tags/', word: 'tag' },
  { list: '/people/notes/', word: 'note' },
])('$list goes page by page, and keeps what is searched', async ({ list, word }) => {
  const { page, problems, open } = await asAda('phone');
  const shown = async () => [await rows(page).count(), await page.locator('nav.pages a').allInnerTexts()];

  await open(list);
  expect(await shown()).toEqual([20, ['2', '3', 'Next']]);
  await click(page, 'Next');
  expect(await shown()).toEqual([20, ['Previous', '1', '3', 'Next']]);
  await click(page, '3');
  expect(await shown()).toEqual([5, ['Previous', '1', '2']]);
  await click(page, 'Previous');
  expect(await page.locator('nav.pages [aria-current]').innerText()).toBe('2');

  await visitor.search(page, `${word} 1`);
  expect(await shown()).toEqual([10, []]);
  await visitor.search(page, word);
  await click(page, 'Next');
  expect(new URL(page.url()).searchParams.get('q')).toBe(word);
  expect(await shown()).toEqual([20, ['Previous', '1', '3', 'Next']]);
  expect(problems).toEqual([]);
});

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
  await click(page, 'Log in to add item');
  expect(page.url()).toBe(`${site.server.url}/admin/login/?next=/catalogue/items/new/`);
  expect(problems).toEqual([]);
});

test('what belongs to somebody else cannot be changed', async () => {
  const { page, problems, open } = await asBob(403);
  for (const record of [site.item, site.note]) {
    await open(record);
    expect(await page.getByRole('link', { name: /^(Edit|Delete)$/ }).count()).toBe(0);
    for (const path of ['edit/', 'delete/']) {
      expect(await open(record + path)).toBe(403);
      expect(await heading(page)).toBe('You don’t have access to this page');
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
  await click(page, 'Edit');
  await visitor.fillIn(page, { title: 'By Bob himself' });
  await visitor.save(page);
  expect(await heading(page)).toBe('By Bob himself');
  expect(problems).toEqual([]);
});

/** One page of every kind; where it is wrong, the form is sent as it comes. */
const kinds: readonly { kind: string; path: () => string; wrong?: true }[] = [
  { kind: 'index', path: () => '/catalogue/' },
  { kind: 'list', path: () => '/catalogue/items/' },
  { kind: 'list of several pages', path: () => '/catalogue/tags/?page=2' },
  { kind: 'empty list', path: () => '/catalogue/passports/' },
  { kind: 'nothing found', path: () => '/people/members/?q=nothing' },
  { kind: 'detail', path: () => site.item },
  { kind: 'form', path: () => '/people/members/new/' },
  { kind: 'form of a change', path: () => `${site.item}edit/` },
  { kind: 'form with errors', path: () => '/catalogue/items/new/', wrong: true },
  { kind: 'question before deleting', path: () => `${site.item}delete/` },
];

test.each(kinds)('$kind: accessible and no wider than the screen', async ({ kind, path, wrong }) => {
  const { page, problems, open } = await asAda('desktop');
  expect(await open(path())).toBe(200);
  if (wrong) await visitor.sendWrong(page, {});
  expect((await page.locator('.errorlist').count()) > 0).toBe(wrong === true);
  await visitor.expectGoodEverywhere(page, kind);
  expect(problems).toEqual([]);
});
