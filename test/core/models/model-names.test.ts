// The names that come from a model's, and plurals of English nouns.
import { expect, test } from 'vitest';
import { modelNames, plural } from '../../../lib/core/models/model-names.ts';

test.each([
  ['BlogPost', 'blog_post', 'blog_posts', 'blog-posts', 'blog post', 'blog posts'],
  ['HTMLPage', 'html_page', 'html_pages', 'html-pages', 'HTML page', 'HTML pages'],
  ['Category', 'category', 'categories', 'categories', 'category', 'categories'],
  ['X', 'x', 'xes', 'xes', 'x', 'xes'],
])('the names of %s', (name, snake, pluralSnake, pluralKebab, noun, pluralNoun) => {
  expect(modelNames(name)).toEqual({
    name,
    snake,
    pluralSnake,
    pluralKebab,
    noun,
    pluralNoun,
  });
});

test.each(
  `post posts|box boxes|day days|church churches|status statuses|person people|quiz quizzes|analysis analyses|
   bus buses|news news|child children|leaf leaves|class classes|blog_entry blog_entries`
    .split('|')
    .map((pair) => pair.trim().split(' ') as [string, string]),
)('%s, %s', (one, many) => {
  expect(plural(one)).toBe(many);
});
