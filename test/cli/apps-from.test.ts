// `--from` with apps and models: whole sites, faults in them, the record of a project, and doing it again.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { run, temporaryFolder } from '../helpers/command.ts';
import { done, expectPython, withPython } from './apps.ts';
import { flaws, listing, makeProject, projectListing, silently } from './helpers.ts';

const site = {
  title: 'Shop',
  package: 'shop',
  apps: [
    {
      name: 'blog',
      models: ['Post title author:fk:people.Author tags:m2m:Tag cover:image:null', 'Tag name:char:40:unique'],
    },
    { name: 'people', views: 'function', models: ['Author name best:o2o:blog.Post:null:related=best_of'] },
    { name: 'my_news', path: 'news/' },
  ],
};

async function make(folder: string, document: unknown, ...args: string[]) {
  writeFileSync(join(folder, 'site.json'), JSON.stringify(document));
  return run(folder, ['shop', '--from', 'site.json', ...silently, ...args]);
}

async function made(document: unknown): Promise<Record<string, string>> {
  const folder = temporaryFolder();
  expect(await make(folder, document)).toMatchObject({ exitCode: 0, stderr: '' });
  return projectListing(join(folder, 'shop'));
}

describe('a site of several apps', () => {
  withPython('that refer to each other in any order is made in one go', async () => {
    const folder = temporaryFolder();
    expect(await make(folder, site)).toMatchObject({ exitCode: 0, stderr: '' });
    const shop = join(folder, 'shop');
    expectPython(shop);
    expect(flaws(shop)).toEqual([]);
    const found = listing(shop);
    const settings = found['shop/settings.py'] ?? '';
    const names = ['blog', 'people', 'my_news'];
    const places = names.map((name) => settings.indexOf(`    "${name}",\n`));
    expect(places.toSorted((one, other) => one - other)).toEqual(places);
    expect(places).not.toContain(-1);
    expect(found['shop/urls.py']).toContain('path("news/", include("my_news.urls")),');
    expect(found['people/models.py']).toMatch(/"blog\.Post"|from blog/);
    expect(found['people/views.py']).toContain('@login_required');
    expect(found['blog/views.py']).toContain('class PostListView(');
    expect(found['requirements.txt']).toMatch(/^Pillow/m);
  });

  test('is the same as adding the apps one by one', async () => {
    const [blog, people, news] = site.apps;
    const plain = {
      ...site,
      apps: [{ ...people, models: ['Author name'] }, { ...blog, models: ['Tag name:char:40:unique'] }, news],
    };
    const whole = await made(plain);
    const folder = temporaryFolder();
    const shop = await makeProject(folder, 'shop', '--title', 'Shop');
    await done(shop, 'add app people', '--views', 'function');
    await done(shop, 'add app blog');
    await done(shop, 'add app my-news', '--path', 'news');
    await done(shop, 'add model people.Author name');
    await done(shop, 'add model blog.Tag name:char:40:unique');
    expect(projectListing(shop)).toEqual(whole);
  });

  test('made without apps is a project without apps', async () => {
    expect(await made({ ...site, apps: [] })).toEqual(await made({ title: 'Shop', package: 'shop' }));
  });

  test('made again changes nothing and says so', async () => {
    const folder = temporaryFolder();
    await make(folder, site);
    const before = listing(folder);
    const again = await make(folder, site);
    expect(again).toMatchObject({ exitCode: 0, stderr: '' });
    expect(again.stdout).toContain('no file had to be written');
    expect(listing(folder)).toEqual(before);
  });

  test('as a dry run writes nothing and shows the apps', async () => {
    const folder = temporaryFolder();
    const { exitCode, stdout } = await make(folder, site, '--dry-run');
    expect(exitCode).toBe(0);
    for (const name of ['my_news/', 'people/', 'post_list.html']) expect(stdout).toContain(`── ${name}`);
    expect(Object.keys(listing(folder))).toEqual(['site.json']);
  });
});

