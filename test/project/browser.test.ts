// The pages in a browser: accessible, self-contained and free of errors, at any size and without JavaScript.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, onTestFinished } from 'vitest';
import { patience } from '../helpers/patience.ts';
import { testWith } from '../helpers/tools.ts';
import * as project from './helpers.ts';
import { chromiumPath, has, pythonsFor, withUv } from './machine.ts';
import { expectGoodPage, launch } from './visitor.ts';

const phone = { width: 390, height: 844 };
const desktop = { width: 1280, height: 800 };

/** A page of each status; hosts that are not allowed are answered with 400. */
const answers = [
  { path: '/', status: 200 },
  { path: '/no/such/page/', status: 404 },
  { path: '/crash/', status: 500 },
  { path: '/?of-another-host', host: 'localhost', status: 400 },
];
const views = answers.flatMap((answer) =>
  [phone, desktop].flatMap((viewport) =>
    (['light', 'dark'] as const).map((colorScheme) => ({ ...answer, viewport, colorScheme })),
  ),
);

/** Settings of a site one of whose pages crashes, and its addresses. */
const crashing = {
  'with_crash.py': 'from tea_shop.settings import *\n\nROOT_URLCONF = "crash_urls"\n',
  'crash_urls.py': `
from django.urls import path
from tea_shop.urls import urlpatterns

urlpatterns = [path("crash/", lambda request: 1 / 0), *urlpatterns]
`,
};

const live = {
  SECRET_KEY: 'Zk3x9'.repeat(12),
  DEBUG: 'False',
  ALLOWED_HOSTS: '127.0.0.1',
  SECURE_SSL_REDIRECT: 'False',
};

const hostileTexts = {
  title: '</title><script>alert(1)</script><img src=/x onerror=alert(2)>',
  description: '"><script>alert(3)</script> \' onmouseover=alert(4) {{ 7 }}',
};

const index = has.packageIndex();
let browser: Browser;

beforeAll(async () => {
  browser = await launch(chromiumPath);
});

afterAll(() => browser?.close());

