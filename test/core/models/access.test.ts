// Who may see and change the records of a model: what specifications say of it, and what holds when they say nothing.
import { describe, expect, test } from 'vitest';
import { accessIn } from '../../../lib/core/models/access.ts';
import { asExisting } from '../../../lib/core/models/existing-model.ts';
import type { Access } from '../../../lib/core/models/model.ts';
import { scopeOf } from '../../helpers/models.ts';
import { parseSpecs } from '../../helpers/parse-specs.ts';

const order = 'Order number customer:fk:auth.User access=private';

/** The access of the last of some models, as the record keeps it and as it is understood. */
function accessOf(...specs: string[]): { access: Access | undefined; spec: string | undefined } {
  const parsed = parseSpecs(specs, scopeOf('shop'));
  if ('faults' in parsed) throw new Error(parsed.faults.join('\n'));
  const model = parsed.models.at(-1);
  return { access: model?.access, spec: model?.spec };
}

const faultsOf = (...specs: string[]) => {
  const parsed = parseSpecs(specs, scopeOf('shop'));
  return 'faults' in parsed ? parsed.faults : [];
};

const says = (level: Access['level'], path = '') => ({ level, path: path.split('.').filter(Boolean) });

describe('without a word', () => {
  test.each([
    ['Tag name', says('staff')],
    ['Post title author:fk:auth.User', says('owner', 'author')],
    ['Post title writer:fk:user:null', says('owner', 'writer')],
    ['Post title editor:fk:auth.User:related=+ author:fk:auth.User:owner', says('owner', 'author')],
    ['Post title author:fk:auth.User owner:fk:auth.User:related=+', says('owner', 'author')],
    ['Profile user:o2o:auth.User', says('staff')],
    ['Club name members:m2m:auth.User', says('staff')],
  ])('%s', (spec, access) => {
    const found = accessOf(spec);
    expect(found).toEqual({ access, spec: expect.not.stringContaining('access=') });
    expect(accessIn(found.spec ?? '', { app: 'auth', model: 'User' })).toEqual(access);
  });

  test('what belongs to something private is private, and the record says so', () => {
    expect(accessOf(order, 'Line text order:fk:Order')).toEqual({
      access: says('private', 'order.customer'),
      spec: 'Line text order:fk:Order access=private:order.customer',
    });
    expect(accessOf(order, 'Line text order:fk:Order', 'Mark text line:fk:Line').access).toEqual(
      says('private', 'line.order.customer'),
    );
    expect(accessOf('Line text order:fk:Order', order).access).toEqual(says('private', 'customer'));
  });

  test('what only may belong to something private is not', () => {
    expect(accessOf(order, 'Line text order:fk:Order:null').access).toEqual(says('staff'));
  });
});

describe('a word', () => {
  test.each([
    [['Post title author:fk:auth.User access=staff'], says('staff'), 'access=staff'],
    [['Post title author:fk:auth.User access=members'], says('members'), 'access=members'],
    [['Post title author:fk:auth.User access=owner'], says('owner', 'author'), ''],
    [['Tag name access=staff'], says('staff'), ''],
    [['Tag name access=members'], says('members'), 'access=members'],
    [[order], says('private', 'customer'), 'access=private'],
    [['Post title a:fk:user b:fk:user:related=+ access=private:b'], says('private', 'b'), 'access=private:b'],
    [['Post title a:fk:user b:fk:user:related=+ access=b'], says('owner', 'b'), 'access=owner:b'],
    [
      [order, 'Line text order:fk:Order access=order'],
      says('private', 'order.customer'),
      'access=private:order.customer',
    ],
    [
      [order, 'Line text order:fk:Order access=owner'],
      says('owner', 'order.customer'),
      'access=owner:order.customer',
    ],
    [[order, 'Line text order:fk:Order access=staff'], says('staff'), 'access=staff'],
    [['Post title author:fk:auth.User', 'Comment text post:fk:Post access=staff'], says('staff'), ''],
    [
      [order, 'Line text order:fk:Order:owner'],
      says('private', 'order.customer'),
      'access=private:order.customer',
    ],
    [
      ['Line access=private:order.customer text order:fk:Order', order],
      says('private', 'customer'),
      'access=private',
    ],
  ])('%j', (specs, access, word) => {
    const found = accessOf(...specs);
    expect(accessIn(found.spec ?? '', { app: 'auth', model: 'User' })).toEqual(access);
    expect(found.access).toEqual(access);
    expect(found.spec?.split(' ').at(-1)?.startsWith('access=') ? found.spec.split(' ').at(-1) : '').toBe(
      word,
    );
  });

  test('the record means the same when it is read again', () => {
    const specs = [
      order,
      'Open text order:fk:Order access=staff',
      'Line text order:fk:Order',
      'Mark text line:fk:Line access=owner',
    ];
    const parsed = parseSpecs(specs, scopeOf('shop'));
    const recorded = 'models' in parsed ? parsed.models.map(({ spec }) => spec) : [];
    expect(recorded).toHaveLength(specs.length);
    expect(parseSpecs(recorded, scopeOf('shop'))).toEqual(parsed);
  });

  test('the user model of the project is the users', () => {
    const scope = {
      ...scopeOf('shop'),
      userModel: { app: 'accounts', model: 'User' },
      apps: new Set(['accounts']),
    };
    const parsed = parseSpecs(['Post title author:fk:accounts.User'], scope);
    expect(parsed).toMatchObject({
      models: [{ spec: 'Post title author:fk:auth.User', access: says('owner', 'author') }],
    });
  });
});

