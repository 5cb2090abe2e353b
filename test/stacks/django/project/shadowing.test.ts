// Which URL patterns would catch the addresses of an app.
import { expect, test } from 'vitest';
import { shadows } from '../../../../lib/stacks/django/project/shadowing.ts';

const route = (text: string, open = false) => ({ syntax: 'route', text, open }) as const;
const regex = (text: string, open = false) => ({ syntax: 'regex', text, open }) as const;

test.each([
  route('', true),
  route('blog/'),
  route('blog/', true),
  route('blog/<int:pk>/'),
  route('<slug:page>/'),
  route('<page>/', true),
  route('<str:section>/<int:page>/'),
  route('<path:rest>'),
  route('<custom:page>/'),
  regex('', true),
  regex('^', true),
  regex('^.*$'),
  regex('.*'),
  regex('^(?P<page>[-\\w]+)/$'),
  regex('(?i)^BLOG/'),
  regex('^(?!api/).*$'),
  regex('\\A.*\\Z'),
])('caught by %j', (pattern) => {
  expect(shadows(pattern, 'blog/')).toBe(true);
});

test.each([
  route(''),
  route('blog'),
  route('shop/', true),
  route('<int:year>/'),
  route('<uuid:id>/', true),
  regex('^$'),
  regex('^shop/', true),
  regex('^(?P<year>\\d{4})/$'),
  regex('^(?:api|rpc)/'),
  regex('(unbalanced'),
])('not caught by %j', (pattern) => {
  expect(shadows(pattern, 'blog/')).toBe(false);
});
