// Visitors on a bad line, as a program: many who never finish sending a form, and one who is fast meanwhile.
// usage: slow.ts HOST SLOW FAST; prints the answers that the fast one got, and how many slow ones still send
import { request } from 'node:https';
import { connect } from 'node:tls';
import { patience } from '../helpers/patience.ts';

const [host = '', slow = '0', fast = '0'] = process.argv.slice(2);
const place = { host: '127.0.0.1', port: 443, servername: host, rejectUnauthorized: false };
const head = `POST /probe/store/ HTTP/1.1\r\nHost: ${host}\r\nContent-Length: 5000\r\n\r\n`;

const senders = await Promise.all(
  Array.from({ length: Number(slow) }, async () => {
    const socket = connect(place);
    await new Promise((done) => socket.once('secureConnect', done));
    socket.write(head);
    socket.on('error', () => undefined).resume();
    const dripping = setInterval(() => socket.write('x'), 500);
    socket.on('close', () => clearInterval(dripping));
    return socket;
  }),
);
await new Promise((wake) => setTimeout(wake, 1000));

/** Asks as the fast one; returns the status, or what went wrong. */
const ask = () =>
  new Promise<unknown>((done) => {
    const options = { ...place, path: '/probe/seen/', headers: { Host: host }, timeout: patience };
    const asked = request(options, (response) => done(response.resume().statusCode));
    asked.on('timeout', () => asked.destroy(new Error('no answer')));
    asked.on('error', (error) => done(String(error))).end();
  });

const answers: unknown[] = [];
while (answers.length < Number(fast) && !answers.some((answer) => answer !== 200)) answers.push(await ask());
const sending = senders.filter(({ closed }) => !closed).length;
for (const socket of senders) socket.destroy();
process.stdout.write(JSON.stringify({ answers, sending }));
