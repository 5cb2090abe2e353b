// What is wrong in specifications of models: every fault is found at once, with its place and what to do.
import { expect, test } from 'vitest';
import { createCatalogue } from '../../../lib/core/models/catalogue.ts';
import { parseModels } from '../../../lib/core/models/parse-models.ts';
import { parseSpecs } from '../../helpers/parse-specs.ts';
import { scopeOf, smallRules } from './small-stack.ts';

const existing = [
  { app: 'blog', name: 'Author', fields: [{ name: 'id' }, { name: 'name' }, { name: 'review' }] },
  {
    app: 'shop',
    name: 'Order',
    fields: [
      { name: 'id' },
      { name: 'user', relation: { kind: 'foreignkey', to: { app: 'accounts', model: 'Account' } } },
      {
        name: 'writer',
        relation: { kind: 'foreignkey', to: { app: 'blog', model: 'Author' }, relatedName: 'orders' },
      },
    ],
  },
] as const;

function faults(...specs: string[]): readonly string[] {
  const parsed = parseSpecs(specs, scopeOf('blog', existing));
  return 'faults' in parsed ? parsed.faults : [];
}

test('all faults are found at once, in order', () => {
  expect(faults('Post titel:chra x:fk:Pots', 'post_x a:char:uniqe')).toEqual([
    '--model 1: word 2 "titel:chra": unknown type chra, did you mean char?',
    '--model 1: word 3 "x:fk:Pots": unknown model Pots, did you mean Post?',
    '--model 2: word 1 "post_x": the name post_x is not in CapWords, did you mean PostX?',
    '--model 2: word 2 "a:char:uniqe": unknown modifier uniqe, did you mean unique?',
  ]);
});

test('control characters do not reach the terminal', () => {
  expect(faults('Post a:\x1b[31m')[0]).toContain('unknown type \ufffd[31m');
});