test('models that are there already are asked', () => {
  const parsed = parseSpecs([order], scopeOf('shop'));
  const [model] = 'models' in parsed ? parsed.models : [];
  if (!model) throw new Error('A model was lost.');
  const scope = scopeOf('returns', [asExisting('shop', model)]);
  const known = { ...scope, accessOf: () => model.access };
  expect(parseSpecs(['Return text order:fk:shop.Order'], known)).toMatchObject({
    models: [{ spec: 'Return text order:fk:shop.Order access=private:order.customer' }],
  });
  expect(parseSpecs(['Return text order:fk:shop.Order access=order'], scope)).toMatchObject({
    faults: [expect.stringContaining('write access=private:order.owner')],
  });
  expect(parseSpecs(['Return text order:fk:shop.Order access=private:order.nobody'], scope)).toMatchObject({
    faults: [expect.stringContaining('shop.Order has no relation nobody')],
  });
  const relation = (name: string, kind: 'foreignkey' | 'manytomany', model: string) => ({
    name,
    relation: { kind, to: { app: model === 'User' ? 'auth' : 'shop', model }, isRequired: false },
  });
  const crm = scopeOf('crm', [
    { app: 'shop', name: 'Order', fields: [relation('account', 'foreignkey', 'Account')] },
    {
      app: 'shop',
      name: 'Account',
      fields: [relation('owner', 'foreignkey', 'User'), relation('users', 'manytomany', 'User')],
    },
  ]);
  const faultOf = (path: string) =>
    parseSpecs([`Call order:fk:shop.Order account:fk:shop.Account access=private:${path}`], crm);
  expect(faultOf('order.account.owner')).toMatchObject({
    faults: [expect.stringContaining('account can be empty, and then nobody would own the record')],
  });
  expect(faultOf('account.users')).toMatchObject({
    faults: [expect.stringContaining('users does not refer to one record')],
  });
  expect(faultOf('account.owner')).toHaveProperty('models');
});

test.each([
  ['Tag name access=owner', 'needs an owner: add one, such as owner:fk:auth.User'],
  ['Tag name access=private', 'or give it access=staff or access=members'],
  ['Tag name access=privat', 'unknown access privat, did you mean private?'],
  ['Tag name access=', 'unknown access : use staff, members, owner, private'],
  ['Tag name access=name', 'name does not refer to one record that may have an owner'],
  ['Tag name access=staff access=owner', 'sets access twice'],
  ['Tag name parent:fk:self:null access=parent', 'parent can be empty'],
  ['Tag name group:fk:auth.Group access=private:group.owner', 'auth.Group has no relation owner'],
  ['Tag name group:fk:auth.Group access=private:group', 'group is not a foreign key to auth.User'],
  ['Tag name access=staff:name', 'names an owner, which only owner and private have'],
  ['Profile user:o2o:auth.User access=private:user', 'that many records can share'],
  ['Tag name:char:owner', 'owner marks a relation'],
  ['Tag a:fk:user:owner b:fk:user:owner:related=+', 'marks both a and b as the owner'],
  ['Tag group:fk:auth.Group:owner', 'the owner of auth.Group is not known'],
  ['Tag access=members', 'has no fields'],
])('%s: %s', (spec, fault) => {
  expect(faultsOf(spec)).toEqual([expect.stringContaining(fault)]);
});

test('what two models say of each other ends', () => {
  const faults = faultsOf('A b:fk:B:null text access=b', 'B a:fk:A text access=a');
  expect(faults.length).toBeGreaterThan(0);
});
