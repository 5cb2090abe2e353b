// The feature images against a running server: hostile, broken and huge uploads are refused or cleaned, and leave nothing behind.
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { testWith } from '../helpers/tools.ts';
import { execute, get, type Server, startServer, suiteFolder } from './helpers.ts';
import { hostileImages } from './hostile-images.ts';
import { has, pythonsFor } from './machine.ts';
import { installSite, type RealSite, uploadsOf } from './real-site.ts';

const folder = suiteFolder();
const needs = {
  'a Python for Django 5.2': pythonsFor('5.2').length > 0,
  'a package index': has.packageIndex(),
};
const test = testWith(needs);

const apps = [{ name: 'blog', path: 'blog/', models: ['Photo title:char:60 file:image access=members'] }];

let site: RealSite;
let server: Server;
let user: { readonly session: string; readonly token: string };
/** Where Django puts uploads while they arrive. */
const arriving = () => join(folder.path, 'arriving');
const hostile = () => join(folder.path, 'hostile');

const makeUser = `
import json
from django.contrib.auth import get_user_model
from django.test import Client
from rest_framework.authtoken.models import Token

user = get_user_model().objects.create_user("ada")
client = Client()
client.force_login(user)
token = Token.objects.create(user=user).key
print(json.dumps({"session": client.cookies["sessionid"].value, "token": token}))
`;

beforeAll(async () => {
  site = await installSite(folder.path, { features: ['api', 'images'], apps });
  for (const path of [arriving(), hostile()]) mkdirSync(path);
  await site.shell(hostileImages(hostile()));
  user = JSON.parse(await site.shell(makeUser));
  server = await startServer(site.home, site.program('python'), { TMPDIR: arriving() });
});

afterAll(async () => {
  await server?.stop();
});

interface Outcome {
  readonly isTaken: boolean;
  readonly status: number;
  readonly text: string;
}

/** Sends a file with the form of the pages, as a browser does. */
async function sendForm(file: string): Promise<Outcome> {
  const url = `${server.url}/blog/photos/new/`;
  const form = await get(url, { cookie: `sessionid=${user.session}` });
  const [, token = ''] = /name="csrfmiddlewaretoken" value="(\w+)"/.exec(form.body) ?? [];
  const [csrf = ''] = String(form.headers['set-cookie']).split(';');
  const data = dataWith(file);
  data.set('csrfmiddlewaretoken', token);
  const headers = { cookie: `${csrf}; sessionid=${user.session}` };
  const response = await fetch(url, { method: 'POST', body: data, headers, redirect: 'manual' });
  const text = await response.text();
  const [, said = ''] = /class="errorlist"[^>]*>(.*?)<\/ul>/s.exec(text) ?? [];
  return { isTaken: response.status === 302, status: response.status, text: said };
}

/** Sends a file to the API. */
async function sendToApi(file: string): Promise<Outcome> {
  const headers = { Authorization: `Token ${user.token}` };
  const response = await fetch(`${server.url}/api/blog/photos/`, {
    method: 'POST',
    body: dataWith(file),
    headers,
  });
  return { isTaken: response.status === 201, status: response.status, text: await response.text() };
}

function dataWith(file: string): FormData {
  const data = new FormData();
  data.set('title', file);
  // Whatever it is, it says it is a photo.
  data.set('file', new Blob([readFileSync(join(hostile(), file))], { type: 'image/jpeg' }), file);
  return data;
}

const ways = [
  { way: 'the form', send: sendForm, refusal: 200 },
  { way: 'the API', send: sendToApi, refusal: 400 },
];

describe.each(ways)('through $way', ({ send, refusal }) => {
  test.each([
    ['bomb.png', /no more than 25 million pixels/],
    ['truncated.jpg', /valid JPEG/],
    ['drawing.svg', /valid JPEG/],
    ['page.html', /valid JPEG/],
    ['60-megabytes.jpg', /no larger than 10.0\sMB/],
  ])('%s is refused', async (file, reason) => {
    const before = uploadsOf(site);
    const { isTaken, status, text } = await send(file);

    expect({ isTaken, status }, text).toEqual({ isTaken: false, status: refusal });
    expect(text.replaceAll('&nbsp;', ' ')).toMatch(reason);
    expect(uploadsOf(site)).toEqual(before);
  });

  test.each([
    ['polyglot.jpg', { format: 'JPEG', size: [40, 20], frames: 1 }],
    ['10000-frames.gif', { format: 'PNG', size: [8, 8], frames: 1 }],
    ['sideways.jpg', { format: 'JPEG', size: [20, 40], frames: 1 }],
  ])('%s is cleaned', async (file, expected) => {
    const before = uploadsOf(site);
    const { isTaken, text } = await send(file);
    const added = uploadsOf(site).filter((path) => !before.includes(path));
    const stored = added.find((path) => !path.endsWith('.webp')) ?? '';

    expect(isTaken, text).toBe(true);
    expect(added).toHaveLength(3);
    expect(await look(stored)).toEqual({ ...expected, metadata: 0, topIsRed: true });
    for (const path of added) {
      const bytes = readFileSync(join(site.home, path), 'latin1');
      expect(bytes).not.toMatch(/SECRET|<script|GPS/);
      expect(await get(`${server.url}/${path}`)).toMatchObject({
        status: 200,
        headers: { 'content-type': expect.stringMatching(/^image\/(jpeg|png|webp)$/) },
      });
    }
  });
});

test('afterwards the server has no temporary file, and no error in its log', () => {
  expect(readdirSync(arriving())).toEqual([]);
  expect(server.printed()).not.toMatch(/Traceback|" 5\d\d /);
});

testWith({ ...needs, '/proc': existsSync('/proc/self/status') })('no image took much memory', () => {
  const status = readFileSync(`/proc/${server.pid}/status`, 'utf8');
  const [, kilobytes] = /^VmHWM:\s+(\d+) kB$/m.exec(status) ?? [];

  expect(Number(kilobytes) / 1024).toBeLessThan(400);
});

/** What Pillow says about a stored image. */
async function look(path: string) {
  const code = `
import json, sys
from PIL import Image
with Image.open(sys.argv[1]) as image:
    red, _, blue = image.convert("RGB").getpixel((2, 2))
    print(json.dumps({
        "format": image.format, "size": image.size, "frames": getattr(image, "n_frames", 1),
        "metadata": len(image.getexif()), "topIsRed": red > blue,
    }))
`;
  const { stdout, output } = await execute(site.home, [site.program('python'), '-c', code, path]);
  expect(stdout, output).not.toBe('');
  return JSON.parse(stdout);
}
