// gunicorn on this machine, with a project's own gunicorn.conf.py.
import { request } from 'node:http';
import { join } from 'node:path';
import { type Answer, type Server, startProgram, type Variables } from './helpers.ts';

export interface Gunicorn extends Server {
  /** The lines that it and the site have printed so far. */
  lines(): string[];
}

/** Starts gunicorn on a port that the system picks, and waits until it listens. */
export async function startGunicorn(cwd: string, variables: Variables): Promise<Gunicorn> {
  const words = [join(cwd, '.venv/bin/gunicorn'), '--bind', '127.0.0.1:0'];
  const program = startProgram(cwd, words, { WEB_CONCURRENCY: '1', ...variables });
  const listening = await program.waitFor(/Listening at: http:\/\/127\.0\.0\.1:\d+/);
  const url = listening.replace('Listening at: ', '');
  return { ...program, url, lines: () => program.printed().split('\n').filter(Boolean) };
}

/** Sends a form; redirects are not followed. */
export function post(
  url: string,
  fields: Record<string, string>,
  headers: Record<string, string>,
): Promise<Answer> {
  const body = new URLSearchParams(fields).toString();
  const form = { 'content-type': 'application/x-www-form-urlencoded', 'content-length': String(body.length) };
  return new Promise((done, failed) => {
    const asked = request(url, { method: 'POST', headers: { ...headers, ...form } }, async (response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of response) chunks.push(chunk);
      const text = Buffer.concat(chunks).toString('utf8');
      done({ status: response.statusCode, headers: response.headers, body: text });
    });
    asked.on('error', failed).end(body);
  });
}
