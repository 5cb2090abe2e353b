// Which names a package or an app may have.
import { expect, test } from 'vitest';
import { classPrefix, nameFault } from '../../../lib/stacks/django/names.ts';

test.each(['shop', 'MyShop', 'blog_posts', 'a', 'x1', 'match', 'print', 'a'.repeat(50)])(
  '%s is a good name',
  (name) => {
    expect(nameFault(name)).toBeUndefined();
  },
);

test.each([
  ['', 'empty'],
  ['a'.repeat(51), 'at most 50 are allowed'],
  ['1st', 'digit'],
  ['my shop', 'not a Python name'],
  ['café', 'not a Python name'],
  ['_shop', 'not a Python name'],
  ['sh\0op', 'not a Python name'],
  ['class', 'keyword'],
  ['None', 'keyword'],
  ['django', 'Django'],
  ['Django', 'Django'],
  ['test', 'standard library'],
  ['site', 'standard library'],
  ['Calendar', 'standard library'],
  ['cProfile', 'standard library'],
  ['admin', "Django's own apps"],
  ['messages', "Django's own apps"],
  ['environs', 'projects install'],
  ['csp', 'projects install'],
  ['templates', 'every project has'],
  ['static', 'every project has'],
  ['migrations', 'a module of Django'],
  ['models', 'a module of Django'],
  ['healthz', 'say that they are up'],
  ['con', 'Windows'],
  ['LPT1', 'Windows'],
])('%j is refused: %s', (name, reason) => {
  expect(nameFault(name)).toContain(reason);
});

test.each([
  ['pages', 'Pages'],
  ['blog_posts', 'BlogPosts'],
  ['a__b_', 'AB'],
])('classes of %s start with %s', (app, prefix) => {
  expect(classPrefix(app)).toBe(prefix);
});
