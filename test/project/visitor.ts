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

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const axeTags = ['wcag2a', 'wcag2aa', 'wcag2aaa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Starts Chromium so that it asks for nothing but the pages. */
export function launch(executablePath = 'chromium'): Promise<Browser> {
  const quiet = ['--no-first-run', '--disable-background-networking', '--disable-component-update'];
  const args = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-sync', ...quiet];
  return chromium.launch({ executablePath, args });
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
  onTestFinished(() => context.close());
  await context.addCookies(cookies);
  const page = await context.newPage();
  const problems: string[] = [];
  page.on('pageerror', ({ message }) => problems.push(message));
  page.on('requestfailed', (request) => problems.push(`failed: ${request.url()}`));
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
  const open = async (path: string) => (await page.goto(site + path, { waitUntil: 'networkidle' }))?.status();
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
    `${axe}; axe.run(document, { runOnly: ${JSON.stringify(axeTags)} })`,
  );
  expect(violations, name).toEqual([]);
  const excess = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';
  expect(await page.evaluate(excess), name).toBeLessThanOrEqual(0);
}

/** The form that writes; a page may have another one that searches. */
export const formOf = (page: Page): Locator => page.locator('main form[method="post"]');

/** Puts entries into the inputs of the form, by their names. */
export async function fillIn(page: Page, entries: Readonly<Record<string, Entry>>): Promise<void> {
  for (const [name, entry] of Object.entries(entries)) {
    const input = formOf(page).locator(`[name="${name}"]`);
    if (typeof entry === 'boolean') await input.setChecked(entry);
    else if (typeof entry !== 'string' && 'buffer' in entry) await input.setInputFiles(entry);
    else if ((await input.evaluate('(input) => input.localName')) === 'select') {
      await input.selectOption([entry].flat().map((label) => ({ label })));
    } else await input.fill(String(entry));
  }
}

/** What inputs of the form hold, by their names: texts, ticks, and the labels of chosen options. */
export async function readBack(page: Page, names: readonly string[]): Promise<Record<string, Entry>> {
  const script = `(inputs) => Object.fromEntries(inputs.map((input) => [input.name,
    input.type === 'checkbox' ? input.checked
      : input.localName !== 'select' ? input.value
      : input.multiple ? Array.from(input.selectedOptions, (option) => option.label)
      : input.selectedOptions[0].label]))`;
  const all = await formOf(page)
    .locator('[name]:not([type="file"], [type="hidden"])')
    .evaluateAll<Record<string, Entry>>(script);
  return Object.fromEntries(names.map((name) => [name, all[name] ?? 'no input']));
}

/** Sends the form as it is, past what the browser itself would refuse; entries may be of any kind. */
export async function sendWrong(page: Page, entries: Readonly<Record<string, string>>): Promise<void> {
  await formOf(page).evaluate(`(form) => {
    form.noValidate = true;
    for (const [name, text] of Object.entries(${JSON.stringify(entries)})) {
      const input = form.elements[name];
      if (input.type !== 'textarea') input.type = 'text';
      input.removeAttribute('maxlength');
      input.value = text;
    }
  }`);
  await save(page);
}

/** The messages of the inputs that are marked as wrong, by name: what a screen reader says after the input. */
export async function errorsByInput(page: Page): Promise<Record<string, string>> {
  const script = `(inputs) => Object.fromEntries(inputs.map((input) => [input.name,
    (input.getAttribute('aria-describedby') ?? '').split(' ')
      .map((id) => document.getElementById(id))
      .filter((element) => element?.matches('.errorlist'))
      .map((element) => element.innerText.trim()).join(' ')]))`;
  return formOf(page).locator('[aria-invalid="true"]').evaluateAll<Record<string, string>>(script);
}

export async function save(page: Page): Promise<void> {
  await formOf(page).getByRole('button', { name: 'Save' }).click();
  await page.waitForLoadState('networkidle');
}

/** What the page of a record says: its terms with their texts. */
export async function factsOf(page: Page): Promise<Record<string, string>> {
  const script = `(rows) => Object.fromEntries(rows.map((row) =>
    [row.querySelector('dt').innerText.trim(), row.querySelector('dd').innerText.trim()]))`;
  return page.locator('dl.facts > div').evaluateAll<Record<string, string>>(script);
}

/** The addresses of pictures that could not be shown. */
export async function brokenImages(page: Page): Promise<string[]> {
  const script = '(images) => images.filter((image) => !image.naturalWidth).map((image) => image.src)';
  return page.locator('img').evaluateAll<string[]>(script);
}
