// Visitors of a site, as a program: they ask until their input ends and enough was asked, and print what they saw.
// usage: load.ts HOST LEAST STATIC
import { Agent, request } from 'node:https';
import { patience } from '../helpers/patience.ts';

const [host = '', least = '0', stylesheet = '/'] = process.argv.slice(2);
const agent = new Agent({ keepAlive: true, maxSockets: 24, rejectUnauthorized: false, servername: host });

const kinds = [
  { method: 'GET', path: '/' },
  { method: 'POST', path: '/probe/store/', body: 'x'.repeat(2000) },
  { method: 'GET', path: stylesheet },
  { method: 'POST', path: '/probe/store/', body: 'y' },
  { method: 'GET', path: '/healthz/' },
];

const counts: Record<string, number> = { GET: 0, POST: 0 };
const failed: string[] = [];
let total = 0;
let isOver = false;
process.stdin.resume().on('end', () => {
  isOver = true;
});

/** Asks once; returns what went wrong. */
function ask({ method, path, body }: (typeof kinds)[number]): Promise<string | undefined> {
  return new Promise((done) => {
    const options = {
      agent,
      host: '127.0.0.1',
      port: 443,
      method,
      path,
      headers: { Host: host },
      timeout: patience,
    };
    const asked = request(options, (response) => {
      const { statusCode } = response;
      response
        .on('error', (error) => done(String(error)))
        .on('end', () => done(statusCode === 200 ? undefined : `status ${statusCode}`));
      response.resume();
    });
    asked.on('timeout', () => asked.destroy(new Error('no answer')));
    asked.on('error', (error) => done(String(error))).end(body);
  });
}

async function visitor(): Promise<void> {
  while (!isOver || total < Number(least)) {
    const kind = kinds[total++ % kinds.length] ?? kinds[0];
    if (!kind) return;
    const fault = await ask(kind);
    counts[kind.method] = (counts[kind.method] ?? 0) + 1;
    if (fault) failed.push(`${kind.method} ${kind.path}: ${fault}`);
  }
}

await Promise.all(Array.from({ length: 24 }, visitor));
agent.destroy();
process.stdout.write(JSON.stringify({ ...counts, failed }));