test.each([
  // Models.
  ['', 'is empty: write a model and its fields'],
  ['Post', 'has no fields: add some'],
  ['Post id:auto a:binary', 'has no field that a form can show'],
  ['blog_post a', 'not in CapWords, did you mean BlogPost?'],
  ['1 a', 'not in CapWords: start with a letter A-Z'],
  ['class a', 'the name class is a keyword of TypeScript'],
  ['Infinity a', 'the name Infinity is a keyword of TypeScript'],
  ['Object a', 'the name Object is a class that every program has'],
  [`A${'a'.repeat(50)} a`, 'has 51 characters, but at most 50 are allowed'],
  ['Author a', 'the app blog already has a model Author'],
  ['AUTHOR a', 'the app blog already has a model Author'],
  ['AuthorTable a', 'would clash with the classes generated for Author: choose another name'],
  // Names of fields.
  ['Post :char', 'the name (empty) is missing'],
  ['Post class', 'the name class is a keyword of TypeScript'],
  ['Post Infinity', 'the name Infinity is a keyword of TypeScript'],
  ['Post createdAt', 'is not in lower_case, did you mean created_at?'],
  ['Post 1', 'is not a valid name: start with a letter'],
  [`Post ${'a'.repeat(51)}`, 'has 51 characters, but at most 50 are allowed'],
  ['Post a a', 'is defined twice'],
  ['Post author:fk:Author author_id:integer', 'and author would share the column author_id'],
  ['Post id:integer', 'the name id is the primary key'],
  ['Post to_json', 'the name to_json is what makes JSON of a record'],
  ['Post a_1 a1', 'and a_1 would share the property a1'],
  ['Post crypto b:uuid:default=random', 'the name crypto would hide what b needs in models.ts: rename it'],
  // Types and modifiers.
  ['Post a:', 'has no type: use char, text'],
  ['Post a:qqqqqq', 'unknown type qqqqqq: use char, text'],
  ['Post a:ManyToOn', 'unknown type ManyToOn, did you mean manytoone?'],
  ['Post a:Adress', 'unknown type Adress, did you mean address?'],
  ['Post a:Embedded_Field', 'Embedded_Field has columns of its own: write json'],
  ['Post a:FilePath', 'FilePath is not safe on a server: write char'],
  ['Post a:constructor', 'unknown type constructor: use char, text'],
  ['Post a:char:nul', 'unknown modifier nul, did you mean null?'],
  ['Post a:char:defualt=1', 'unknown modifier defualt=, did you mean default=?'],
  ['Post a:char:zzzzzzz', 'unknown modifier zzzzzzz: use null'],
  ['Post a:char::null', 'has an empty part'],
  ['Post a:char:null:null', 'sets null twice'],
  ['Post a:char:9:length=8', 'sets length twice'],
  // Lengths, digits and choices.
  ['Post a:char:0', 'the length 0 is out of range: use 1 to 16383'],
  ['Post a:char:99999', 'for longer texts use text'],
  ['Post a:char:length=x', 'the length x is not a whole number'],
  ['Post a:char:length=', 'the length (empty) is not a whole number'],
  ['Post a:email:5', 'the length 5 is out of range: use 10'],
  ['Post a:integer:5', 'integer does not take a length'],
  ['Post a:decimal:8', '8 is not a pair of digits and decimal places: write decimal:8,2'],
  ['Post a:decimal:x,2', 'is not a pair of digits and decimal places'],
  ['Post a:decimal:0,0', '0 digits are out of range: use 1 to 65'],
  ['Post a:decimal:66,0', '66 digits are out of range'],
  ['Post a:decimal:2,3', '3 decimal places do not fit into 2 digits'],
  ['Post a:decimal:60,31', '31 decimal places are out of range'],
  ['Post a:choice', 'has no choices: write choice:draft,published'],
  ['Post a:choice:x,', 'has an empty choice'],
  ['Post a:choice:x,x', 'lists the choice x twice'],
  ['Post a:choice:X,x', 'the choices X and x would both be named x: change one'],
  ['Post a:char:3:choices=long,x', 'the choice long has 4 characters, but at most 3 are allowed'],
  ['Post a:choice:\x07', 'a choice cannot have control characters'],
  ['Post a:integer:choices=1,x', 'the choice x is not a whole number'],
  ['Post a:smallint:choices=40000', 'the choice 40000 is out of range'],
  ['Post a:date:choices=1', 'date does not take choices'],
  // Null, unique and index.
  ['Post a:integer:blank', 'blank alone leaves integer without a value to store: use null'],
  ['Post a:auto:null b', 'a primary key does not take modifiers'],
  ['Post a:auto b:bigauto', 'is a second primary key, after a'],
  ['Post a:text:unique', 'text cannot be unique'],
  ['Post a:m2m:Author:unique', 'manytomany cannot be unique'],
  [
    'Post a:integer:choices=1,2:unique',
    'choices cannot be unique: there could be no more records than choices',
  ],
  ['Post a:fk:Author:unique', 'a unique foreign key is a one-to-one: use onetoone'],
  ['Post a:json:index', 'json cannot have an index'],
  // Defaults.
  ['Post a:integer:default=x', 'the default x does not fit: use a whole number'],
  ['Post a:smallint:default=32768', 'out of range: use -32768 to 32767'],
  ['Post a:positiveinteger:default=-1', 'out of range: use 0 to 2147483647'],
  ['Post a:float:default=1e999', 'does not fit: use a number such as 0.5'],
  ['Post a:decimal:3,1:default=100', 'does not fit into 3 digits with 1 after the point'],
  ['Post a:decimal:default=1,5', 'does not fit: use a number such as 9.90'],
  ['Post a:boolean:default=maybe', 'does not fit: use true or false'],
  ['Post a:date:default=2025-02-30', 'does not fit: use today, or a day such as'],
  ['Post a:datetime:default=2025-01-01', 'does not fit: use now, or a time (UTC) such as'],
  ['Post a:time:default=25:00', 'does not fit: use a time such as 09:30'],
  ['Post a:duration:default=long', 'does not fit: use a duration such as'],
  ['Post a:uuid:default=1', 'does not fit: use random, or a UUID'],
  ['Post a:json:default={"a":1}', 'use {} or [], or write a function in models.ts'],
  ['Post a:ip:default=300.1.1.1', 'does not fit: use an IP address'],
  ['Post a:slug:default=a.b', 'does not fit: use letters a-z, digits, - and _'],
  ['Post a:email:default=me', 'does not fit: use an e-mail address'],
  ['Post a:url:default=example', 'does not fit: use an address such as'],
  ['Post a:char:2:default=abc', 'the default has 3 characters, but its length is 2'],
  ['Post a:choice:x,y:default=z', 'the default z is not among its choices: use x, y'],
  ['Post a:char:default=\x07', 'a default cannot have control characters'],
  ['Post a:image:default=x', 'cannot have a default here: write it in models.ts'],
  ['Post a:fk:Author:default=x', 'the primary key of a record, such as 1'],
  ['Post a:char:unique:default=x', 'a default on a unique field fits only the first record'],
  ['Post a:o2o:Author:default=1', 'a default on a unique field fits only the first record'],
  // The lowest and the highest value.
  ['Post a:integer:min=abc', 'the min abc does not fit: use a whole number'],
  ['Post a:integer:min=', 'the min (empty) does not fit: use a whole number'],
  ['Post a:integer:max=0.5', 'the max 0.5 does not fit: use a whole number'],
  ['Post a:float:max=1e999', 'the max 1e999 does not fit: use a number such as 0.5'],
  ['Post a:smallint:max=40000', 'the max 40000 is out of range: use -32768 to 32767'],
  ['Post a:decimal:3,1:min=0.25', 'the min 0.25 does not fit into 3 digits with 1 after the point'],
  ['Post a:integer:min=10:max=9', 'the min 10 is more than the max 9'],
  ['Post a:decimal:min=-0.5:max=-0.75', 'the min -0.5 is more than the max -0.75'],
  ['Post a:integer:min=1:default=0', 'the default 0 is less than the min 1'],
  ['Post a:float:max=1:default=1.5', 'the default 1.5 is more than the max 1'],
  ['Post a:integer:min=1:min=2', 'sets min twice'],
  ['Post a:integer:mim=1', 'unknown modifier mim=, did you mean min=?'],
  ['Post a:char:min=1', 'char does not take min or max: only numbers do; for its length write char:80'],
  ['Post a:date:max=1', 'date does not take min or max: only numbers do'],
  ['Post a:integer:choices=1,2:min=1', 'does not need min or max: its choices say which numbers it takes'],
  ['Post a:integer:min=1:max=5:unique', 'unique leaves room for 5 records between 1 and 5'],
  ['Post a:decimal:3,1:min=0:max=0.5:unique', 'unique leaves room for 6 records between 0 and 0.5'],
  // Times that are filled in, and endings.
  ['Post a:char:auto_now', 'char does not take auto_now: only date, datetime and time do'],
  ['Post a:duration:auto_now_add', 'duration does not take auto_now_add: only'],
  ['Post a:date:auto_now:auto_now_add b', 'auto_now and auto_now_add exclude each other'],
  ['Post a:date:auto_now:default=today b', 'auto_now fills it in: remove the default'],
  ['Post a:date:auto_now:null b', 'auto_now fills it in: remove null'],
  ['Post a:date:auto_now:blank b', 'auto_now fills it in: remove blank'],
  ['Post a:datetime:auto_now_add:unique b', 'auto_now_add fills it in: remove unique'],
  ['Post a:datetime:auto_now:auto_now b', 'sets auto_now twice'],
  ['Post a:datetime:auto_now', 'has no field that a form can show'],
  ['Post timestamps', 'has no field that a form can show'],
  ['Post a timestamps timestamps', 'is given twice'],
  ['Post a created_at timestamps', 'created_at is defined twice'],
  ['Post a timestamps updated_at:date', 'is defined twice'],
  ['Post a:char:endings=pdf', 'char does not take endings: only file does'],
  ['Post a:image:endings=png', 'image does not take endings: only file does'],
  [
    'Post a:file:endings=',
    'the ending (empty) does not fit: use letters and digits, such as endings=pdf,txt',
  ],
  ['Post a:file:endings=pdf,*', 'the ending * does not fit'],
  ['Post a:file:endings=pdf,.PDF', 'lists the ending pdf twice'],
  // Relations.
  ['Post a:fk', 'does not name a model: write a:fk:A'],
  ['Post a:fk:Auther', 'unknown model Auther, did you mean Author?'],
  ['Post a:fk:Zzzzz', 'unknown model Zzzzz: the app has Post, Author'],
  ['Post a:fk:accounts.Acount', 'the app accounts has no model Acount, did you mean accounts.Account?'],
  ['Post a:fk:blog.Nobody', 'the app blog has no model Nobody'],
  ['Post a:fk:shopp.Order', 'there is no app shopp in this project, did you mean shop.Order?'],
  ['Post a:fk:sites.Site', 'there is no app sites in this project'],
  ['Post a:fk:a.b.c', 'a.b.c is not a model: write app.Model'],
  ['Post a:fk:package.x', 'package.x is not a model: write app.Model, such as accounts.Account'],
  ['Post a:fk:Author:set_null', 'on_delete set_null needs null'],
  ['Post a:fk:Author:set_default', 'on_delete set_default needs a default'],
  ['Post a:fk:Author:on_delete=casade', 'unknown on_delete casade, did you mean cascade?'],
  ['Post a:m2m:Author:cascade', 'manytomany does not take on_delete'],
  ['Post a:char:protect', 'char does not take on_delete'],
  ['Post a:char:related=b', 'char does not take a related name'],
  ['Post a:fk:Author:related=B', 'the related name B is not in lower_case'],
  ['Post a:fk:Author:related=to_json', 'the related name to_json is what makes JSON of a record'],
  ['Post a:m2m:self:related=b', 'does not need a related name'],
  [
    'Post a:fk:Author:related=x b:m2m:Author:related=x',
    'Author would call both it and Post.a x: add related=posts',
  ],
  ['Post a:fk:Author:related=name', 'Author would call it name, but already has a field with that name'],
  ['Post a:fk:Author:related=orders', 'Author would call both it and Order.writer orders'],
  [
    'Post a:fk:user:related=team',
    'Account would call it team, but already has a field with that name: add related=posts',
  ],
  [
    'Post a:fk:accounts.Team:related=members',
    'Team would call both it and Account.team members: add related=posts',
  ],
  ['Post a:fk:self', 'no first record can be created: make it null'],
] as const)('%s: %s', (spec, message) => {
  expect(faults(spec).join('\n')).toContain(message);
});

