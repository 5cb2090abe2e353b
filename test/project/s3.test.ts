// The feature s3 against moto, a server that answers as S3 does: uploads, signed addresses, static files.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect } from 'vitest';
import { testWith } from '../helpers/tools.ts';
import { closedPort, get, type Program, serve, startProgram, suiteFolder } from './helpers.ts';
import { has, pythonsFor } from './machine.ts';
import { behindProxy, installSite, production, type RealSite, uploadsOf } from './real-site.ts';

const folder = suiteFolder();
const test = testWith({
  'a Python for Django 5.2': pythonsFor('5.2').length > 0,
  'a package index': has.packageIndex(),
});

let store: Program;
let storeUrl: string;
let site: RealSite;
let variables: Record<string, string>;

/** Makes the bucket, with the policy that the project's README gives for static files. */
const makeBucket = (policy: string) => `
import boto3
from django.conf import settings

s3 = boto3.client("s3", endpoint_url=settings.S3_ENDPOINT_URL, region_name=settings.S3_REGION)
s3.create_bucket(Bucket=settings.S3_BUCKET)
s3.put_bucket_policy(Bucket=settings.S3_BUCKET, Policy='''${policy}''')
`;

const upload = (name: string, content: string) => `
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

saved = default_storage.save("${name}", ContentFile(b"${content}"))
print(saved, default_storage.url(saved), sep="\\n")
`;

/** Saves a file through the project's storage: the name it got, and its address. */
async function save(name: string, content: string, more = variables) {
  const [saved = '', url = ''] = (await site.shell(upload(name, content), more)).split('\n');
  return { saved, url };
}

beforeAll(async () => {
  site = await installSite(folder.path, { features: ['s3'], storage: 'all' }, 'moto[server]');
  const port = await closedPort();
  store = startProgram(folder.path, [join(folder.path, 'tools/bin/moto_server'), '-p', String(port)]);
  await store.waitFor(/Running on http/);
  storeUrl = `http://127.0.0.1:${port}`;
  variables = {
    ...production,
    S3_BUCKET: 'files',
    S3_ENDPOINT_URL: storeUrl,
    AWS_ACCESS_KEY_ID: 'key',
    AWS_SECRET_ACCESS_KEY: 'secret',
  };
  const [policy = ''] = policies().filter((text) => text.includes('"Principal"'));
  await site.shell(makeBucket(policy.replaceAll('BUCKET', 'files')), variables);
});

/** The examples of JSON in the project's README. */
function policies(): string[] {
  const readme = readFileSync(join(site.home, 'README.md'), 'utf8');
  return [...readme.matchAll(/```json\n(.*?)```/gs)].map(([, text = '']) => text);
}

afterAll(async () => {
  await store?.stop();
});

test('a file of the same name is kept beside the other one', async () => {
  const one = await save('notes/a.txt', 'first');
  const other = await save('notes/a.txt', 'second');

  expect(other.saved).not.toBe(one.saved);
  expect(await get(one.url)).toMatchObject({ status: 200, body: 'first' });
  expect(await get(other.url)).toMatchObject({ status: 200, body: 'second' });
  expect(uploadsOf(site)).toEqual([]);
});

test('an upload is read by its signed address only', async () => {
  const { url } = await save('private.html', '<script>alert(1)</script>');
  const [address = ''] = url.split('?');

  expect(address).toBe(`${storeUrl}/files/media/private.html`);
  expect(await get(url)).toMatchObject({
    status: 200,
    headers: { 'content-disposition': 'attachment', 'content-type': 'text/html' },
  });
  expect(await get(address)).toMatchObject({ status: 403 });
});

test('static files go there with collectstatic, and pages refer to them', async () => {
  await site.shell(
    'from django.core.management import call_command as c; c("collectstatic", "--no-input")',
    variables,
  );
  const server = await serve(site.home, site.program('python'), variables);
  const page = await get(server.url, behindProxy);
  const files = [...page.body.matchAll(/<(?:link|script)[^>]+(?:href|src)="([^"]+\.\w+)"/g)].map(
    ([, url = '']) => url,
  );
  const policy = String(page.headers['content-security-policy']);

  expect(files.length).toBeGreaterThan(3);
  for (const url of files) {
    expect(url).toMatch(new RegExp(`^${storeUrl}/files/static/\\S+\\.[0-9a-f]{12}\\.\\w+$`));
    expect(await get(url), url).toMatchObject({
      status: 200,
      headers: { 'cache-control': expect.stringContaining('max-age') },
    });
  }
  expect(policy).toContain(`script-src 'self' ${storeUrl}/files/static/`);
  expect(policy).not.toContain(`script-src 'self' ${storeUrl}/files/media/`);
});

test('without a bucket, files stay on this machine', async () => {
  const { saved, url } = await save('here.txt', 'local', {});
  const server = await serve(site.home, site.program('python'));
  const page = await get(server.url);

  expect(uploadsOf(site)).toEqual([`media/${saved}`]);
  expect(await get(server.url + url)).toMatchObject({ status: 200, body: 'local' });
  expect(page.body).toContain('href="/static/css/site.css"');
});
