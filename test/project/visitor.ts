// A visitor in Chromium: opens pages, fills and reads forms, and notes everything that goes wrong.
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Locator,
  type Page,
} from 'playwright-core';
import { expect, onTestFinished } from 'vitest';
import { patience } from '../helpers/patience.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const axeTags = ['wcag2a', 'wcag2aa', 'wcag2aaa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Starts Chromium so that it asks for nothing but the pages. */
export function launch(executablePath = 'chromium'): Promise<Browser> {
  const quiet = ['--no-first-run', '--disable-background-networking', '--disable-component-update'];
  const args = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-sync', ...quiet];
  return chromium.launch({ timeout: patience, executablePath, args });
}

export interface Upload {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

/** What is put into an input: text, a tick, the labels of options, a file. */
export type Entry = string | boolean | readonly string[] | Upload;

export interface Visitor {
  readonly page: Page;
  /** Errors and warnings of the console, requests that failed or went elsewhere; empty when all is well. */
  readonly problems: string[];
  /** Opens a path of the site, and returns the status. */
  open(path: string): Promise<number | undefined>;
}

/** A new visitor, gone when the test ends. Answers with the status `refusal` are no problem. */
export async function visit(
  browser: Browser,
  site: string,
  options: BrowserContextOptions = {},
  refusal?: number,
  cookies: Parameters<BrowserContext['addCookies']>[0] = [],
): Promise<Visitor> {
  const context = await browser.newContext(options);
  context.setDefaultTimeout(patience);
  onTestFinished(() => context.close());
  await context.addCookies(cookies);
  const page = await context.newPage();
  const problems: string[] = [];
  page.on('pageerror', ({ message }) => problems.push(message));
  page.on('requestfailed', (request) => {
    // A visitor who goes on before all is there breaks off what is under way.
    const reason = request.failure()?.errorText;
    if (reason !== 'net::ERR_ABORTED') problems.push(`${reason}: ${request.url()}`);
  });
  page.on('response', (response) => {
    const status = response.status();
    if (status >= 400 && status !== refusal) problems.push(`${status}: ${response.url()}`);
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(`${site}/`)) problems.push(`request: ${request.url()}`);
  });
  page.on('console', (message) => {
    const isRefusal = refusal !== undefined && message.text().includes(`status of ${refusal}`);
    if (['error', 'warning'].includes(message.type()) && !isRefusal) problems.push(message.text());
  });
  const open = async (path: string) => (await page.goto(site + path))?.status();
  return { page, problems, open };
}

/** Expects that the page as it is now is accessible, and no wider than the window. */
export async function expectGoodPage(page: Page, name: string): Promise<void> {
  const folder = process.env.MVT_SCREENSHOTS;
  if (folder) {
    mkdirSync(folder, { recursive: true });
    await page.screenshot({ path: join(folder, `${name.replace(/[^\w.]+/g, '-')}.png`), fullPage: true });
  }
  const { violations } = await page.evaluate<{ violations: unknown[] }>(
    `globalThis.axe ?? ${axe}; axe.run(document, { runOnly: ${JSON.stringify(axeTags)} })`,
  );
  expect(violations, name).toEqual([]);
  const excess = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';
  expect(await page.evaluate(excess), name).toBeLessThanOrEqual(0);
}

export const viewports = {
  phone: { width: 390, height: 844 },
  desktop: { width: 1280, height: 900 },
} as const;

/** Expects that the page is good on a phone and on a desktop, light and dark. */
export async function expectGoodEverywhere(page: Page, name: string): Promise<void> {
  for (const [device, viewport] of Object.entries(viewports)) {
    await page.setViewportSize(viewport);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await expectGoodPage(page, `${name} ${device} ${colorScheme}`);
    }
  }
}

/** Clicks what leads to a page, and waits until that page is there. */
export async function follow(page: Page, link: Locator): Promise<void> {
  await Promise.all([page.waitForEvent('load'), link.click()]);
}

/** Signs somebody in on the page that asks for it. */
export async function signIn(page: Page, who: { name: string; password: string }): Promise<void> {
  await page.getByLabel('Username').fill(who.name);
  await page.getByLabel('Password').fill(who.password);
  await follow(page, page.getByRole('button', { name: 'Log in' }));
}

/** Searches the list that is open. */
export async function search(page: Page, words: string): Promise<void> {
  await page.getByRole('searchbox').fill(words);
  await follow(page, page.getByRole('button', { name: 'Search' }));
}

/** The form that writes; a page may have another one that searches. */
const writingForm = 'main form[method="post"]';

