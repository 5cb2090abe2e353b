// Merges into projects that their owner has only reformatted: nothing conflicts, and what comes is written as the rest.
import { beforeAll, describe, expect, test } from 'vitest';
import type { Tree } from '../../../../lib/core/files/tree.ts';
import { shop } from '../../../helpers/blueprints.ts';
import { execute, plain } from '../../../helpers/changes.ts';
import { render } from '../../../helpers/django.ts';

type Style = (text: string) => string;

/** A project with some files written anew. */
const styled = (tree: Tree, match: RegExp, style: Style): Tree =>
  new Map(
    [...tree].map(([path, file]) => {
      const isMeant = match.test(path) && path !== '.mvt.json' && !file.encoding;
      return [path, isMeant ? { ...file, content: style(file.content) } : file];
    }),
  );

const eachLine = (text: string, change: (line: string) => string) => text.split('\n').map(change).join('\n');

/** As quote-style = "single" of ruff, for strings that need no escapes. */
const singleQuotes: Style = (text) =>
  text.replace(/"""[\s\S]*?"""|'[^'\n]*'|#.*|"([^"'\\\n]*)"|"(?:[^"\\\n]|\\.)*"/g, (whole, body) =>
    body === undefined ? whole : `'${body}'`,
  );

const tabs: Style = (text) =>
  eachLine(text, (line) => line.replace(/^( {4})+/, (blanks) => '\t'.repeat(blanks.length / 4)));

const windows: Style = (text) => (text.startsWith('#!') ? text : text.replaceAll('\n', '\r\n'));

/** As force_single_line of isort. */
const importsOneByOne: Style = (text) =>
  text.replace(/^from (\S+) import (?:\(([^)]*)\)|(.+))$/gm, (_, module, many, one) =>
    (many ?? one)
      .split(',')
      .map((name: string) => name.trim())
      .filter(Boolean)
      .map((name: string) => `from ${module} import ${name}`)
      .join('\n'),
  );

