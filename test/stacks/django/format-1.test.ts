// Records of format 1: two that version 0.1.0 wrote, and what comes of every kind of entry in them.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { blueprintFrom } from '../../../lib/core/blueprint/complete.ts';
import { blueprintJsonSchema } from '../../../lib/core/blueprint/json-schema.ts';
import { recordName } from '../../../lib/core/blueprint/record.ts';
import { readRecord } from '../../../lib/core/blueprint/record-text.ts';
import { baseName } from '../../../lib/core/files/paths.ts';
import type { Tree } from '../../../lib/core/files/tree.ts';
import { render } from '../../../lib/core/render/render.ts';
import { specOfFormat1, undoOfImports } from '../../../lib/stacks/django/format-1.ts';
import { execute, plain } from '../../helpers/changes.ts';
import { stack } from '../../helpers/django.ts';

const fixture = (name: string) =>
  readFileSync(resolve(import.meta.dirname, '../../fixtures', name), 'utf8').replaceAll('\r\n', '\n');

const managePy = `import os
import sys

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mysite.settings")
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)
`;

const appConfig = (name: string) =>
  `from django.apps import AppConfig\n\n\nclass ${name}Config(AppConfig):\n    name = "${name.toLowerCase()}"\n`;

/** A foreign project with two apps: one with star imports and a list, and one with a package of models. */
const foreign = {
  'manage.py': managePy,
  'requirements.txt': 'asgiref==3.8.1\n',
  'mysite/__init__.py': '',
  'mysite/settings.py':
    'INSTALLED_APPS = [\n    "django.contrib.auth",\n    "django.contrib.contenttypes",\n    "polls",\n    "blog",\n]\n\nROOT_URLCONF = "mysite.urls"\n',
  'mysite/urls.py':
    'from django.urls import path\n\nurlpatterns = [\n    path("health/", lambda request: None),\n]\n',
  'polls/__init__.py': '',
  'polls/admin.py': 'from django.contrib import admin\n\n# Your models go here.\n',
  'polls/apps.py': appConfig('Polls'),
  'polls/models.py': 'from django.db import models\n\n# Your models go here.\n',
  'polls/tests.py': 'from django.test import TestCase\n\n# Your tests go here.\n',
  'polls/views.py':
    'from django.shortcuts import *\n\nSECTIONS = {"a": 1}\n\n\ndef home(request):\n    return redirect(reverse_lazy("x"))\n',
  'blog/__init__.py': '',
  'blog/apps.py': appConfig('Blog'),
  'blog/models/__init__.py': '__all__ = ["Old", "Post"]\n\n\nclass Old:\n    pass\n',
};

const treeOf = (texts: Readonly<Record<string, string>>): Tree =>
  new Map(Object.entries(texts).map(([path, content]) => [path, { content }]));

/** The tree with its record as 0.1.0 wrote it: only the hashes are those of the files that are there. */
function withOldRecord(tree: Tree, name: string): Tree {
  const { files } = JSON.parse(tree.get(recordName)?.content ?? '');
  const old = JSON.parse(fixture(name));
  const record = { ...old, files, imports: withLaterImports(old.imports) };
  return new Map(tree).set(recordName, { content: `${JSON.stringify(record, null, 2)}\n` });
}

/** What today's code imports in addition to that of 0.1.0, as it would have recorded that. */
function withLaterImports(imports: Record<string, object>): Record<string, object> {
  const later: Record<string, object> = {
    'tests.py': {
      'from polls import models as polls_models': '',
      '.records.testing': '',
      'shop.records.testing': '',
    },
    'forms.py': { '.records.widgets': '', 'shop.records.widgets': '' },
    'views.py': { '.records.views': '', 'shop.records.views': '' },
  };
  return Object.fromEntries(
    Object.entries(imports).map(([path, each]) => {
      const isGone = (line: string) => path.endsWith('tests.py') && /^django\.(db|contrib\.auth)$/.test(line);
      const left = Object.entries(each).filter(([line]) => !isGone(line));
      return [path, { ...later[baseName(path)], ...Object.fromEntries(left) }];
    }),
  );
}

async function run(tree: Tree, ...lines: string[]): Promise<Tree> {
  let result = tree;
  for (const line of lines) {
    const { tree: after, change } = await execute(result, ...line.split(' '));
    expect(change.byHand, line).toEqual([]);
    result = after;
  }
  return result;
}

const ownRecord = 'record-0.1.0.json';
const foreignRecord = 'record-0.1.0-foreign.json';

/** What the record in a tree says of its own shape. */
function shapeOf(tree: Tree) {
  const { format, imports, undo } = JSON.parse(tree.get(recordName)?.content ?? '');
  return { format, imports, isTyped: Object.keys(undo).length > 0 };
}

