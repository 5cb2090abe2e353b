// Faults that only several models have together: names that clash, and circles of required relations.
import { expect, test } from 'vitest';
import { createCatalogue } from '../../../lib/core/models/catalogue.ts';
import { parseModels } from '../../../lib/core/models/parse-models.ts';
import { parseSpecs } from '../../helpers/parse-specs.ts';
import { existing, faults } from './faults-of.ts';
import { scopeOf, smallRules } from './small-stack.ts';

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
