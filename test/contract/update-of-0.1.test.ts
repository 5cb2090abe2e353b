// Projects of 0.1.0 brought to these templates: what 0.1.0 is asked for, and what its projects may not be refused for.
import { expect, test } from 'vitest';
import type { Blueprint } from '../../lib/core/blueprint/blueprint.ts';
import type { Tree } from '../../lib/core/files/tree.ts';
import { shop } from '../helpers/blueprints.ts';
import { executeWith } from '../helpers/changes.ts';
import { render, settle } from '../helpers/django.ts';

const blog = {
  name: 'blog',
  views: 'class',
  path: 'blog/',
  models: ['Post title author:fk:auth.User', 'Review text editor:fk:auth.User'],
} as const;

/** A project as today, but with a form, addresses and a record as 0.1.0 wrote them; its version is never this one. */
function project(): Tree {
  const tree = new Map(render(settle({ ...shop, features: ['auth'], apps: [blog] })));
  const edit = (path: string, change: (text: string) => string) => {
    const before = tree.get(path)?.content ?? '';
    expect(change(before), path).not.toBe(before);
    tree.set(path, { content: change(before) });
  };
  edit('blog/forms.py', (text) => text.replace('fields = ("text",)', 'fields = ("text", "editor")'));
  edit('shop/urls.py', (text) => text.replace('    path("accounts/", include("allauth.urls")),\n', ''));
  edit('.mvt.json', (text) => {
    const { format: _, undo: _undo, ...record } = JSON.parse(text);
    return JSON.stringify({ ...record, version: '0.0.1', apps: [blog] });
  });
  return tree;
}

async function update() {
  const old = project();
  const asked: Blueprint[] = [];
  const renderedBy = async (_: string, blueprint: Blueprint) => {
    asked.push(blueprint);
    return old;
  };
  return { ...(await executeWith({ renderedBy }, old, 'update')), asked };
}

test('0.1.0 is asked for its models in its own words, and its projects get addresses of their features', async () => {
  const { tree, change, asked } = await update();

  expect(asked.map(({ apps }) => apps)).toEqual([[blog]]);
  expect(change.conflicts).toEqual([]);
  expect(tree.get('shop/urls.py')?.content).toContain('include("allauth.urls")');
  expect(tree.get('.mvt.json')?.content).toContain('"Review text editor:fk:auth.User access=members"');
});

test('an input for a user that is gone is named', async () => {
  const { tree, change } = await update();

  expect(tree.get('blog/forms.py')?.content).not.toContain('"editor"');
  expect(change.notes.join('\n')).toMatch(/no longer take blog\.Review\.editor, since that listed all users/);
});
