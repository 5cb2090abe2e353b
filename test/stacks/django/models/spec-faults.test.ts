// What is wrong in specifications of models because of Django or Python, beyond what holds for any stack.
import { expect, test } from 'vitest';
import { scopeOf } from '../../../helpers/models.ts';
import { parseSpecs } from '../../../helpers/parse-specs.ts';

const existing = [
  { app: 'blog', name: 'Author', fields: [{ name: 'id' }, { name: 'name' }, { name: 'review' }] },
  {
    app: 'shop',
    name: 'Order',
    fields: [
      { name: 'id' },
      { name: 'user', relation: { kind: 'foreignkey', to: { app: 'auth', model: 'User' } } },
    ],
  },
] as const;

function faults(...specs: string[]): readonly string[] {
  const parsed = parseSpecs(specs, scopeOf('blog', existing));
  return 'faults' in parsed ? parsed.faults : [];
}

test.each([
  ['None a', 'is a Python keyword'],
  ['User a', "would hide Django's user"],
  ['Objects a', 'would be the field objects of the tables that many-to-many relations have'],
  ['Mro a', 'would be the field mro'],
  ['PK a', 'would be the field pk'],
  ['Lower a', 'is what models.py imports from Django: choose a name such as LowerEntry'],
  ['MaxValueValidator a', 'is what models.py imports from Django'],
  ['ImageField a', 'is a class that models.py uses: choose a name such as PictureField'],
  [
    'AuthorForm a',
    'would clash with the classes generated for Author: choose another name, such as AuthorFormEntry',
  ],
  ['AuthorSerializer a', 'would clash with the classes generated for Author'],
  ['Post class', 'is a Python keyword'],
  ['Post a__b', 'two underscores in a row'],
  ['Post a_', 'ends in an underscore'],
  ['Post pk', 'is what Django calls the primary key'],
  ['Post id:integer', 'is the primary key that Django adds'],
  ['Post may_change:bool', 'is what pages note about each record'],
  ['Post save', "is used by Django's models"],
  ['Post mro', "is used by Django's models"],
  ['Post add_to_class', "is used by Django's models"],
  ['Post models', "is used by Django's models"],
  ['Post a:choice:x get_a_display', 'and a clash: Django generates a method with that name'],
  ['Post get_next_by_a a:date', 'and get_next_by_a clash'],
  ['Post a_1:choice:x a1:choice:x', 'and a_1 would both have the class A1'],
  ['Post uuid b:uuid:default=random', 'the name uuid would hide what b needs in models.py'],
  ['Post dict b:json:default={}', 'the name dict would hide what b needs in models.py'],
  ['Post a:GeneratedField', 'needs an expression: write it in models.py'],
  ['Post a:CompositePrimaryKey', 'needs the names of its fields'],
  ['Post a:array', 'works only with PostgreSQL'],
  ['Post a:choice:x-y,x_y', 'the choices x-y and x_y would both be named X_Y'],
  ['Post a:fk:Author:related=b_', 'the related name b_ ends in an underscore'],
  ['Post a:fk:auth.User b:fk:auth.User', 'User would call both it and Post.a post_set: add related=posts'],
  [
    'Review a:o2o:Author',
    'Author would call it review, but already has a field with that name: add related=a_review',
  ],
  ['Check a:o2o:Author', "Author would call it check, which is used by Django's models: add related=a_check"],
  [
    'Pk a:o2o:Author',
    'Author would call it pk, which is what Django calls the primary key: add related=a_pk',
  ],
  ['Item self:integer', 'the name self is what methods call the record itself'],
  ['Order a:fk:user', 'User would call both it and Order.user order_set: add related=orders'],
  ['Post tags:m2m', 'does not name a model: write tags:m2m:Tag'],
  ['Post categories:m2m', 'write categories:m2m:Category'],
  ['Post status:fk', 'write status:fk:Status'],
  ['Post profile:o2o', 'write profile:o2o:Profile'],
  ['Post title:char(200)', 'has the type char(200): write title:char:200'],
  ['Post price:decimal(8,2):null', 'has the type decimal(8,2): write price:decimal:8,2:null'],
  ['Post title:models.CharField:20', 'has the type models.CharField: write title:char:20'],
  ['Post title:string?', 'has the type string?: write title:char:null'],
  ['Post title:char:200;body:text', 'has a semicolon where a space belongs: write title:char:200 body:text'],
  ['Post title=char', 'has = where a colon belongs: write title:char'],
  ['Post title=char:200', 'write title:char:200'],
  ['Post author:User', 'if it is a model, write author:fk:User'],
  ['Post author:auth.User', 'if it is a model, write author:fk:auth.User'],
  ['Post title:char:200,body:text', 'has a comma where a space belongs: write title:char:200 body:text'],
  ['Post None', 'is a Python keyword'],
  ['Post a:NullBooleanField', 'was removed from Django: write boolean:null'],
  ['Post a:charfeld', 'unknown type charfeld, did you mean charfield?'],
  ['Post a:image:default=x', 'cannot have a default here: write it in models.py'],
  ['Post a:json:default={"a":1}', 'use {} or [], or write a function in models.py'],
  ['Post a:fk:auth.Usr', 'the app auth has no model Usr, did you mean auth.User?'],
  ['Post a:fk:messages.x', 'messages.x is not a model: write app.Model, such as auth.User'],
  ['Post a:fk:user:related=groups', 'User would call it groups, but already has a field with that name'],
  ['User2 a:m2m:auth.Group:related=user_set', 'Group would call both it and User.groups user_set'],
] as const)('%s: %s', (spec, message) => {
  expect(faults(spec).join('\n')).toContain(message);
});

test.each([
  'Post a:fk:user:related=+ b:fk:user:related=+ c:m2m:self d:fk:self:null',
  'Post a_1:choice:x a_2:choice:x',
])('%s has no fault', (spec) => {
  expect(faults(spec)).toEqual([]);
});
