// A site with the features that have pages: made once, and served in development and as in production.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { expect } from 'vitest';
import {
  allDone,
  closedPort,
  expectSuccess,
  make,
  type Program,
  type Server,
  startProgram,
  statuses,
  until,
} from './helpers.ts';
import { withUv } from './machine.ts';
import { type Redis, startRedis } from './redis.ts';
import * as visitor from './visitor.ts';

const features = ['auth', 'api', 'images', 'websockets', 'react'];
const models = ['Tag name:char:60:unique', 'Post title:char:200 body:text author:fk:user cover:image:null'];

/** Who has all rights. */
export const ada = { name: 'ada', password: 'correct-horse-battery' };
/** Who has none. */
export const bob = { name: 'bob', password: 'staple-battery-horse' };

const firstRecords = `
from django.contrib.auth import get_user_model
from blog.models import Post, Tag

users = get_user_model().objects
ada = users.create_superuser("${ada.name}", "ada@example.com", "${ada.password}")
users.create_user("${bob.name}", "bob@example.com", "${bob.password}", is_staff=True)
Tag.objects.bulk_create(Tag(name=name) for name in ("black", "green"))
Post.objects.create(title="Tea", body="Hot.", author=ada)
`;

/** gunicorn serves no static files; here Django does, where a web server would. */
const withStaticFiles = `
from django.contrib.staticfiles.handlers import ASGIStaticFilesHandler
from shop.asgi import application as site

application = ASGIStaticFilesHandler(site)
`;

/** The cookies of a user who signs in at a server of the site. */
export const sessionAt = (browser: Browser, server: Server, { name, password }: typeof ada) =>
  visitor.sessionOf(browser, `${server.url}/accounts/login/`, async (page) => {
    await visitor.fillIn(page, { login: name, password });
    await visitor.follow(page, page.getByRole('main').getByRole('button', { name: 'Sign In', exact: true }));
  });

export interface SiteWithFeatures {
  readonly home: string;
  /** `manage.py runserver` with DEBUG on, whose page of the app comes from `vite`. */
  readonly development: Server;
  readonly vite: Server;
  /** Starts gunicorn with DEBUG off; all that run at once share a Redis. */
  startLive(port?: number): Promise<Server>;
  /** What was mailed to an address last, from the console: the part of it that the pattern finds. */
  mailed(address: string, pattern: RegExp): Promise<string>;
  stop(): Promise<void>;
}

/** Makes the site in a folder with the built command, builds its frontend, fills it, and serves it. */
export async function serveSiteWithFeatures(folder: string, python: string): Promise<SiteWithFeatures> {
  const from = join(folder, 'blueprint.json');
  writeFileSync(from, JSON.stringify({ title: 'Tea & cake', features, apps: [{ name: 'blog', models }] }));
  const made = await make(folder, ['shop', '--from', from, '--no-git', '--python', python], await withUv());
  expect(made, made.stderr).toMatchObject({ exitCode: 0 });
  const { git: _git, ...installed } = allDone;
  expect(statuses(made)).toMatchObject(installed);

  const home = join(folder, 'shop');
  const program = (name: string) => join(home, '.venv/bin', name);
  const manage = [program('python'), 'manage.py'];
  await expectSuccess(home, [...manage, 'shell', '-v', '0', '-c', firstRecords]);
  writeFileSync(join(home, 'with_static_files.py'), withStaticFiles);

  const [port, vitePort] = [await closedPort(), await closedPort()];
  await buildFrontend(join(home, 'frontend'), port);
  const vite = await startVite(join(home, 'frontend'), vitePort);
  const words = [...manage, 'runserver', '--noreload', `127.0.0.1:${port}`];
  const development = startProgram(home, words, { FRONTEND_DEV_SERVER: vite.url });
  await development.waitFor(/Listening on TCP address/);
  const redis = await startRedis(folder);

  return {
    home,
    vite,
    development: { ...development, url: `http://127.0.0.1:${port}` },
    startLive: (port) => startLive(home, program('gunicorn'), redis, port),
    mailed: (address, pattern) =>
      until(`a mail to ${address}`, () => pattern.exec(lastMail(development.printed(), address))?.[0]),
    async stop() {
      await Promise.all([development, vite, redis].map((each) => each.stop()));
    },
  };
}

/** Installs and builds the frontend, for a Django on that port; its page lets tests write through its `api`. */
async function buildFrontend(folder: string, port: number): Promise<void> {
  const edit = (name: string, change: (text: string) => string) => {
    const path = join(folder, name);
    writeFileSync(path, change(readFileSync(path, 'utf8')));
  };
  edit('vite.config.ts', (text) => text.replace('127.0.0.1:8000', `127.0.0.1:${port}`));
  edit('src/main.tsx', (text) => `${text}import { api } from "./api";\nObject.assign(window, { api });\n`);
  await expectSuccess(folder, ['npm', 'install', '--no-audit', '--no-fund', '--prefer-offline']);
  await expectSuccess(folder, ['npm', 'run', 'build']);
}

async function startVite(folder: string, port: number): Promise<Server> {
  const words = [process.execPath, 'node_modules/vite/bin/vite.js', '--port', String(port)];
  const program = startProgram(folder, words);
  await program.waitFor(/ready in/);
  return { ...program, url: `http://127.0.0.1:${port}` };
}

async function startLive(home: string, gunicorn: string, redis: Redis, port?: number): Promise<Server> {
  const chosen = port ?? (await closedPort());
  const options = ['--worker-class', 'asgi', '--bind', `127.0.0.1:${chosen}`];
  const program: Program = startProgram(home, [gunicorn, 'with_static_files:application', ...options], {
    SECRET_KEY: 'Zk3x9'.repeat(12),
    DEBUG: 'False',
    ALLOWED_HOSTS: '127.0.0.1',
    SECURE_SSL_REDIRECT: 'False',
    CHANNELS_URL: `${redis.url}/0`,
  });
  await program.waitFor(/Listening at/);
  return { ...program, url: `http://127.0.0.1:${chosen}` };
}

/** On the console, long lines of mails may go on after a `=`, which itself is written `=3D` then. */
function lastMail(printed: string, address: string): string {
  const [, ...mails] = printed.split(`\nTo: ${address}\n`);
  const mail = mails.at(-1)?.split('\n-----')[0] ?? '';
  return /quoted-printable/i.test(printed) ? mail.replace(/=\r?\n/g, '').replaceAll('=3D', '=') : mail;
}
