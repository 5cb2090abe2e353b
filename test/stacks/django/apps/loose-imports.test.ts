// What was removed is imported nowhere any more, whatever formatters and owners made of the imports.
import { expect, test } from 'vitest';
import type { Tree } from '../../../../lib/core/files/tree.ts';
import { shop } from '../../../helpers/blueprints.ts';
import { execute } from '../../../helpers/changes.ts';
import { render } from '../../../helpers/django.ts';
import { foreignProject } from '../../../helpers/foreign-project.ts';

async function blog(): Promise<Tree> {
  const base = render({ ...shop, package: 'project' });
  return (await execute(base, 'add', 'app', 'blog', '--model', 'Post title', '--model', 'Tag name')).tree;
}

const edited = (tree: Tree, edit: (text: string, path: string) => string): Tree =>
  new Map(
    [...tree].map(([path, file]) => [
      path,
      path.endsWith('.py') ? { ...file, content: edit(file.content, path) } : file,
    ]),
  );

/** `isort --force-single-line-imports`. */
function single(text: string): string {
  const names = (line: string) =>
    line
      .split(',')
      .map((name) => name.trim())
      .filter(Boolean);
  return text.replace(/^from (\S+) import (?:\(([^)]*)\)|(.*))$/gm, (_, module, inside, line) =>
    names(inside ?? line)
      .map((name) => `from ${module} import ${name}`)
      .join('\n'),
  );
}

const textOf = (tree: Tree, path: string) => tree.get(path)?.content ?? '';

test('one import on each line', async () => {
  const { tree, change } = await execute(edited(await blog(), single), 'remove', 'model', 'blog.Tag');
  expect(change.byHand).toEqual([]);
  const code = [...tree].filter(([path]) => /^blog\/\w+\.py$/.test(path)).map(([, { content }]) => content);
  expect(code.join('')).not.toMatch(/import Tag/);
  expect(code.join('')).toContain('from .models import Post\n');
});

test('one import on each line: of what models share nothing is left either, once the last has gone', async () => {
  const base = foreignProject({ 'shop/views.py': '', 'shop/models.py': '' });
  const { tree: added } = await execute(base, 'add', 'model', 'shop.Zebra', 'name');
  const before = edited(added, single);
  before.set('site1/pages.py', {
    content: 'from shop.records.views import RecordDeleteView\n\nV = RecordDeleteView\n',
  });
  const { tree, change } = await execute(before, 'remove', 'model', 'shop.Zebra');
  expect(textOf(tree, 'shop/views.py')).not.toContain('records');
  expect(change.byHand.map(({ path, lines }) => [path, lines])).toEqual([
    ['site1/pages.py', ['RecordDeleteView']],
  ]);
});

test('absolute imports, in parentheses and under other names', async () => {
  const before = edited(await blog(), (text) =>
    text
      .replace(
        /^from \.models import Post, Tag$/m,
        'from blog.models import (  # both\n    Post,\n    Tag,\n)',
      )
      .replace(
        /^from \.forms import PostForm, TagForm$/m,
        'from blog.forms import PostForm\nfrom blog.forms import TagForm',
      ),
  );
  before.set('project/tools.py', {
    content: 'from blog.models import Tag as Label\nfrom blog import views\n',
  });
  const { tree, change } = await execute(before, 'remove', 'model', 'blog.Tag');
  expect(change.byHand).toEqual([]);
  expect(textOf(tree, 'blog/views.py')).toContain('from blog.models import (  # both\n    Post,\n)');
  expect(textOf(tree, 'blog/views.py')).not.toContain('TagForm');
  expect(textOf(tree, 'project/tools.py')).toBe('from blog import views\n');
});

test('what the owner uses is named, in other apps too', async () => {
  const before = new Map(await blog());
  before.set('project/tools.py', { content: 'from blog.models import Post, Tag\n\nprint(Tag, Post)\n' });
  before.set('project/all.py', { content: 'from blog.models import *\n\nprint(Tag, Post)\n' });
  before.set('project/line.py', { content: 'import os; from blog.models import Post, Tag\n' });
  before.set('project/own.py', { content: 'from blog.models import *\n\nTag = Post\nprint(Tag)\n' });
  before.set('project/more.py', { content: 'from blog import views as v\n\nx = v.TagListView\n' });
  const { tree, change } = await execute(before, 'remove', 'model', 'blog.Tag');
  expect(change.byHand.map(({ path, lines }) => [path, lines])).toEqual([
    ['project/all.py', ['Tag']],
    ['project/line.py', ['from blog.models import Tag']],
    ['project/more.py', ['v.TagListView']],
    ['project/tools.py', ['Tag']],
  ]);
  expect(textOf(tree, 'project/tools.py')).toBe(textOf(before, 'project/tools.py'));
});

test.each([['tag'], ['post']])('an app that was moved: its model %s goes without a trace', async (name) => {
  const moved: Tree = new Map(
    [...(await blog())].map(([path, file]) => [path.replace(/^blog\//, 'apps/blog/'), file]),
  );
  const before = edited(moved, (text, path) => {
    if (path === 'apps/blog/apps.py') return text.replace('name = "blog"', 'name = "apps.blog"');
    if (!path.startsWith('project/')) return text;
    return text.replace('"blog",', '"apps.blog",').replace('"blog.urls"', '"apps.blog.urls"');
  });
  // Python leaves its caches behind.
  before.set('blog/__pycache__/models.cpython-313.pyc', { content: '' });
  const model = name === 'tag' ? 'Tag' : 'Post';
  const { tree, change } = await execute(before, 'remove', 'model', `blog.${model}`);
  expect(change.byHand).toEqual([]);
  expect(change.kept).toEqual([]);
  const rest = [...tree].filter(([path]) => path.startsWith('apps/blog/'));
  expect(rest.map(([path]) => path).join('\n')).not.toContain(`${name}_`);
  for (const [, { content }] of rest) expect(content).not.toMatch(new RegExp(`\\b${model}`));
});

test.each([
  ['in a function', 'def tags():\n    from blog.models import Tag\n\n    return Tag.objects.all()\n', 'Tag'],
  [
    'for type checkers',
    'if TYPE_CHECKING:\n    from blog.models import Post, Tag\n\n\ndef show(tag: "Tag"): ...\n',
    'from blog.models import Tag',
  ],
  [
    'where it may fail',
    'try:\n    from blog.models import Tag as Label\nexcept ImportError:\n    Label = None\n',
    'from blog.models import Tag as Label',
  ],
  [
    'of a module, in a method',
    'class A:\n    def b(self):\n        from blog import models\n\n        return models.Tag\n',
    'models.Tag',
  ],
])('an import %s is named', async (_, text, line) => {
  const before = new Map(await blog());
  before.set('project/tools.py', { content: text });
  before.set('blog/migrations/0002_more.py', { content: text });
  const { tree, change } = await execute(before, 'remove', 'model', 'blog.Tag');
  expect(change.byHand.map(({ path, lines, reason }) => [path, lines, reason])).toEqual(
    ['blog/migrations/0002_more.py', 'project/tools.py'].map((path) => [
      path,
      [line],
      'your own code uses what was removed',
    ]),
  );
  expect(textOf(tree, 'project/tools.py')).toBe(text);
});