test('models of one call clash with each other', () => {
  expect(faults('Post a', 'Post a')).toEqual(['--model 2: word 1 "Post": is given twice']);
  expect(faults('Post a', 'POST a')[0]).toContain('and Post differ only in case');
  expect(faults('Person a', 'People a')[0]).toContain('and Person would share the address people/');
});

test('a circle of required relations has no first record', () => {
  expect(faults('Post tag:fk:Tag', 'Tag page:o2o:Page', 'Page post:fk:Post').join('\n')).toContain(
    'Post.tag -> Tag.page -> Page.post form a circle',
  );
  expect(faults('Post tag:fk:Tag', 'Tag page:o2o:Page', 'Page post:fk:Post:null')).toEqual([]);
});

test('a circle may lead through another app', () => {
  const orderOf = (isRequired: boolean) => ({
    app: 'shop',
    name: 'Cart',
    fields: [
      {
        name: 'post',
        relation: { kind: 'foreignkey', to: { app: 'blog', model: 'Post' }, isRequired },
      } as const,
    ],
  });
  const circle = (isRequired: boolean) =>
    parseSpecs(
      ['Post tag:fk:Tag', 'Tag cart:fk:shop.Cart'],
      scopeOf('blog', [...existing, orderOf(isRequired)]),
    );
  expect(circle(true)).toEqual({
    faults: [
      '--model 2: word 2 "cart:fk:shop.Cart": Post.tag -> Tag.cart -> shop.Cart.post form a circle, so no first record can be created: make one of them null',
    ],
  });
  expect(circle(false)).not.toHaveProperty('faults');
});

