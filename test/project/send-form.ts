// A visitor of a site in production, without a browser: opens pages and sends forms as from behind the site's proxy.
import { post } from './gunicorn.ts';
import { type Answer, get, type Server } from './helpers.ts';
import { behindProxy } from './real-site.ts';

let visitors = 0;
/** An address that nobody had before. */
const newAddress = () => `10.0.${Math.floor(++visitors / 250)}.${(visitors % 250) + 1}`;

export interface FormVisitor {
  /** Opens a page; redirects are not followed. */
  open(path: string): Promise<Answer>;
  /** Opens a page, and sends its form. */
  send(path: string, fields: Record<string, string>): Promise<Answer>;
}

/** A visitor without cookies, who keeps those that come. */
export function formVisitor(site: Server, from = newAddress()): FormVisitor {
  const cookies = new Map<string, string>();
  const headers = () => ({
    ...behindProxy,
    'x-forwarded-for': from,
    referer: `https://${behindProxy.host}/`,
    cookie: [...cookies].map((pair) => pair.join('=')).join('; '),
  });
  const kept = (answer: Answer) => {
    for (const cookie of [answer.headers['set-cookie'] ?? []].flat()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      cookies.set(name, value);
    }
    return answer;
  };
  const open = async (path: string) => kept(await get(site.url + path, headers()));
  return {
    open,
    async send(path, fields) {
      const { body } = await open(path);
      const [, token = ''] = /name="csrfmiddlewaretoken" value="(\w+)"/.exec(body) ?? [];
      return kept(await post(site.url + path, { ...fields, csrfmiddlewaretoken: token }, headers()));
    },
  };
}

/** Sends a form, as a visitor who has just come. */
export const sendForm = (site: Server, path: string, fields: Record<string, string>, from?: string) =>
  formVisitor(site, from).send(path, fields);
