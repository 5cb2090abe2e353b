// Rendering templates: what is quoted, and what makes no file.
import { expect, test } from 'vitest';
import { templatesInMemory } from '../../../lib/core/templates/source.ts';
import { Templates } from '../../../lib/core/templates/templates.ts';

const render = (files: Record<string, string>, locals: Record<string, unknown>) =>
  new Templates(templatesInMemory(files), { py: { quote: (text) => `"${text}"` } }).render('base', locals);

test('names are put into paths, and the ending .ejs is dropped', () => {
  const tree = render(
    { 'base/[package]/a.py.ejs': 'X = <%= title %>\n', 'base/b.txt': '<%= no %>' },
    {
      package: 'shop',
      title: 'Shop',
    },
  );
  expect([...tree]).toEqual([
    ['shop/a.py', { content: 'X = "Shop"\n' }],
    ['b.txt', { content: '<%= no %>' }],
  ]);
});

test('text cannot enter a file whose language has no quoting', () => {
  expect(() => render({ 'base/base.html.ejs': '<%= title %>' }, { title: 'x' })).toThrow('base.html');
});

test('a template that comes out blank makes no file', () => {
  expect(render({ 'base/a.txt.ejs': '<% if (on) { %>x<% } %>\n' }, { on: false }).size).toBe(0);
});

test('what starts with the name of a program can be started', () => {
  expect(render({ 'base/run': '#!/bin/sh\n' }, {}).get('run')?.mode).toBe(0o755);
});
