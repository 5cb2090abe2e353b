// Snippets go into modules and come out again without a trace.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mergeUndo, type Undo } from '../../../../lib/core/files/undo.ts';
import {
  appendRuns,
  cutDefinition,
  definitionsOf,
} from '../../../../lib/stacks/django/python/definitions.ts';
import { mergeModule } from '../../../../lib/stacks/django/python/merge.ts';
import { parseModule } from '../../../../lib/stacks/django/python/syntax.ts';
import { unmergeModule } from '../../../../lib/stacks/django/python/unmerge.ts';

const views = (name: string, extra = '') => `"""Views."""

from django.contrib import messages
from django.urls import path, reverse_lazy, ${name}_url
from django.views.generic import (
    CreateView, ListView, UpdateView
)

from .models import ${name}

SECTIONS = {
    "${name}s": "${name}_list",
}

PAGE = 20


def shared(request):
    return messages.get(request)


# The list.
@decorated
class ${name}List(ListView):
    model = ${name}
    paginate_by = PAGE
    # the end
${extra}

def ${name.toLowerCase()}_view(request):
    reverse_lazy("x")
    return shared(request, path=1)
`;

const urls = (name: string) => `"""Addresses."""

from django.urls import path

from . import views

urlpatterns = [
    path("${name}/", views.${name}List.as_view(), name="${name}"),
    path("${name}/new/", views.${name}Create.as_view(), name="${name}_new"),
]
`;

describe('mergeModule', () => {
  test('into nothing: the snippet without what it does not use', () => {
    const { text } = mergeModule(undefined, views('Post'));
    expect(text).not.toMatch(/path, |Post_url|CreateView/);
    expect(text).toContain(
      'from django.urls import reverse_lazy\nfrom django.views.generic import ListView\n\nfrom .models',
    );
    expect(mergeModule(text, views('Post')).text).toBe(text);
  });

  test('two snippets, one out again', () => {
    for (const make of [views, urls]) {
      const post = mergeModule(undefined, make('Post'));
      const tag = mergeModule(undefined, make('Tag'));
      const both = mergeModule(post.text, make('Tag'));
      const undo = mergeUndo(post.undo, both.undo);
      expect(both.clashes).toEqual([]);
      expect(unmergeModule(both.text, make('Post'), undo)).toEqual({ text: tag.text, kept: [] });
      expect(unmergeModule(both.text, make('Tag'), undo)).toEqual({ text: post.text, kept: [] });
      expect(mergeModule(both.text, make('Post')).text).toBe(both.text);
    }
  });

  test('entries go into the list that is there', () => {
    const target = "from django.urls import path\nurlpatterns = [\n    path('', home)\n]\n";
    const merged = mergeModule(target, urls('Post'));
    expect(merged.text).toBe(
      `from django.urls import path\n\nfrom . import views\nurlpatterns = [
    path('', home),
    path("Post/", views.PostList.as_view(), name="Post"),
    path("Post/new/", views.PostCreate.as_view(), name="Post_new")\n]\n`,
    );
    expect(unmergeModule(merged.text, urls('Post'), merged.undo).text).toBe(target);
  });

  test('an entry that was there stays there', () => {
    const target = "from x import *\nurlpatterns = [path('Post/', views.PostList.as_view(), name='Post')]\n";
    const merged = mergeModule(target, urls('Post'));
    expect(merged.text.match(/PostList/g)).toHaveLength(1);
    expect(unmergeModule(merged.text, urls('Post'), merged.undo).text).toBe(target);
  });

  test('optional literals are left out when nothing waits for them', () => {
    const merged = mergeModule('A = 1\n', views('Post'), { optional: ['SECTIONS'] });
    expect(merged.text).not.toContain('SECTIONS');
    expect(unmergeModule(merged.text, views('Post'), merged.undo).text).toBe('A = 1\n');
  });

  test.each([
    ['def PostList(): ...\n', ['PostList']],
    ['from x import PostList\n', ['PostList']],
    ['Post = 1\n', ['Post']],
    ['SECTIONS = make()\n', ['SECTIONS']],
    ['SECTIONS = {"Posts": "other"}\n', ['SECTIONS']],
    ['PAGE = 30\n', ['PAGE']],
  ])('%j means something else', (target, clashes) => {
    expect(mergeModule(target, views('Post'))).toEqual({ text: target, undo: [], clashes });
  });

  test('what was changed is kept and named', () => {
    const { text, undo } = mergeModule(undefined, views('Post'));
    const changed = text.replace('# the end', '# changed');
    const left = unmergeModule(changed, views('Post'), undo);
    expect(left.kept).toEqual(['PostList']);
    expect(left.text).toContain('from django.views.generic import ListView');
    expect(left.text).toContain('PAGE = 20');
    expect(left.text).not.toContain('shared');
    expect(left.text).not.toContain('messages');
  });
});