test('hidden relations and those that look alike from elsewhere do not clash', () => {
  expect(faults('Post a:fk:user:related=+ b:fk:user:related=+ c:m2m:self d:fk:self:null')).toEqual([]);
});

test('a relation to the users meets the model that the project has for them', () => {
  const catalogue = createCatalogue(['accounts', 'blog'], smallRules, { app: 'blog', model: 'Author' });
  for (const model of existing) catalogue.addModel(model);
  const specs = [{ source: 'here', words: ['Post', 'a:fk:user:related=review'] }];
  expect(parseModels(specs, catalogue.scope('blog'))).toEqual({
    faults: [
      'here: word 2 "a:fk:user:related=review": Account would call it review, but already has a field with that name: add related=posts',
    ],
  });
});

test('a field is not named like a relation from an app that refers to its model already', () => {
  const to = { app: 'blog', model: 'Page' };
  const visit = {
    app: 'shop',
    name: 'Visit',
    fields: [{ name: 'page', relation: { kind: 'foreignkey', to, relatedName: 'visits' } }],
  } as const;
  const scope = scopeOf('blog', [...existing, visit]);
  expect(parseSpecs(['Page title visits:integer'], scope)).toEqual({
    faults: [
      '--model 1: word 3 "visits:integer": the name visits is what Page calls shop.Visit.page: rename it',
    ],
  });
});
