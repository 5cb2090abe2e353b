// Where services are, whether they answer, and how programs are installed.
import { createServer } from 'node:net';
import { expect, test } from 'vitest';
import { isReachable, placeOf } from '../../../lib/core/check/reachable.ts';
import { remedyFor } from '../../../lib/core/check/remedies.ts';

test.each([
  ['redis://localhost:6380/0', { host: 'localhost', port: 6380 }],
  ['redis:///0', { host: 'localhost', port: 6379 }],
  ['rediss://:pa@ss@cache.example.com', { host: 'cache.example.com', port: 6379 }],
  ['amqp://guest:guest@127.0.0.1//', { host: '127.0.0.1', port: 5672 }],
  ['postgres://shop@[::1]:5433/shop?sslmode=require', { host: '::1', port: 5433 }],
  ['sqlite:///db.sqlite3', undefined],
  ['db.sqlite3', undefined],
])('%s is at %j', (address, place) => {
  expect(placeOf(address)).toEqual(place);
});

test('a server that listens is reachable, and one that has ended is not', async () => {
  const server = createServer();
  const port = await new Promise<number>((done) =>
    server.listen(0, '127.0.0.1', () => done(Object(server.address()).port)),
  );
  expect(await isReachable({ host: '127.0.0.1', port })).toBe(true);
  await new Promise((done) => server.close(done));
  expect(await isReachable({ host: '127.0.0.1', port })).toBe(false);
});

test('programs are installed under the names of the packages that have them', () => {
  expect(remedyFor('msgfmt', 'linux')).toBe('sudo apt install gettext');
  expect(remedyFor('npm', 'darwin')).toBe('brew install node');
  expect(remedyFor('git', 'win32')).toBe('Install git, and put it on the PATH.');
});
