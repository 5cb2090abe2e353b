// --from and .mvt.json: a blueprint makes the same project elsewhere, and a bad one is refused with all its faults.
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { run, temporaryFolder } from '../helpers/command.ts';
import { expectFailure, listing, makeProject, projectListing, silently } from './helpers.ts';

const hostile = `"""'''\\ %> <% {{ }} {% %} $(x) \`y\`\n\t\u001b[31m \u0085 \u2028 \u202e 🦄 é`;

test("the .mvt.json of a project makes the same bytes elsewhere, whatever the folder's name", async () => {
  const folder = temporaryFolder();
  const shop = await makeProject(
    folder,
    'my-shop',
    '--database',
    'postgresql',
    '--app',
    'wares',
    `--title=${hostile}`,
  );
  const copy = await makeProject(folder, 'elsewhere', '--from', 'my-shop/.mvt.json');
  expect(projectListing(copy)).toEqual(projectListing(shop));
});

test('answers of the flags go before those of the file, and a file may hold some answers only', async () => {
  const folder = temporaryFolder();
  writeFileSync(
    join(folder, 'some.json'),
    '\ufeff{"$schema": "x", "title": "From the file", "app": "my-wares"}',
  );
  const shop = await makeProject(folder, 'shop', '--from', 'some.json', '--title', 'From the flag');
  const record = JSON.parse(readFileSync(join(shop, '.mvt.json'), 'utf8'));
  expect(record).toMatchObject({ title: 'From the flag', app: 'my_wares', package: 'shop' });
});

const tooNew = '{"version": "999.0.0", "features": ["teleport"]}';
const faulty = { title: 5, databse: 'x', database: 'sqlit', app: 'class', django: 5.2, files: { 'a.py': 1 } };

test.each([
  ['that is missing', undefined, /blueprint\.json: there is no such file/],
  ['that is empty', '', /blueprint\.json is not valid JSON/],
  ['that is no JSON', '{"title": "x",\n}', /blueprint\.json is not valid JSON/],
  ['that is binary', '\u0000\u0001\u001b[2J', /blueprint\.json is not valid JSON/],
  ['that is null', 'null', /null is not an object/],
  ['that is a list', '[]', /must be an object, not a list/],
  ['that is a text', '"shop"', /"shop" is not an object/],
  ['from a newer version', tooNew, /written by create-mvt-app 999\.0\.0.*npx create-mvt-app@999\.0\.0/],
  ['with an empty title', '{"title": ""}', /title: .*is empty/],
  ['with text that is no Unicode', '{"title": "\\ud800"}', /title: .*Unicode/],
  ['with text that no command line can hold', '{"title": "a\\u0000b"}', /title: .*NUL/],
  ['with a run option in it', '{"install": false}', /install: is unknown/],
  ['with __proto__ in it', '{"__proto__": {"title": "x"}}', /__proto__: is unknown/],
  ['whose app is called like its package', '{"app": "shop"}', /both called "shop"/],
])('a file %s is refused', async (_what, content, message) => {
  const folder = temporaryFolder();
  if (content !== undefined) writeFileSync(join(folder, 'blueprint.json'), content);
  const before = listing(folder);
  expectFailure(await run(folder, ['shop', '--from', 'blueprint.json', ...silently]), 2, message);
  expect(listing(folder)).toEqual(before);
});

test('a folder is refused', async () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'blueprint.json'));
  expectFailure(await run(folder, ['shop', '--from', 'blueprint.json', ...silently]), 2, /it is a directory/);
});

test('every fault of a file is named, each by its path', async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'blueprint.json'), JSON.stringify(faulty));
  const result = await run(folder, ['shop', '--from', 'blueprint.json', ...silently]);
  expectFailure(result, 2, /blueprint\.json: /);
  for (const fault of [
    'title: 5 is not text',
    'databse: is unknown, did you mean database?',
    'database: "sqlit" is not one of sqlite, postgresql, did you mean sqlite?',
    'app: "class" is a Python keyword',
    'django: 5.2 is not one of 5.2, 6.1',
    'files.a.py: 1 is not text',
  ]) {
    expect(result.stderr).toContain(fault);
  }
});

test('the .mvt.json of the project itself is checked as well', async () => {
  const folder = temporaryFolder();
  const shop = await makeProject(folder);
  const record = JSON.parse(readFileSync(join(shop, '.mvt.json'), 'utf8'));
  writeFileSync(join(shop, '.mvt.json'), JSON.stringify({ ...record, title: 5 }));
  const before = listing(folder);
  expectFailure(await run(folder, ['shop', ...silently]), 2, /shop\/\.mvt\.json: title: 5 is not text/);
  expect(listing(folder)).toEqual(before);
});

test('a project is not remade with other answers', async () => {
  const folder = temporaryFolder();
  await makeProject(folder);
  copyFileSync(join(folder, 'shop/.mvt.json'), join(folder, 'same.json'));
  writeFileSync(join(folder, 'other.json'), '{"app": "wares"}');
  const before = listing(folder);
  const other = await run(folder, ['shop', '--from', 'other.json', '--title', 'Blog', ...silently]);
  expectFailure(other, 2, /already contains a project, created with --title Shop --app pages/);
  expect((await run(folder, ['shop', '--from', 'same.json', ...silently])).exitCode).toBe(0);
  expect(listing(folder)).toEqual(before);
});
