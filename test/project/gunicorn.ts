// gunicorn on this machine, with a project's own gunicorn.conf.py.
import { request } from 'node:http';
import { join } from 'node:path';
import { execa } from 'execa';
import { type Answer, environment, type Server, type Variables } from './helpers.ts';

export interface Gunicorn extends Server {
  /** The lines that it and the site have printed so far. */
  lines(): string[];
}

/** Starts gunicorn on a port that the system picks, and waits until it listens. */
export async function startGunicorn(cwd: string, variables: Variables): Promise<Gunicorn> {
  const env = { ...environment, PYTHONUNBUFFERED: '1', WEB_CONCURRENCY: '1', ...variables };
  const program = join(cwd, '.venv/bin/gunicorn');
  const child = execa(program, ['--bind', '127.0.0.1:0'], {
    cwd,
    env,
    extendEnv: false,
    reject: false,
    all: true,
  });
  const stop = async () => {
    child.kill();
    await child;
  };
  let printed = '';
  const url = await new Promise<string | undefined>((found) => {
    child.all.on('data', (chunk) => {
      printed += chunk;
      const [, address] = /Listening at: (http:\/\/127\.0\.0\.1:\d+)/.exec(printed) ?? [];
      if (address) found(address);
    });
    child.finally(() => found(undefined));
  });
  if (!url) throw new Error(`gunicorn stopped:\n${printed}`);
  return { url, stop, lines: () => printed.split('\n').filter(Boolean) };
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
