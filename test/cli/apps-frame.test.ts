// The pages of an app in other people's projects: in their base.html, whatever its blocks are called, or in one of its own.
import { expect, test } from 'vitest';
import { done, foreign, post, type Texts } from './apps.ts';
import { listing } from './helpers.ts';

const base = (...blocks: string[]) =>
  `<!doctype html>\n${blocks.map((name) => `{% block ${name} %}{% endblock ${name} %}`).join('\n')}\n`;

/** The page with the list of posts, in a project with these templates. */
async function listPage(templates: Texts): Promise<{ page: string; own: boolean }> {
  const site = foreign(templates);
  const before = listing(site);
  await done(site, 'add app blog', '--model', post);
  const after = listing(site);
  await done(site, 'remove app blog');
  expect(listing(site)).toEqual(before);
  return {
    page: after['blog/templates/blog/records/list_page.html'] ?? '',
    own: 'blog/templates/blog/base.html' in after,
  };
}

/** The blocks of the frame that a page fills, without those that it has for the pages of models. */
const blocksOf = (page: string) => [...page.matchAll(/^\{% block (\w+) %\}/gm)].map(([, name]) => name);

test.each([
  [
    ['title', 'content'],
    ['title', 'content'],
  ],
  [
    ['page_title', 'main', 'extra_js'],
    ['page_title', 'main'],
  ],
  [
    ['head_title', 'extra_css', 'body'],
    ['head_title', 'extra_css', 'body'],
  ],
  [['main_content'], ['main_content']],
  [
    ['site_title', 'content'],
    ['site_title', 'content'],
  ],
])('a base.html with the blocks %j', async (blocks, used) => {
  const { page, own } = await listPage({ 'templates/base.html': base(...blocks) });
  expect(page).toContain('{% extends "base.html" %}');
  expect(own).toBe(false);
  const found = blocksOf(page);
  expect(found.filter((name) => !blocks.includes(name ?? ''))).toEqual([]);
  for (const name of used) expect(found).toContain(name);
});

test('a base.html in the package of the settings', async () => {
  const { page, own } = await listPage({ 'mysite/templates/base.html': base('title', 'content') });
  expect(page).toContain('{% extends "base.html" %}');
  expect(own).toBe(false);
});

test('a base.html that extends another', async () => {
  const { page } = await listPage({
    'templates/base.html': '{% extends "root.html" %}\n',
    'templates/root.html': base('title', 'content'),
  });
  expect(page).toContain('{% extends "base.html" %}');
  expect(blocksOf(page)).toContain('content');
});

test.each([
  ['no templates', {}],
  ['a base.html without a block for pages', { 'templates/base.html': base('footer') }],
  ['a base.html that extends itself', { 'templates/base.html': '{% extends "base.html" %}\n' }],
])('%s: the app brings a frame', async (_what, templates) => {
  const { page, own } = await listPage(templates);
  expect(own).toBe(true);
  expect(page).toContain('{% extends "blog/base.html" %}');
});
