// What every platform has to get right: visits to a running site through the platform's proxy.
import { request } from 'node:http';
import { expect } from 'vitest';
import { type Answer, get } from '../project/helpers.ts';
import { firstAnswer, type Running } from './site.ts';

/** The headers of a visit by HTTPS, as a proxy passes it on. */
export const visiting = (host: string) => ({
  host,
  'x-forwarded-proto': 'https',
  'x-forwarded-for': '203.0.113.9',
});

/** Visits a site from the first page to a form, and as those who must not get in. */
export async function expectSite(server: Running, url: string, host: string): Promise<Answer> {
  const first = await firstAnswer(server, `${url}/`, visiting(host));
  expect(first, server.printed()).toMatchObject({ status: 200, body: expect.stringContaining('Shop') });

  const [health, ready, insecure, stranger, login] = await Promise.all([
    get(`${url}/healthz/`, { host: '10.0.0.7' }),
    get(`${url}/readyz/`, { host: '10.0.0.7' }),
    get(`${url}/`, { host }),
    get(`${url}/`, visiting('elsewhere.invalid')),
    signInPage(url, host),
  ]);
  expect(health).toMatchObject({ status: 200, body: 'ok' });
  expect(ready).toMatchObject({ status: 200, body: 'ready' });
  expect(insecure).toMatchObject({ status: 301, headers: { location: `https://${host}/` } });
  expect(stranger).toMatchObject({ status: 400 });
  expect(await sendForm(host, login, `https://${host}`)).toBe(200);
  expect(await sendForm(host, login, 'https://elsewhere.invalid')).toBe(403);
  return first;
}

/** The addresses of the stylesheets of a page. */
export function stylesheetsOf({ body }: Answer): string[] {
  return [...body.matchAll(/<link rel="stylesheet"\s+href="([^"]+)"/g)].map(([, href]) => href ?? '');
}

interface Page extends Answer {
  readonly address: string;
}

/** The page where staff sign in: that of the admin, or the one that it leads to. */
async function signInPage(url: string, host: string): Promise<Page> {
  const address = `${url}/admin/login/`;
  const page = await get(address, visiting(host));
  const { location } = page.headers;
  if (location === undefined) return { ...page, address };
  return { ...(await get(`${url}${location}`, visiting(host))), address: `${url}${location}` };
}

/** Sends the form of a page that came from an origin, and returns the status of the answer. */
function sendForm(host: string, page: Page, origin: string): Promise<number | undefined> {
  const [, token = ''] = /name="csrfmiddlewaretoken" value="(\w+)"/.exec(page.body) ?? [];
  const cookie = page.headers['set-cookie']?.toString().split(';')[0] ?? '';
  const headers = {
    ...visiting(host),
    origin,
    cookie,
    'content-type': 'application/x-www-form-urlencoded',
  };
  return new Promise((done, failed) => {
    const sent = request(page.address, { method: 'POST', headers }, (response) => {
      response.resume();
      done(response.statusCode);
    });
    sent.on('error', failed).end(`csrfmiddlewaretoken=${token}&username=nobody&login=nobody&password=wrong`);
  });
}