describe.each(['5.2', '6.1'] as const)('Django %s', (django) => {
  const folder = project.suiteFolder();
  const python = pythonsFor(django).at(-1)?.path;
  const test = testWith({
    [`a Python for Django ${django}`]: python !== undefined,
    'a package index': index,
    Chromium: chromiumPath !== undefined,
  });
  let server: project.Server | undefined;
  let development: project.Server | undefined;
  let program = '';

  beforeAll(async () => {
    const place = ['tea-shop', '--django', django, '--no-git', '--python', python ?? 'python3'];
    expect(await project.make(folder.path, place, await withUv())).toMatchObject({ exitCode: 0 });
    program = join(folder.path, 'tea-shop/.venv/bin/python');
    const home = join(folder.path, 'tea-shop');
    for (const [name, text] of Object.entries(crashing)) writeFileSync(join(home, name), text);
    const variables = { ...live, DJANGO_SETTINGS_MODULE: 'with_crash' };
    server = await project.startServer(home, program, variables, ['--insecure']);
    development = await project.startServer(home, program, { ...live, DEBUG: 'True' });
  });

  afterAll(() => Promise.all([server?.stop(), development?.stop()]));

  /** Opens a page, and collects what goes wrong on it. */
  async function open(path: string, options: BrowserContextOptions = {}, base = server?.url ?? '') {
    const context = await browser.newContext(options);
    context.setDefaultTimeout(patience);
    onTestFinished(() => context.close());
    const page = await context.newPage();
    const problems: string[] = [];
    page.on('pageerror', ({ message }) => problems.push(message));
    page.on('dialog', async (dialog) => {
      problems.push(`dialog: ${dialog.message()}`);
      await dialog.dismiss();
    });
    page.on('request', (request) => {
      if (!request.url().startsWith(`${base}/`)) problems.push(`request: ${request.url()}`);
    });
    page.on('console', (message) => {
      const ownStatus = message.location().url === base + path && /status of [45]/.test(message.text());
      if (['error', 'warning'].includes(message.type()) && !ownStatus) problems.push(message.text());
    });
    const response = await page.goto(base + path, { waitUntil: 'networkidle' });
    return { page, problems, status: response?.status() };
  }

  test.each(views)('$path, $viewport.width wide, $colorScheme', async ({ path, host, ...options }) => {
    const base = server?.url.replace('127.0.0.1', host ?? '127.0.0.1');
    const { page, problems, status } = await open(path, options, base);
    await expectGoodPage(page, `${django} ${path} ${options.viewport.width} ${options.colorScheme}`);

    expect(status).toBe(options.status);
    expect(await page.locator('h1').count()).toBe(1);
    expect(problems).toEqual([]);
    expect(await page.evaluate('[...document.styleSheets].every((sheet) => sheet.cssRules.length > 0)')).toBe(
      true,
    );
  });

  test.each([phone, desktop])('$width wide: what is next is shown to developers', async (viewport) => {
    const { page, problems } = await open('/', { viewport }, development?.url);
    await expectGoodPage(page, `${django} guide ${viewport.width}`);

    expect(await page.locator('h2').allTextContents()).toEqual(['Three files make a page', 'Next steps']);
    expect(problems).toEqual([]);
  });

  test('a button copies a command', async () => {
    const permissions = ['clipboard-read', 'clipboard-write'];
    const { page, problems } = await open('/', { permissions }, development?.url);
    await page.getByRole('button', { name: 'Copy python manage.py createsuperuser' }).click();
    await page.getByText('Copied: python manage.py createsuperuser').waitFor({ state: 'attached' });

    expect(await page.evaluate('navigator.clipboard.readText()')).toBe('python manage.py createsuperuser');
    expect(problems).toEqual([]);
  });

  test('the keyboard comes first to a link that skips to the content', async () => {
    const { page } = await open('/', { viewport: phone });
    const link = page.getByRole('link', { name: 'Skip to content' });
    await page.keyboard.press('Tab');

    expect(await page.evaluate('document.activeElement.textContent')).toBe('Skip to content');
    await expect.poll(async () => (await link.boundingBox())?.y).toBeGreaterThanOrEqual(0);
    const { x = 0, y = 0 } = (await link.boundingBox()) ?? {};
    const seen = `document.elementFromPoint(${x + 5}, ${y + 5}).textContent`;
    expect(await page.evaluate(seen)).toBe('Skip to content');

    await page.keyboard.press('Enter');
    expect(await page.evaluate('document.activeElement.id')).toBe('main');
  });

  test.each([true, false])('a phone has a menu, with JavaScript: %s', async (javaScriptEnabled) => {
    const { page, problems } = await open('/', { viewport: phone, javaScriptEnabled });
    const home = page.getByRole('navigation').getByRole('link', { name: 'Home' });
    expect(await home.isVisible()).toBe(false);
    await page.getByRole('button', { name: 'Menu' }).press('Enter');
    await home.waitFor();
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Home');
    await page.keyboard.press('Escape');
    await home.waitFor({ state: 'hidden' });
    expect(problems).toEqual([]);
  });

  test.each([true, false])('a theme is chosen and kept, with JavaScript: %s', async (javaScriptEnabled) => {
    const { page, problems } = await open('/', { viewport: phone, colorScheme: 'light', javaScriptEnabled });
    const scheme = () => page.evaluate('getComputedStyle(document.documentElement).colorScheme');
    const dark = page.getByRole('button', { name: 'Dark' });
    const saved = page.waitForResponse((response) => response.url().endsWith('/theme/'));
    await dark.click();
    await saved;
    await expect.poll(scheme).toBe('dark');
    expect(await dark.getAttribute('aria-pressed')).toBe('true');
    await page.reload();
    expect(await scheme()).toBe('dark');
    await page.getByRole('button', { name: 'System' }).click();
    await expect.poll(scheme).toBe('light dark');
    expect(problems).toEqual([]);
  });

  test('pages that name no icon, such as those of the admin, have that of the site', async () => {
    const icon = await fetch(`${server?.url}/favicon.ico`);
    expect([icon.status, icon.headers.get('content-type')]).toEqual([200, 'image/svg+xml']);
  });

  test('a form whose cookie is gone says so', async () => {
    const { page } = await open('/admin/login/');
    await page.context().clearCookies();
    await page.locator('[name="username"]').fill('ada');
    await page.locator('[name="password"]').fill('wrong');
    await page.locator('[name="password"]').press('Enter');
    await page.getByRole('heading', { name: 'The form could not be submitted' }).waitFor();
    await expectGoodPage(page, `${django} expired form`);
  });

  test('without JavaScript the page is complete', async () => {
    const { page, problems } = await open('/', { javaScriptEnabled: false }, development?.url);

    expect(await page.locator('h1').textContent()).toBe('Tea shop');
    for (const heading of await page.locator('h2, h3').all()) expect(await heading.isVisible()).toBe(true);
    const manage = (words: string) => `python manage.py ${words}`;
    expect(await page.locator('.command code').allTextContents()).toEqual([
      ...['migrate', 'createsuperuser'].map(manage),
      'npx create-mvt-app add model pages.Post title body:text',
      ...['makemigrations', 'migrate', 'test', 'check --deploy'].map(manage),
    ]);
    expect(await page.locator('main button').count()).toBe(0);
    expect(problems).toEqual([]);
  });

  test('a title and a description that are code do not run', async () => {
    const from = join(folder.path, 'hostile.json');
    writeFileSync(from, JSON.stringify(hostileTexts));
    const place = ['hostile', '--django', django, '--no-git', '--no-install', '--from', from];
    expect(await project.make(folder.path, place)).toMatchObject({ exitCode: 0 });
    const { url } = await project.serve(join(folder.path, 'hostile'), program, live, ['--insecure']);
    const { page, problems } = await open('/', {}, url);

    expect(await page.title()).toBe(hostileTexts.title);
    expect(await page.locator('h1').textContent()).toBe(hostileTexts.title);
    expect(await page.locator('.lead').textContent()).toBe(hostileTexts.description);
    expect(problems).toEqual([]);
  });
});
