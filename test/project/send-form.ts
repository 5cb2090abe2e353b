// Forms of a site in production, sent as a browser behind its proxy sends them.
import { post } from './gunicorn.ts';
import { type Answer, get, type Server } from './helpers.ts';
import { behindProxy } from './real-site.ts';

let visitors = 0;
/** An address that nobody had before. */
const newAddress = () => `10.0.${Math.floor(++visitors / 250)}.${(visitors % 250) + 1}`;

/** Sends a form, as a visitor without cookies who has just opened its page. */
export async function sendForm(
  site: Server,
  path: string,
  fields: Record<string, string>,
  from = newAddress(),
): Promise<Answer> {
  const url = site.url + path;
  const headers = { ...behindProxy, 'x-forwarded-for': from };
  const page = await get(url, headers);
  const cookie = String(page.headers['set-cookie']).split(';')[0] ?? '';
  const [, token = ''] = /name="csrfmiddlewaretoken" value="(\w+)"/.exec(page.body) ?? [];
  const origin = { cookie, referer: `https://${behindProxy.host}/` };
  return post(url, { ...fields, csrfmiddlewaretoken: token }, { ...headers, ...origin });
}
