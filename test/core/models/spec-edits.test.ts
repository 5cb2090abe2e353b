// Edits of specifications by their words.
import { describe, expect, test } from 'vitest';
import {
  type AppWords,
  withRenamedSteps,
  withRenamedTargets,
} from '../../../lib/core/models/renamed-references.ts';
import {
  renamedWord,
  specOf,
  withField,
  withFields,
  withoutField,
  wordsOf,
} from '../../../lib/core/models/spec-edits.ts';
import { djangoModelRules as rules } from '../../../lib/stacks/django/models/django-model-rules.ts';

const post = wordsOf('Post title:char:100 timestamps author:fk:auth.User access=owner');

test('a specification is taken apart and put together, both times by their own words', () => {
  expect(post).toEqual({
    name: 'Post',
    fields: [
      'title:char:100',
      'created_at:datetime:auto_now_add',
      'updated_at:datetime:auto_now',
      'author:fk:auth.User',
    ],
    access: 'owner',
  });
  expect(specOf(wordsOf('Tag name'))).toBe('Tag name');
});

describe('fields', () => {
  const tag = wordsOf('Tag name text:text access=members');
  test('come last, or after another one', () => {
    expect(specOf(withFields(tag, ['a', 'b:text']))).toBe('Tag name text:text a b:text access=members');
    expect(specOf(withFields(tag, ['a', 'b'], 'name'))).toBe('Tag name a b text:text access=members');
  });
  test('go, and get other names and types', () => {
    expect(specOf(withoutField(tag, 'name'))).toBe('Tag text:text access=members');
    expect(specOf(withField(tag, 'text', (word) => renamedWord(word, 'body')))).toBe(
      'Tag name body:text access=members',
    );
    expect(specOf(withField(tag, 'name', () => 'name:slug'))).toBe('Tag name:slug text:text access=members');
  });
});

const apps = [
  {
    name: 'shop',
    models: [
      'Order number customer:fk:auth.User',
      'Line order:fk:Order part:fk:self:null access=private:order.customer',
    ].map(wordsOf),
  },
  {
    name: 'mail',
    models: ['Note line:fk:shop.Line order:fk:Order access=owner:line.order.customer', 'Order customer'].map(
      wordsOf,
    ),
  },
];
const specs = (list: readonly AppWords[]) => list.map(({ models }) => models.map(specOf));

test('relations follow a model that is renamed, and no other one of that name', () => {
  expect(specs(withRenamedTargets(apps, { app: 'shop', model: 'Order' }, 'Sale', rules))).toEqual([
    [
      'Order number customer:fk:auth.User',
      'Line order:fk:Sale part:fk:self:null access=private:order.customer',
    ],
    ['Note line:fk:shop.Line order:fk:Order access=owner:line.order.customer', 'Order customer'],
  ]);
  const [, mail] = specs(withRenamedTargets(apps, { app: 'shop', model: 'Line' }, 'Row', rules));
  expect(mail?.[0]).toBe('Note line:fk:shop.Row order:fk:Order access=owner:line.order.customer');
});

test('paths to owners follow a field that is renamed, over apps too', () => {
  const renamed = withRenamedSteps(apps, { app: 'shop', model: 'Order' }, 'customer', 'buyer', rules);
  expect(specs(renamed).flat()).toEqual(
    expect.arrayContaining([
      'Line order:fk:Order part:fk:self:null access=private:order.buyer',
      'Note line:fk:shop.Line order:fk:Order access=owner:line.order.buyer',
    ]),
  );
  const other = withRenamedSteps(apps, { app: 'mail', model: 'Note' }, 'order', 'sale', rules);
  expect(specs(other)).toEqual(specs(apps));
});
