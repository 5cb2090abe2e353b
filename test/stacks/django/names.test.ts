// Which names a package or an app may have.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  appNameFault,
  classPrefix,
  nameFault,
  nameFrom,
  proposedName,
} from '../../../lib/stacks/django/names.ts';

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
  ['readyz', 'say that they are up'],
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

test.each([
  ['My Blog', 'my_blog'],
  ['my-shop', 'my_shop'],
  ['Mein Café', 'mein_cafe'],
  ['Größe', 'groesse'],
  ['Łódź Øre İstanbul', 'lodz_ore_istanbul'],
  ['123', 'site_123'],
  ['test', 'test_site'],
  ['class', 'class_site'],
  ['日本の店', 'my_site'],
  ['...', 'my_site'],
  ['a b '.repeat(40), `${'a_b_'.repeat(12)}a`],
])('%s becomes %s', (text, name) => {
  expect(nameFrom(text)).toBe(name);
  expect(nameFault(name)).toBeUndefined();
});

test('any text becomes a good name', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (text) => {
      expect(nameFault(nameFrom(text))).toBeUndefined();
    }),
  );
});

test.each([
  ['CamelApp', 'camel_app'],
  ['blogPosts', 'blog_posts'],
  ['My Blog', 'my_blog'],
  ['Mein Café', 'mein_cafe'],
  ['Größe', 'groesse'],
])('instead of %s, a new app is called %s', (text, name) => {
  expect(proposedName(text)).toBe(name);
  expect(appNameFault(name)).toBeUndefined();
});

test('a new app is not named in capitals', () => {
  expect(appNameFault('CamelApp')).toBe('is not in lower case: choose camel_app');
});
