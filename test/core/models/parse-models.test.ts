// Specifications of models: what they mean, and their shortest form.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Model } from '../../../lib/core/models/model.ts';
import { parseModels } from '../../../lib/core/models/parse-models.ts';
import { parseSpecs } from '../../helpers/parse-specs.ts';
import { scopeOf } from './small-stack.ts';

function parse(...specs: string[]): Model[] {
  const parsed = parseSpecs(specs, scopeOf('blog'));
  if ('faults' in parsed) throw new Error(parsed.faults.join('\n'));
  return parsed.models;
}

test('a specification becomes a model', () => {
  const [post] = parse(
    'Post title:char:80:unique author:fk:accounts.Account:null published:bool',
    'Tag name',
  );
  const plain = { null: false, blank: false, unique: false, index: false };
  expect(post?.fields).toEqual([
    { ...plain, name: 'title', type: 'char', length: 80, unique: true },
    {
      ...plain,
      name: 'author',
      type: 'foreignkey',
      null: true,
      blank: true,
      to: { app: 'accounts', model: 'Account' },
      onDelete: 'set_null',
    },
    { ...plain, name: 'published', type: 'boolean' },
  ]);
});

test('words may come one by one', () => {
  const specs = [{ source: 'blog.Post', words: ['Post', 'title', 'body:text  slug:slug'] }];
  expect(parseModels(specs, scopeOf('blog'))).toMatchObject({
    models: [{ spec: 'Post title body:text slug:slug' }],
  });
});

test.each([
  ['title:string:200', 'title'],
  ['title:CharField:max_length=99', 'title:char:99'],
  ['body:TextField:null', 'body:text:blank'],
  ['code:char:null:unique', 'code:char:null:unique'],
  ['slug:slug:index', 'slug:slug'],
  ['owner:belongs_to:user', 'owner:fk:accounts.Account'],
  ['owner:ManyToOne:User:on_delete=CASCADE', 'owner:fk:accounts.Account'],
  ['owner:fk:accounts.Account:null:set_null:index', 'owner:fk:accounts.Account:null'],
  ['owner:o2o:accounts.Account:unique:protect', 'owner:o2o:accounts.Account:protect'],
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
  ['stars:int:max=+5:min=01', 'stars:integer:min=1:max=5'],
  ['price:decimal:min_value=-0.50:max=009', 'price:decimal:min=-0.50:max=9'],
  ['rate:float:min=0.10:default=0.1', 'rate:float:min=0.1:default=0.1'],
  ['seen:date:auto_now', 'seen:date:auto_now'],
  ['made:datetime:auto_now_add:index', 'made:datetime:index:auto_now_add'],
  ['manual:file:endings=.PDF,txt:null', 'manual:file:blank:endings=pdf,txt'],
  ['timestamps', 'timestamps'],
  ['created_at:datetime:auto_now_add updated_at:datetime:auto_now', 'timestamps'],
  [
    'updated_at:datetime:auto_now created_at:datetime:auto_now_add',
    'updated_at:datetime:auto_now created_at:datetime:auto_now_add',
  ],
  ['timestamps:char', 'timestamps:char'],
  ['state:char:choices=a,b:default=b', 'state:char:choices=a,b:default=b'],
])('%s is %s', (word, shortest) => {
  const spec = `Post ${shortest} other`;
  expect(parse(`Post ${word} other`)[0]?.spec).toBe(spec);
  expect(parse(spec)).toEqual(parse(`Post ${word} other`));
});

test('a relation without a model means the one it is named after', () => {
  expect(parse('BlogPost title', 'Comment blog_post:references')[1]?.spec).toBe(
    'Comment blog_post:fk:BlogPost',
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
          'accounts.Account',
        ),
      )
      .map((parts) => parts.join(':')),
  );
  fc.assert(
    fc.property(fc.array(fc.array(word)), (specs) => {
      const sources = specs.map((words) => ({ source: 'here', words: ['Post', ...words] }));
      const parsed = parseModels(sources, scopeOf('blog'));
      if ('models' in parsed) return;
      expect(parsed.faults.length).toBeGreaterThan(0);
      for (const fault of parsed.faults) expect(fault).toMatch(/^here: .+$/);
    }),
  );
});