/** As skip-magic-trailing-comma of ruff with long lines. */
const onOneLine: Style = (text) =>
  text.replace(/^( *[\w. ]+ = \[|[\w.]+ = )\[?\n((?: +[\w"./]+,\n)+) *\]/gm, (whole, start, entries) =>
    start.endsWith('[') ? `${start}${entries.trim().replace(/,$/, '').replace(/\n\s*/g, ' ')}]` : whole,
  );

/** As djlint and Prettier: attributes and texts of long lines on lines of their own. */
const brokenTags: Style = (text) =>
  text
    .replace(/^( *)(<(?:link|script|a|form|input)\b[^>%]*?) (\w+=)/gm, '$1$2\n$1   $3')
    .replace(/^( *)<(h1|p|li)>([^<{]+)<\/\2>$/gm, '$1<$2>\n$1    $3\n$1</$2>')
    .replace(/^(<meta[^>]*[^/])>/gm, '$1 />');

/** As ruff and black with line-length = 120. */
const longLines: Style = (text) => text.replace(/([([])\n +([^\n]*[^,\n])\n +([)\]])/g, '$1$2$3');

/** As ruff and black with line-length = 60: brackets around values, and entries on lines of their own. */
const shortLines: Style = (text) =>
  text
    .replace(/^( +)(\w+) = ("[^"\n]{20,}")$/gm, '$1$2 = (\n$1    $3\n$1)')
    .replace(/^( +)(\w+ = [\w.]+\()(\w[^()\n]*)\)$/gm, '$1$2\n$1    $3\n$1)');

/** As autopep8 with --aggressive. */
const shortComments: Style = (text) => text.replace(/^( *)(# .{30,50}?) (.*)$/gm, '$1$2\n$1# $3');

/** As Prettier, which breaks strings in tags of templates as well. */
const brokenStrings: Style = (text) => text.replace(/(\{% translate "\w+) /g, '$1\n');

const project = { ...shop, package: 'project' };
const commands = [
  ['add', 'auth'],
  ['add', 'i18n'],
  ['deploy', 'heroku'],
  ['update', '--database', 'postgresql'],
];
let tree: Tree;

beforeAll(async () => {
  tree = (await execute(render(project), 'add', 'app', 'blog', '--model', 'Post title body:text')).tree;
});

describe.each<[string, RegExp, Style]>([
  ['single quotes', /\.py$/, singleQuotes],
  ['tabs', /\.py$/, tabs],
  ['single quotes and tabs', /\.py$/, (text) => tabs(singleQuotes(text))],
  ['line ends of Windows', /./, windows],
  [
    'CSS and JavaScript with tabs',
    /\.(css|js)$/,
    (text) => text.replace(/^(?: {2})+/gm, (blanks) => '\t'.repeat(blanks.length / 2)),
  ],
])('a project with %s', (_, match, style) => {
  test.each(commands)('%s %s: what comes is written so as well', async (...argv) => {
    const merged = await execute(styled(tree, match, style), ...argv);
    expect(merged.change.conflicts).toEqual([]);
    const wanted = (await execute(tree, ...argv)).tree;
    // Files that are made by a merge are in the layout of the templates.
    const isThere = (path: string) => tree.has(path) && path !== '.mvt.json';
    const there = (all: Tree) => plain(new Map([...all].filter(([path]) => isThere(path))));
    expect(there(merged.tree)).toEqual(there(styled(wanted, match, style)));
  });
});

describe.each<[string, RegExp, Style]>([
  ['one import in a line', /\.py$/, importsOneByOne],
  ['lists on one line', /\.py$/, onOneLine],
  ['long lines', /\.py$/, longLines],
  ['short lines', /\.py$/, shortLines],
  ['short comments', /\.py$/, shortComments],
  ['broken tags', /\.html$/, brokenTags],
  ['Markdown in long lines', /\.md$/, (text) => text.replace(/(?<=^[A-Z].*)\n(?=[a-z])/gm, ' ')],
  ['no semicolons', /\.js$/, (text) => text.replace(/;$/gm, '')],
  ['no blanks at ends', /./, (text) => text.replace(/[ \t]+$/gm, '').replace(/\n*$/, '\n')],
])('a project with %s', (_, match, style) => {
  test.each(commands)('%s %s: no conflicts', async (...argv) => {
    const ours = styled(tree, match, style);
    expect(ours).not.toEqual(tree);
    expect((await execute(ours, ...argv)).change.conflicts).toEqual([]);
  });
});

test.each<[string, string[], string[], RegExp, Style]>([
  ['single quotes', ['add', 'auth'], ['remove', 'auth'], /\.py$/, singleQuotes],
  // logs.py goes with a deployment, whose own log replaces it, and comes back as its owner had it.
  ['tabs', ['deploy', 'heroku'], ['remove', 'deploy', 'heroku'], /\.py$/, tabs],
  ['one import in a line', ['add', 'i18n'], ['remove', 'i18n'], /\.py$/, importsOneByOne],
  ['broken tags', ['add', 'auth'], ['remove', 'auth'], /\.html$/, brokenTags],
  ['long lines', ['add', 'i18n'], ['remove', 'i18n'], /\.py$/, longLines],
  ['line ends of Windows', ['add', 'auth'], ['remove', 'auth'], /./, windows],
])('%s: adding and removing gives every byte back', async (_, adding, removing, match, style) => {
  const ours = styled(tree, match, style);
  const added = await execute(ours, ...adding);
  const removed = await execute(added.tree, ...removing);
  expect(removed.change.kept).toEqual([]);
  expect({ ...plain(removed.tree), '.mvt.json': '' }).toEqual({ ...plain(ours), '.mvt.json': '' });
});

test('what comes into brackets that were joined is joined as well, or laid out as the templates have it', async () => {
  const spec = ['blog.Letter', 'note:char:200:blank:default=as-it-was-said-in-the-letter'];
  const { tree: written } = await execute(tree, 'add', 'model', ...spec);
  const ours = styled(written, /blog\/models\.py$/, longLines);
  const { tree: merged } = await execute(ours, 'add', 'i18n');
  const { content: models = '' } = merged.get('blog/models.py') ?? {};
  expect(models).toMatch(/note = models\.CharField\(\s*_\("note"\), max.*as-it-was-said.*True\s*\)\n/);
});

test('strings that a formatter has broken in templates are the same', async () => {
  const { tree: translated } = await execute(tree, 'add', 'i18n');
  const ours = styled(translated, /\.html$/, brokenStrings);
  expect(ours).not.toEqual(translated);
  expect((await execute(ours, 'remove', 'i18n')).change).toMatchObject({ conflicts: [], kept: [] });
});

test('a file that was only reformatted goes with its feature, and one that says more stays', async () => {
  const { tree: both } = await execute(tree, 'add', 'auth');
  const single = styled(both, /\.py$/, singleQuotes);
  const path = 'accounts/views.py';
  const mine = styled(single, /accounts\/views/, (text) => `${text}\n# Mine.\n`);
  expect((await execute(single, 'remove', 'auth')).change.kept).toEqual([]);
  expect((await execute(mine, 'remove', 'auth')).change.kept).toEqual([path]);
});

test.each<[string, RegExp, Style]>([
  ['single quotes', /\.py$/, singleQuotes],
  ['tabs', /\.py$/, tabs],
  ['one import in a line', /\.py$/, importsOneByOne],
  ['broken tags', /\.html$/, brokenTags],
])('%s: apps and models go as if nobody had reformatted them', async (_, match, style) => {
  const ours = styled(tree, match, style);
  const removed = await execute(ours, 'remove', 'app', 'blog');
  expect(removed.change).toMatchObject({ kept: [], byHand: [] });
  expect([...removed.tree.keys()].filter((path) => path.startsWith('blog/'))).toEqual([]);
  const without = await execute(ours, 'remove', 'model', 'blog.Post');
  expect(without.change).toMatchObject({ kept: [], byHand: [] });
  const wanted = (await execute(tree, 'remove', 'model', 'blog.Post')).tree;
  expect([...without.tree.keys()]).toEqual([...wanted.keys()]);
});

test('what its owner has added to a reformatted app stays when the app goes', async () => {
  const ours = styled(styled(tree, /\.py$/, singleQuotes), /blog\/views/, (text) => `${text}\n# Mine.\n`);
  expect((await execute(ours, 'remove', 'app', 'blog')).change.kept).toEqual(['blog/views.py']);
});

test('a comment at the end of a line is no obstacle, and stays', async () => {
  const ours = styled(tree, /settings\.py$/, (text) =>
    text.replace('MIDDLEWARE = [', 'MIDDLEWARE = [  # the order matters'),
  );
  const { tree: merged, change } = await execute(ours, 'deploy', 'heroku');
  expect(change.conflicts).toEqual([]);
  const text = merged.get('project/settings.py')?.content;
  expect(text).toContain('MIDDLEWARE = [  # the order matters\n');
  expect(text).toContain('whitenoise.middleware.WhiteNoiseMiddleware');
  const { tree: back } = await execute(merged, 'remove', 'deploy', 'heroku');
  expect(back.get('project/settings.py')).toEqual(ours.get('project/settings.py'));
});

test('in a reformatted file, edits are kept, and what both changed is a conflict', async () => {
  const ours = styled(tree, /settings\.py$/, (text) =>
    singleQuotes(text)
      .replace("LANGUAGE_CODE = 'en-us'", "LANGUAGE_CODE = 'nl'")
      .replace('INSTALLED_APPS = [', "INSTALLED_APPS = [\n    'mine',"),
  );
  const { tree: merged, change } = await execute(ours, 'add', 'i18n');
  expect(change.conflicts).toEqual(['project/settings.py']);
  const text = merged.get('project/settings.py')?.content;
  expect(text).toContain("<<<<<<< yours\nLANGUAGE_CODE = 'nl'\n=======\n");
  expect(text).toContain("INSTALLED_APPS = [\n    'mine',\n");
  expect(text).toContain("    'django.middleware.locale.LocaleMiddleware',\n");
});