/** Puts entries into the inputs of the form, by their names. */
export async function fillIn(page: Page, entries: Readonly<Record<string, Entry>>): Promise<void> {
  for (const [name, entry] of Object.entries(entries)) {
    const input = page.locator(`${writingForm} [name="${name}"]`);
    if (typeof entry === 'boolean') await input.setChecked(entry);
    else if (typeof entry !== 'string' && 'buffer' in entry) await input.setInputFiles(entry);
    else if (Array.isArray(entry) && (await input.and(page.locator('select')).count()) === 0) {
      for (const box of await input.all()) await box.uncheck();
      for (const label of entry) {
        const box = input.and(page.getByLabel(label, { exact: true }));
        if ((await box.count()) === 0) await page.locator(`[name="${name}-search"]`).fill(label);
        await box.check();
      }
    } else if ((await input.and(page.locator('select')).count()) > 0) {
      // Users are found by their names only.
      const offered = await input.locator('option').allInnerTexts();
      const search = page.locator(`[name="${name}-search"]`);
      for (const label of [entry].flat()) if (!offered.includes(label)) await search.fill(label);
      await input.selectOption([entry].flat().map((label) => ({ label })));
    } else await input.fill(String(entry));
  }
}

/** Not the button that only the Enter key presses. */
const sending = (page: Page, text: string) =>
  page.locator(`${writingForm} button:text("${text}"):not([aria-hidden])`);

export const save = (page: Page): Promise<void> => follow(page, sending(page, 'Save'));

/** What inputs of the form hold, by their names: texts, ticks, and the labels of chosen options. Times come without `:00` seconds. */
export async function readBack(page: Page, names: readonly string[]): Promise<Record<string, Entry>> {
  const inputs = `${writingForm} [name]:not([type="file"], [type="hidden"])`;
  const all = await recordOf(
    page,
    inputs,
    'name',
    `element.type === 'checkbox' && element.closest('fieldset')
      ? Array.from(element.closest('fieldset').querySelectorAll(':checked'), (box) => box.labels[0].innerText.trim())
      : element.type === 'checkbox' ? element.checked
      : /^(time|datetime-local)$/.test(element.type) ? element.value.replace(/(:..):00$/, '$1')
      : element.localName !== 'select' ? element.value
      : element.multiple ? Array.from(element.selectedOptions, (option) => option.label)
      : element.selectedOptions[0].label`,
  );
  // Where boxes are searched, there are only those that were found or chosen.
  const unread = (name: string) => (`${name}-search` in all ? [] : 'no input');
  return Object.fromEntries(names.map((name) => [name, all[name] ?? unread(name)]));
}

/** Sends the form as it is, past what the browser itself would refuse; texts may go into inputs of any kind. */
export async function sendWrong(
  page: Page,
  texts: Readonly<Record<string, string>>,
  button = 'Save',
): Promise<void> {
  await page.evaluate(`{
    const form = document.querySelector('${writingForm}');
    form.noValidate = true;
    for (const [name, text] of Object.entries(${JSON.stringify(texts)})) {
      const input = form.elements[name];
      if (input.type !== 'textarea') input.type = 'text';
      input.value = text;
    }
  }`);
  await follow(page, sending(page, button));
}

/** What is said about each input that is marked as wrong, by name: the errors that describe it to a screen reader. */
export function errorsByInput(page: Page): Promise<Record<string, Entry>> {
  return recordOf(
    page,
    `${writingForm} [aria-invalid="true"]`,
    'name',
    `(element.getAttribute('aria-describedby') ?? '').split(' ')
      .map((id) => document.getElementById(id))
      .filter((described) => described?.matches('.errorlist'))
      .map((described) => described.innerText.trim()).join(' ')`,
  );
}

/** What the page of a record says: its terms with their texts. */
export function factsOf(page: Page): Promise<Record<string, Entry>> {
  return recordOf(page, 'dl.facts dt', 'innerText.trim()', 'element.nextElementSibling.innerText.trim()');
}

/** The addresses of pictures that could not be shown. */
export async function brokenImages(page: Page): Promise<string[]> {
  return page.evaluate(
    'Array.from(document.images).filter((image) => !image.naturalWidth).map((image) => image.src)',
  );
}

/** Evaluates a key and a value for each element of the page, both written in JavaScript. */
function recordOf(page: Page, selector: string, key: string, value: string): Promise<Record<string, Entry>> {
  return page.evaluate(`Object.fromEntries(Array.from(document.querySelectorAll('${selector}'),
    (element) => [element.${key}, ${value}]))`);
}

/** The cookies of a user who has signed in at a page, or on the way to it. */
export async function sessionOf(browser: Browser, url: string, signInAt: (page: Page) => Promise<void>) {
  const context = await browser.newContext();
  context.setDefaultTimeout(patience);
  const page = await context.newPage();
  await page.goto(url);
  await signInAt(page);
  const session = await context.storageState();
  await context.close();
  return session;
}

/** What is on a page: a link in what it is about, the rows of its list, what it says, and its heading. */
export const linkTo = (page: Page, name: string) =>
  page.getByRole('main').getByRole('link', { name, exact: true });
export const rows = (page: Page) => page.locator('table.records tbody tr');
export const message = (page: Page) => page.locator('.message p').innerText();
export const heading = (page: Page) => page.locator('h1').innerText();

export const click = (page: Page, name: string) => follow(page, linkTo(page, name).first());