describe('the record of a project', () => {
  test('that was made from a blueprint makes the same again', async () => {
    const folder = temporaryFolder();
    await make(folder, site);
    const record = JSON.parse(readFileSync(join(folder, 'shop/.mvt.json'), 'utf8'));
    expect(record.apps.map(({ name }: { name: string }) => name)).toEqual(['blog', 'people', 'my_news']);
    expect(await made(record)).toEqual(projectListing(join(folder, 'shop')));
  });

  test('to which apps and models were added makes the same again', async () => {
    const shop = await makeProject(temporaryFolder());
    await done(shop, 'add app blog', '--model', 'Post title', '--views', 'function');
    await done(shop, 'add model pages.Page title post:fk:blog.Post');
    await done(shop, 'add app news', '--path', 'today');
    await done(shop, 'remove app news');
    await done(shop, 'add model blog.Tag name posts:m2m:Post');
    const record = JSON.parse(readFileSync(join(shop, '.mvt.json'), 'utf8'));
    expect(await made(record)).toEqual(projectListing(shop));
  });

  test('restores apps that were deleted, with the command that made the project', async () => {
    const folder = temporaryFolder();
    const shop = await makeProject(folder);
    await done(shop, 'add app blog', '--model', 'Post title');
    const before = listing(folder);
    const again = await run(folder, ['shop', ...silently]);
    expect(again).toMatchObject({ exitCode: 0, stderr: '' });
    expect(listing(folder)).toEqual(before);
  });
});

const withApps = (apps: unknown) => ({ ...site, apps });

test.each([
  ['apps that are no list', withApps({ blog: [] }), /apps/],
  ['an app without a name', withApps([{ models: [] }]), /name/],
  ['a bad name', withApps([{ name: 'class' }]), /apps.*keyword/],
  ['an unknown key', withApps([{ name: 'blog', model: [] }]), /model/],
  ['an unknown style of views', withApps([{ name: 'blog', views: 'clas' }]), /views/],
  ['a bad path', withApps([{ name: 'blog', path: 'a b/' }]), /path/],
  [
    'two apps of one name',
    withApps([{ name: 'blog' }, { name: 'blog', path: 'b/' }]),
    /apps: the name blog is already taken/,
  ],
  [
    'two apps that differ by case',
    withApps([{ name: 'blog' }, { name: 'Blog' }]),
    /apps: the name Blog is already taken/,
  ],
  [
    'two apps at one address',
    withApps([{ name: 'blog' }, { name: 'news', path: 'blog/' }]),
    /URL "\/blog\/" of news is already taken/,
  ],
  ['an app at the root', withApps([{ name: 'blog', path: '' }]), /URL "\/" of blog is already taken/],
  ['an app at the admin', withApps([{ name: 'blog', path: 'admin/' }]), /admin/],
  ['the name of the first app', withApps([{ name: 'pages' }]), /name pages is already taken/],
  ['the name of the package', withApps([{ name: 'shop' }]), /name shop is already taken/],
  [
    'an app that is said to exist',
    withApps([{ name: 'blog', existing: true }]),
    /blog is marked as existing/,
  ],
  ['models that are no texts', withApps([{ name: 'blog', models: [1] }]), /models/],
])('a blueprint with %s is refused', async (_what, document, message) => {
  const folder = temporaryFolder();
  const result = await make(folder, document);
  expect(result).toMatchObject({ exitCode: 2, stdout: '' });
  expect(result.stderr).toMatch(/^error: [^\n]+$/);
  expect(result.stderr).toMatch(message);
  expect(Object.keys(listing(folder))).toEqual(['site.json']);
});

test('faults in the models of all apps are found at once, each with its place and a suggestion', async () => {
  const folder = temporaryFolder();
  const apps = [
    { name: 'blog', models: ['Post title:chr', 'Tag name post:fk:Pst'] },
    { name: 'people', models: ['Author class:char', 'Author name'] },
  ];
  const { exitCode, stdout, stderr } = await make(folder, withApps(apps));
  expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
  const lines = stderr.split('\n').map((line) => line.trim());
  expect(lines[0]).toMatch(/^error: The models have \d errors, and nothing was written:$/);
  expect(lines.find((line) => line.startsWith('apps: blog, model 1'))).toMatch(/chr.*did you mean char\?/);
  expect(lines.find((line) => line.startsWith('apps: blog, model 2'))).toMatch(/Pst.*did you mean .*Post\?/);
  expect(lines.find((line) => line.startsWith('apps: people, model 1'))).toMatch(/class.*keyword/);
  expect(lines.find((line) => line.startsWith('apps: people, model 2'))).toMatch(/Author/);
  expect(Object.keys(listing(folder))).toEqual(['site.json']);
});
