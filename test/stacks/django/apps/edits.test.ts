// Random commands with random edits by hand between them: every edit survives, and everything else goes as it came.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { recordName } from '../../../../lib/core/blueprint/record.ts';
import type { Tree } from '../../../../lib/core/files/tree.ts';
import { UserError } from '../../../../lib/core/text/errors.ts';
import { shop } from '../../../helpers/blueprints.ts';
import { execute, plain } from '../../../helpers/changes.ts';
import { render } from '../../../helpers/django.ts';

const base = render({ ...shop, package: 'project' });

test('Pillow goes with the last image, whatever a choice is called', async () => {
  const post = 'Post title kind:choice:image,video';
  const { tree: blog } = await execute(base, 'add', 'app', 'blog', '--model', post);
  const { tree: withCover } = await execute(blog, 'add', 'model', 'blog.Cover', 'photo:image');
  expect(withCover.get('requirements.txt')?.content).toMatch(/^Pillow/m);
  const { tree: without } = await execute(withCover, 'remove', 'model', 'blog.Cover');
  expect(plain(without)).toEqual(plain(blog));
});

test.each([
  ['it is checked by hashes', 'Django==5.2 --hash=sha256:aa\n', 1],
  ['it asks for Pillow through another file', '-r base.txt\n', 0],
])('requirements.txt is not changed when %s', async (_, text, left) => {
  const tree = new Map(base)
    .set('requirements.txt', { content: text })
    .set('base.txt', { content: 'pillow\n' });
  const { tree: added, change } = await execute(tree, 'add', 'app', 'blog', '--model', 'Post cover:image');
  expect(added.get('requirements.txt')?.content).toBe(text);
  expect(change.byHand.filter(({ path }) => path === 'requirements.txt')).toHaveLength(left);
  expect(plain((await execute(added, 'remove', 'app', 'blog')).tree)).toEqual(plain(tree));
});

const commands = [
  ['add', 'app', 'blog'],
  ['add', 'app', 'blog', '--model', 'Post title:char:80 body:text cover:image:null'],
  ['add', 'app', 'shop', '--views', 'function', '--model', 'Item name price:decimal'],
  ['add', 'model', 'blog.Post', 'title:char:80', 'body:text'],
  ['add', 'model', 'blog.Comment', 'text:text', 'post:fk:Post'],
  ['add', 'model', 'shop.Review', 'stars:integer', 'post:fk:blog.Post', 'by:fk:user'],
  ['add', 'model', 'pages.Note', 'text', 'day:date'],
  ['remove', 'model', 'blog.Comment'],
  ['remove', 'model', 'blog.Post'],
  ['remove', 'model', 'shop.Review'],
  ['remove', 'model', 'pages.Note'],
  ['remove', 'app', 'shop'],
  ['remove', 'app', 'blog'],
];

/** In an order in which nothing refers to what goes. */
const removeAll = ['model shop.Review', 'model pages.Note', 'app shop', 'app blog'];

interface Edit {
  readonly path: string;
  readonly text: string;
}

/** Puts a mark into a file, in one of the ways in which people edit. */
function edit(text: string, path: string, number: number, way: number): { text: string; mark: string } {
  if (!path.endsWith('.py')) {
    const mark = `<!-- by hand ${number} -->\n`;
    return { text: text + mark, mark };
  }
  const inClass = /^class .*:\n/m.exec(text);
  if (way === 1 && inClass && !path.startsWith('project/')) {
    const mark = `    # by hand ${number}\n`;
    const end = inClass.index + inClass[0].length;
    return { text: text.slice(0, end) + mark + text.slice(end), mark };
  }
  const firstImport = /^(from|import) /m.exec(text);
  if (way === 2 && firstImport) {
    const mark = `import by_hand_${number}\n`;
    return { text: text.slice(0, firstImport.index) + mark + text.slice(firstImport.index), mark };
  }
  const mark = `\n\ndef by_hand_${number}():\n    return ${number}\n`;
  return { text: text + mark, mark };
}

const editable = (tree: Tree) =>
  [...tree.keys()].filter(
    (path) => /\.(py|html)$/.test(path) && !/(^manage|__init__|wsgi|asgi|apps)\.py$/.test(path),
  );

async function tryTo(tree: Tree, ...argv: string[]): Promise<Tree> {
  try {
    return (await execute(tree, ...argv)).tree;
  } catch (error) {
    if (error instanceof UserError) return tree;
    throw error;
  }
}

const step = fc.oneof(
  { weight: 3, arbitrary: fc.record({ command: fc.constantFrom(...commands) }) },
  { weight: 1, arbitrary: fc.record({ file: fc.nat(), way: fc.nat(2) }) },
);

test('edits by hand survive every command, and the rest comes out as it went in', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 14 }), async (steps) => {
      let tree = base;
      const edits: Edit[] = [];
      for (const [number, next] of steps.entries()) {
        if ('command' in next) tree = await tryTo(tree, ...next.command);
        else {
          const paths = editable(tree);
          const path = paths[next.file % paths.length] ?? '';
          const { text, mark } = edit(tree.get(path)?.content ?? '', path, number, next.way);
          tree = new Map(tree).set(path, { ...tree.get(path), content: text });
          edits.push({ path, text: mark });
        }
        for (const { path, text } of edits) expect(tree.get(path)?.content).toContain(text);
      }
      let rest = tree;
      for (const words of removeAll) rest = await tryTo(rest, 'remove', ...words.split(' '));
      for (const { path, text } of edits) expect(rest.get(path)?.content).toContain(text);
      const touched = new Set([recordName, ...edits.map(({ path }) => path)]);
      const untouched = (files: Tree) =>
        plain(new Map([...files].filter(([path]) => !touched.has(path) || !files.has(path))));
      expect(untouched(rest)).toEqual(untouched(base));
      for (const [path, { content }] of base) {
        if (path === recordName || !touched.has(path)) continue;
        const marks = edits.filter((each) => each.path === path);
        const without = marks.reduceRight(
          (text, mark) => text.replace(mark.text, ''),
          rest.get(path)?.content ?? '',
        );
        if (!path.startsWith('pages/')) expect(without).toBe(content);
      }
    }),
    { numRuns: 30 },
  );
});
