// model -> code: what each kind of field brings, and whom the views let write.
import { describe, expect, test } from 'vitest';
import { createCatalogue } from '../../../../lib/core/models/catalogue.ts';
import type { Model } from '../../../../lib/core/models/model.ts';
import { parseModels } from '../../../../lib/core/models/parse-models.ts';
import { djangoModelRules } from '../../../../lib/stacks/django/models/django-model-rules.ts';
import { appFrame } from '../../../../lib/stacks/django/models/page-frame.ts';
import { renderApp } from '../../../../lib/stacks/django/models/render-app.ts';
import { renderModel } from '../../../../lib/stacks/django/models/render-model.ts';
import { mergeModule } from '../../../../lib/stacks/django/python/merge.ts';
import { parseModule, syntaxFault } from '../../../../lib/stacks/django/python/syntax.ts';
import { blog, codeOf, modelsFrom } from './code-of.ts';

const post = [
  'Category name:char:100:unique',
  'Post title:char:200 body:text author:fk:auth.User category:fk:Category:protect cover:image:null published:datetime',
];

describe('an app', () => {
  test.each(['class', 'function'] as const)('with %s views has the documented layout', (views) => {
    expect([...renderApp({ ...blog, views }).keys()].sort()).toEqual([
      '__init__.py',
      'admin.py',
      'apps.py',
      'migrations/__init__.py',
      'models.py',
      'templates/blog/index.html',
      'tests.py',
      'urls.py',
      'views.py',
    ]);
  });

  test('has styles and a script of its own in foreign projects', () => {
    const tree = renderApp({ ...blog, isOwn: false });
    const own = [...tree.keys()].filter((path) => !renderApp(blog).has(path));
    const styles = tree.get('static/blog/css/blog.css')?.content ?? '';

    expect(own.sort()).toEqual(['static/blog/css/blog.css', 'static/blog/js/blog.js']);
    // Whatever stands at the start of a line applies to pages of this app only.
    expect(styles.match(/^[^\s@/}].*$/gm)?.filter((line) => !line.startsWith('.app-'))).toEqual([]);
    expect(tree.get('static/blog/js/blog.js')?.content).toContain('(".app-page form[method=post]")');
    expect(tree.get('templates/blog/index.html')?.content).toContain('{% static "blog/css/blog.css" %}');
  });

  test('is named by its whole module, and labelled by its name', () => {
    const tree = renderApp({ ...blog, name: 'tea_blog', module: 'apps.tea_blog' });

    expect(tree.get('apps.py')?.content).toContain(
      'class TeaBlogConfig(AppConfig):\n    name = "apps.tea_blog"',
    );
    expect(tree.get('templates/tea_blog/index.html')?.content).toContain('<h1>Tea blog</h1>');
  });

  test('brings a frame where the project has none, and fills only the blocks there are', () => {
    const own = renderApp({ ...blog, isOwn: false, frame: appFrame('blog') });
    const bare = renderApp({ ...blog, isOwn: false, frame: { extends: 'main.html', content: 'body' } });
    const index = bare.get('templates/blog/index.html')?.content ?? '';

    expect(own.has('templates/blog/base.html')).toBe(true);
    expect(bare.has('templates/blog/base.html')).toBe(false);
    expect(index.match(/{% block \w+ %}/g)).toEqual(['{% block body %}']);
    expect(index).toContain('{% extends "main.html" %}');
    expect(index.indexOf('blog/css/blog.css')).toBeGreaterThan(index.indexOf('{% block body %}'));
  });
});