test('what 0.1.0 recorded of a project is enough to remove all of its apps and models', async () => {
  const blueprint = blueprintFrom('the fixture', JSON.parse(fixture(ownRecord)), stack);
  const tree = withOldRecord(render(blueprint, stack), ownRecord);
  const once = await run(tree, 'remove model news.Item');
  expect(shapeOf(once)).toEqual({ format: 2, imports: undefined, isTyped: true });
  const rest = await run(once, 'remove app news', 'remove app blog', 'remove model pages.Note');
  const created = plain(render({ ...blueprint, apps: [] }, stack));
  // An answer that 0.1.0 did not know stays out, since 0.1.0 is what renders the project for an update.
  const record = created[recordName]?.replace(/^ {2}"pythonVersion": .*\n/m, '');
  expect(plain(rest)).toEqual({ ...created, [recordName]: record });
});

test('what 0.1.0 recorded of a foreign project is enough to remove all that was added', async () => {
  const base = treeOf(foreign);
  const all = await run(base, ...additions);
  const tree = withOldRecord(all, foreignRecord);
  const rest = await run(
    tree,
    'remove app news',
    'remove model blog.Post',
    'remove model polls.Vote',
    'remove model polls.Choice',
  );
  expect(plain(rest)).toEqual(plain(base));
});

/** What 0.1.0 was asked to add to the foreign project before its record was taken. */
const additions = [
  'add model polls.Choice text:char:20 cover:image access=members',
  'add model polls.Vote choice:fk:Choice when:date:default=today access=members',
  'add model blog.Post title vote:fk:polls.Vote access=members',
  'add app news',
  'add model news.Item title access=members',
];

test('an entry of 0.1.0 that this version records too means the same', async () => {
  const all = await run(treeOf(foreign), ...additions);
  const read = (text: string) => readRecord(recordName, text, stack).undo;
  const fixed = JSON.parse(fixture(foreignRecord));
  const record = JSON.stringify({ ...fixed, imports: withLaterImports(fixed.imports) });
  const [old, now] = [read(record), read(all.get(recordName)?.content ?? '')];
  expect(Object.keys(now).length).toBeGreaterThan(10);
  for (const [path, entries] of Object.entries(now))
    expect(old[path], path).toEqual(expect.arrayContaining([...entries]));
});

test('the published schema describes records of both formats', async () => {
  const validate = new Ajv().compile(blueprintJsonSchema(stack) as object);
  const all = await run(treeOf(foreign), ...additions);
  const now = all.get(recordName)?.content ?? '';
  for (const text of [fixture(ownRecord), fixture(foreignRecord), now]) {
    expect(validate(JSON.parse(text)), JSON.stringify(validate.errors)).toBe(true);
  }
});

describe('each kind of entry', () => {
  test.each([
    ['django.urls', '', { kind: 'import', module: 'django.urls' }],
    ['functools', '', { kind: 'import', module: 'functools' }],
    ['.', '', { kind: 'import', module: '.' }],
    [
      'django.urls',
      'from django.urls import path',
      { kind: 'import', module: 'django.urls', before: 'from django.urls import path' },
    ],
    ['import datetime', '', { kind: 'import', statement: 'import datetime' }],
    ['from polls import tests as t', '', { kind: 'import', statement: 'from polls import tests as t' }],
    ['used: redirect', 'redirect', { kind: 'use', name: 'redirect' }],
    ['__all__: "Post"', '"Post"', { kind: 'entry', list: '__all__', value: '"Post"' }],
    ['urlpatterns: path ( x )', 'path ( x )', { kind: 'entry', list: 'urlpatterns', value: 'path ( x )' }],
    ['SECTIONS', '', { kind: 'definition', name: 'SECTIONS' }],
    [
      'PostForm',
      'class PostForm: ...',
      { kind: 'definition', name: 'PostForm', before: 'class PostForm: ...' },
    ],
    [
      'register(Post)',
      'register(Post)',
      { kind: 'definition', statement: 'register(Post)', before: 'register(Post)' },
    ],
    ['urlpatterns: blog.urls', '', { kind: 'route', module: 'blog.urls' }],
  ])('%j: %j', (key, before, entry) => {
    expect(undoOfImports({ 'a.py': { [key]: before } })).toEqual({ 'a.py': [entry] });
  });

  test('a requirement', () => {
    expect(undoOfImports({ 'requirements.txt': { Pillow: '' } })).toEqual({
      'requirements.txt': [{ kind: 'requirement', name: 'Pillow' }],
    });
  });
});

test.each([
  ['Post title author:fk:auth.User', 'Post title author:fk:auth.User'],
  ['Post title', 'Post title access=members'],
  ['Post title editor:fk:auth.User', 'Post title editor:fk:auth.User access=members'],
  ['Post title author:fk:auth.User:null', 'Post title author:fk:auth.User:null access=members'],
  [
    'Post a:fk:auth.User:related=+ author:fk:auth.User',
    'Post a:fk:auth.User:related=+ author:fk:auth.User:owner',
  ],
])('the access of %s is what its code has', (spec, now) => {
  expect(specOfFormat1(spec)).toBe(now);
});