const target = fc
  .tuple(
    fc.constantFrom('', '"""Doc."""\n', '# coding: utf-8\n', '\n'),
    fc.constantFrom(
      '',
      'from django.urls import path\n',
      'from django.urls import (path,\n  include)  # x\n',
      'import a\nfrom .models import (\n    A,\n)\n',
    ),
    fc.constantFrom(
      '',
      'X = 1\n',
      '\nurlpatterns = []\n',
      'urlpatterns = [\n  path("", x)  # why\n  # end\n]\n',
      '\nurlpatterns = [path("", x), ]\n',
    ),
    fc.constantFrom('', 'SECTIONS = {}\n', 'SECTIONS = {"a": 1,\n            "b": 2}\n'),
    fc.constantFrom(
      '',
      '\n\nclass A:\n    pass\n    # end\n',
      '# end',
      '\n\n\n',
      'def f(): pass',
      '# a\n@b\nclass C:\n\tpass\n\n\n# d\n',
    ),
    fc.boolean(),
  )
  .map(([head, imports, list, sections, end, crlf]) => {
    const text = head + imports + list + sections + end;
    return crlf ? text.replaceAll('\n', '\r\n') : text;
  });

test('merging is undone byte for byte, in any order', () => {
  fc.assert(
    fc.property(target, fc.shuffledSubarray(['v', 'u', 'w', 'z']), fc.boolean(), (text, order, reverse) => {
      const make = { v: views('Post'), u: urls('Post'), w: views('Tag'), z: urls('Tag') } as Record<
        string,
        string
      >;
      let result = text;
      let undo: readonly Undo[] = [];
      for (const key of order) {
        const merged = mergeModule(result, make[key] ?? '');
        expect(merged.clashes).toEqual([]);
        expect(mergeModule(merged.text, make[key] ?? '').text).toBe(merged.text);
        undo = mergeUndo(undo, merged.undo);
        result = merged.text;
      }
      for (const key of reverse ? order.toReversed() : order) {
        const unmerged = unmergeModule(result, make[key] ?? '', undo);
        expect(unmerged.kept).toEqual([]);
        result = unmerged.text;
      }
      expect(result).toBe(text);
    }),
    { numRuns: 400 },
  );
});

test('definitions are appended and removed byte for byte', () => {
  const sources = [
    'class X1:\n    pass',
    '# note\n@d\ndef x2():\n    return """\n# no\n"""  # end',
    'X3 = [\n    1,\n]',
  ];
  fc.assert(
    fc.property(target, fc.shuffledSubarray(sources), fc.boolean(), (text, added, reverse) => {
      const runs = added.map((source) => ({ source, definitions: definitionsOf(parseModule(source)) }));
      let result = appendRuns(text, runs, definitionsOf(parseModule(text)).at(-1));
      const names = definitionsOf(parseModule(result)).flatMap(({ name }) =>
        /^x\d$/i.test(name ?? '') ? [name ?? ''] : [],
      );
      expect(names).toHaveLength(added.length);
      for (const name of reverse ? names.reverse() : names)
        result = cutDefinition(result, (definition) => definition.name === name);
      expect(result).toBe(text);
    }),
    { numRuns: 1000 },
  );
});
