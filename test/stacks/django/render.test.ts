// blueprint -> tree: the whole tree of the default project, and how each combination differs from it.

import picocolors from 'picocolors';
import { expect, test } from 'vitest';
import { recordName } from '../../../lib/core/blueprint/record.ts';
import { drawTree, type Tree } from '../../../lib/core/files/tree.ts';
import { drawDiff } from '../../../lib/core/terminal/diff.ts';
import { combinations, shop } from '../../helpers/blueprints.ts';
import { render } from '../../helpers/django.ts';

const plain = picocolors.createColors(false);
const base = render(shop);

/** The files that a template has made or that differ, as one text. */
function difference(tree: Tree): string {
  const changed = [...tree].filter(
    ([path, { content }]) => path !== recordName && base.get(path)?.content !== content,
  );
  const lines = changed.flatMap(([path, { content }]) =>
    drawDiff({ path }, base.get(path)?.content ?? '', content, plain),
  );
  return `${lines.join('\n')}\n`;
}

test('the whole tree of the default project', async () => {
  await expect(`${drawTree(base.keys()).join('\n')}\n`).toMatchFileSnapshot('snapshots/tree.txt');
});

test.each([
  '.env.example',
  'README.md',
  'pyproject.toml',
  'requirements-dev.txt',
  'requirements.txt',
  'shop/settings.py',
  'shop/urls.py',
  'pages/apps.py',
])('%s of the default project', async (path) => {
  await expect(base.get(path)?.content).toMatchFileSnapshot(`snapshots/${path}`);
});

test.each(combinations.slice(1))(
  'Django $django with $database differs from the default project',
  async (blueprint) => {
    const name = `snapshots/${blueprint.django}-${blueprint.database}.diff`;
    await expect(difference(render(blueprint))).toMatchFileSnapshot(name);
  },
);

test('names appear in paths and files', () => {
  const tree = render({ ...shop, package: 'tea_shop', app: 'front' });
  expect([...tree.keys()]).toContain('tea_shop/settings.py');
  expect([...tree.keys()]).toContain('front/templates/front/index.html');
  const words = [...tree]
    .filter(([path]) => path !== '.mvt.json')
    .map(([path, { content }]) => path + content);
  expect(words.join('')).not.toMatch(/\bpages\.(urls|views)|\bshop\.(settings|urls)|\[(app|package)\]|<%/);
});

test('manage.py can be started by its name', () => {
  expect([...base].filter(([, { mode }]) => mode !== undefined).map(([path]) => path)).toEqual(['manage.py']);
});
