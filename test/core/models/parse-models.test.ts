// Specifications of models: what they mean, and that their shortest form means the same.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { asExisting } from '../../../lib/core/models/catalogue.ts';
import { fieldType, fieldTypeNames, findFieldType } from '../../../lib/core/models/field-types.ts';
import type { Model } from '../../../lib/core/models/model.ts';
import { modelNames, plural } from '../../../lib/core/models/model-names.ts';
import { parseModels } from '../../../lib/core/models/parse-models.ts';
import { formatSpec } from '../../../lib/core/models/spec-format.ts';
import { anyApps, parseSpecs, worldOf } from '../../helpers/models.ts';

function parse(...specs: string[]): Model[] {
  const parsed = parseSpecs(specs, worldOf('blog'));
  if ('faults' in parsed) throw new Error(parsed.faults.join('\n'));
  return parsed.models;
}

test('a specification becomes a model', () => {
  const [post] = parse('Post title:char:80:unique author:fk:auth.User:null published:bool', 'Tag name');
  const plain = { null: false, blank: false, unique: false, index: false };
  expect(post?.fields).toEqual([
    { ...plain, name: 'title', type: 'char', length: 80, unique: true },
    {
      ...plain,
      name: 'author',
      type: 'foreignkey',
      null: true,
      blank: true,
      to: { app: 'auth', model: 'User' },
      onDelete: 'set_null',
    },
    { ...plain, name: 'published', type: 'boolean' },
  ]);
});

test('words may come one by one', () => {
  const specs = [{ source: 'blog.Post', words: ['Post', 'title', 'body:text  slug:slug'] }];
  expect(parseModels(specs, worldOf('blog'))).toMatchObject({
    models: [{ spec: 'Post title body:text slug:slug' }],
  });
});

test.each([
  ['title:string:200', 'title'],
  ['title:CharField:max_length=99', 'title:char:99'],
  ['body:TextField:null', 'body:text:blank'],
  ['code:char:null:unique', 'code:char:null:unique'],
  ['slug:slug:index', 'slug:slug'],
  ['owner:belongs_to:user', 'owner:fk:auth.User'],
  ['owner:fk:settings.AUTH_USER_MODEL:on_delete=CASCADE', 'owner:fk:auth.User'],
  ['owner:fk:auth.User:null:set_null:index', 'owner:fk:auth.User:null'],
  ['owner:o2o:auth.User:unique:protect', 'owner:o2o:auth.User:protect'],
  ['parent:fk:blog.Post:null:related_name=children', 'parent:fk:self:null:related=children'],
  ['friends:m2m:Post', 'friends:m2m:self'],
  ['at:time:default=09:30:null', 'at:time:null:default=09:30'],
  ['site:url:default=https://example.com/a?b:null', 'site:url:blank:default=https://example.com/a?b'],
  ['on:boolean:default=YES', 'on:boolean:default=true'],
  ['number:int:default=+007', 'number:integer:default=7'],
  ['price:decimal:10,2:default=-0.50', 'price:decimal:default=-0.50'],
  ['day:date:default=now', 'day:date:default=today'],
  ['address:ip:default=::1', 'address:ip:default=::1'],
  ['key:bigserial', 'key:bigauto'],
  ['id:auto', 'id:auto'],
  ['state:char:choices=a,b:default=b', 'state:char:choices=a,b:default=b'],
])('%s is %s', (word, shortest) => {
  expect(parse(`Post ${word} other`)[0]?.spec).toBe(`Post ${shortest} other`);
});

test('a relation without a model means the one it is named after', () => {
  expect(parse('BlogPost title', 'Comment blog_post:references')[1]?.spec).toBe(
    'Comment blog_post:fk:BlogPost',
  );
});

test('the shortest form means the same', () => {
  fc.assert(
    fc.property(anyApps, (apps) => {
      for (const [index, { app, models }] of apps.entries()) {
        const existing = apps
          .slice(0, index)
          .flatMap((each) => each.models.map((model) => asExisting(each.app, model)));
        const specs = models.map((model) => formatSpec(model, app));
        expect(specs).toEqual(models.map(({ spec }) => spec));
        expect(parseSpecs(specs, worldOf(app, existing))).toEqual({ models });
      }
    }),
  );
});

test('any text is a model or has faults of one line', () => {
  const word = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc
      .array(
        fc.constantFrom(
          'a',
          'title',
          'fk',
          'char',
          'choice',
          'default=',
          'self',
          '9',
          '=',
          'null',
          'auth.User',
        ),
      )
      .map((parts) => parts.join(':')),
  );
  fc.assert(
    fc.property(fc.array(fc.array(word)), (specs) => {
      const sources = specs.map((words) => ({ source: 'here', words: ['Post', ...words] }));
      const parsed = parseModels(sources, worldOf('blog'));
      if ('models' in parsed) return;
      expect(parsed.faults.length).toBeGreaterThan(0);
      for (const fault of parsed.faults) expect(fault).toMatch(/^here: .+$/);
    }),
  );
});

test.each(fieldTypeNames)('%s is found by its names', (name) => {
  const { className, aliases } = fieldType(name);
  for (const alias of aliases) expect(findFieldType(alias)).toBe(name);
  if (name !== 'choice') expect(findFieldType(className)).toBe(name);
});

test('no spelling of a type means two', () => {
  const spellings = fieldTypeNames.flatMap((name) => [name, ...fieldType(name).aliases]);
  expect(spellings).toEqual([...new Set(spellings)]);
});

test.each([
  ['BlogPost', 'blogpost', 'blog_post', 'blog_posts', 'blog-posts', 'blog post', 'blog posts'],
  ['HTMLPage', 'htmlpage', 'html_page', 'html_pages', 'html-pages', 'html page', 'html pages'],
  ['Category', 'category', 'category', 'categories', 'categories', 'category', 'categories'],
  ['X', 'x', 'x', 'xes', 'xes', 'x', 'xes'],
])('the names of %s', (name, lower, snake, pluralSnake, pluralKebab, verbose, verbosePlural) => {
  const defaultVerbosePlural = `${verbose}s`;
  expect(modelNames(name)).toEqual({
    name,
    lower,
    snake,
    pluralSnake,
    pluralKebab,
    verbose,
    verbosePlural,
    defaultVerbosePlural,
  });
});

test.each(
  `post posts|box boxes|day days|church churches|status statuses|person people|quiz quizzes|analysis analyses|
   bus buses|news news|child children|leaf leaves|class classes|blog_entry blog_entries`
    .split('|')
    .map((pair) => pair.trim().split(' ') as [string, string]),
)('%s, %s', (one, many) => {
  expect(plural(one)).toBe(many);
});