describe.each(['class', 'function'] as const)('a model with %s views', (views) => {
  const code = codeOf(post, { views });

  test('has snippets for the files of its app, and pages', () => {
    expect([...code.keys()].sort()).toEqual([
      'admin.py',
      'forms.py',
      'models.py',
      'templates/blog/post_confirm_delete.html',
      'templates/blog/post_detail.html',
      'templates/blog/post_form.html',
      'templates/blog/post_list.html',
      'tests.py',
      'urls.py',
      'views.py',
    ]);
  });

  test('is sound Python without marks of a template', () => {
    for (const [path, text] of code) {
      expect(text, path).not.toMatch(/<%|undefined|\[object/);
      if (path.endsWith('.py')) expect(syntaxFault(parseModule(text)), path).toBeUndefined();
    }
  });

  test('belongs to the user who writes it', () => {
    expect(code.get('forms.py')).toContain('fields = ("title", "body", "category", "cover", "published")');
    expect(code.get('models.py')).toContain('user.is_authenticated and self.author_id == user.pk');
    expect(code.get('views.py')).toMatch(
      /class PostMixin\(OwnerMixin\)|Pages\(Post, "blog:post_", "owner"\)/,
    );
    expect(code.get('views.py')).toMatch(/form\.instance\.author = request\.user|owner_field = "author"/);
    expect(code.get('tests.py')).toContain('access = "owner"\n    owner_path = "author"\n');
  });

  test('fetches along what its list shows', () => {
    expect(code.get('views.py')).toContain('select_related("author", "category")');
  });

  test('goes into an app any number of times, to the same effect', () => {
    const shell = renderApp({ ...blog, views });
    const models = modelsFrom(...post);
    for (const [path, snippet] of renderModel({ ...blog, views }, models[1] as Model, { models }).snippets) {
      const once = mergeModule(shell.get(path)?.content, snippet);
      expect(once.clashes, path).toEqual([]);
      expect(mergeModule(once.text, snippet).text, path).toBe(once.text);
    }
  });
});

test('names of URLs go without a namespace where the app has none', () => {
  const code = codeOf(['Tag name:char'], { namespace: '' });

  expect(code.get('models.py')).toContain('reverse("tag_detail", args=[self.pk])');
  expect(code.get('views.py')).toContain('url_prefix = "tag_"');
});

test.each([
  ['Note title', '" ".join(', 'test_title_whitespace_is_collapsed'],
  ['Page slug:slug', 'clean_slug', 'test_slug_is_lowercased'],
  ['Report file:file', 'UploadedFile', 'test_file_size_is_limited'],
])('%s has a rule in its form, and a test of it', (spec, rule, name) => {
  const code = codeOf([spec]);

  expect(code.get('forms.py')).toContain(rule);
  expect(code.get('tests.py')).toContain(`def ${name}(self):`);
});

test.each([
  [
    'Event starts:date ends:date',
    ['condition=models.Q(ends__gte=models.F("starts"))', 'name="blog_event_ends_order"'],
    'test_ends_cannot_precede_start',
  ],
  [
    'Item price:decimal:8,2:min=0',
    ['[MinValueValidator(0)]', 'condition=models.Q(price__gte=0), name="blog_item_price_range"'],
    'test_price_has_a_range',
  ],
  [
    'Tag name:char:40:unique',
    ['Lower("name")', 'name="blog_tag_name_unique"', 'Another record already has this value.'],
    'test_name_is_unique_ignoring_case',
  ],
])('%s has a constraint, and a test of it', (spec, parts, name) => {
  const code = codeOf([spec]);

  for (const part of parts) expect(code.get('models.py')).toContain(part);
  expect(code.get('tests.py')).toContain(`def ${name}(self):`);
  expect(code.get('forms.py')).not.toContain('.objects');
});

test.each([
  ['Note text:text'],
  ['Item price:decimal:8,2'],
  ['Person birth_date:date'],
  ['Shift start:time end:time'],
  ['Point x:integer y:integer'],
  ['Code value:char:5'],
  ['Day day:date:null'],
])('%s has no rule, since none is sure to be true', (spec) => {
  expect(codeOf([spec]).get('forms.py')).not.toContain('def clean');
});

test.each([
  ['Post title:char published:date', '("-published", "-pk")', 'self.title'],
  ['Post title:char', '("title", "pk")', 'self.title'],
  ['Note text:text', '("-pk",)', 'f"Note {self.pk}"'],
  ['Note title:char:null', '("title", "pk")', 'self.title or f"Note {self.pk}"'],
])('%s has an order that leaves nothing to chance, and a name', (spec, ordering, text) => {
  const models = codeOf([spec]).get('models.py');

  expect(models).toContain(`ordering = ${ordering}`);
  expect(models).toContain(`return ${text}\n`);
});

test('a plural that Django would not guess is said', () => {
  expect(codeOf(['Category name:char']).get('models.py')).toContain('verbose_name_plural = "categories"');
  expect(codeOf(['Post title:char']).get('models.py')).not.toContain('verbose_name');
});

test('a model whose name Python or Django has already gets other variables', () => {
  const views = codeOf(['Request title:char'], { views: 'function' }).get('views.py');

  expect(views).toContain('record = get_object_or_404(Request, pk=pk)');
});

test('tests that cannot make what a model needs say so', () => {
  const catalogue = createCatalogue(['auth', 'blog', 'installed'], djangoModelRules);
  catalogue.addApp('blog');
  const parsed = parseModels(
    [{ source: 'x', words: ['Item thing:fk:installed.Thing'] }],
    catalogue.scope('blog'),
  );
  const models = 'models' in parsed ? parsed.models : [];
  const { snippets } = renderModel(blog, models[0] as Model, { models });

  expect(new Map(snippets).get('tests.py')).toContain('raise SkipTest("Create one here: installed.Thing")');
});
