// The promises for features: random ones in random order, with apps and models, and with edits by hand between them.

import fc from 'fast-check';
import { expect } from 'vitest';
import type { AppBlueprint } from '../../lib/core/blueprint/blueprint.ts';
import { recordName } from '../../lib/core/blueprint/record.ts';
import type { Tree } from '../../lib/core/files/tree.ts';
import { mergeWithGit } from '../../lib/core/merge/git-merge.ts';
import type { FeatureName } from '../../lib/stacks/django/presets.ts';
import { shop } from '../helpers/blueprints.ts';
import { execute, executeWith, plain } from '../helpers/changes.ts';
import { featureNames, needing, render, withNeeds } from '../helpers/django.ts';
import { anyApps } from '../helpers/models.ts';
import { runs, testWith } from '../helpers/tools.ts';

const test = testWith({ git: runs('git', '--version') });
const project = { ...shop, package: 'project' };

/** Features are merged by git, as the command does it. */
const merge = (tree: Tree, ...argv: string[]) => executeWith({ mergeText: mergeWithGit }, tree, ...argv);

/** Some features in one order, and all of them in another one. */
const twoOrders = fc.shuffledSubarray(featureNames, { minLength: 1 }).chain((added) =>
  fc.record({
    added: fc.constant(added),
    removed: fc.shuffledSubarray(withNeeds(added), { minLength: withNeeds(added).length }),
  }),
);

/** A step on the way, at a moment between 0 and 1. */
type Step = readonly [moment: number, step: (tree: Tree) => Tree | Promise<Tree>];

const inOrder = (steps: readonly Step[]) => steps.toSorted(([one], [other]) => one - other);

async function walk(tree: Tree, steps: readonly Step[]): Promise<Tree> {
  let result = tree;
  for (const [, step] of inOrder(steps)) result = await step(result);
  return result;
}

const adding = (names: readonly FeatureName[]): Step[] =>
  names.map((name, index) => [index / names.length, async (tree) => (await merge(tree, 'add', name)).tree]);

/** Takes features out one by one, each with those that cannot be without it. */
const removing = (names: readonly FeatureName[]): Step[] =>
  names.map((name, index) => [
    index / names.length,
    async (tree) => {
      const on = JSON.parse(tree.get(recordName)?.content ?? '').features ?? [];
      return (await merge(tree, 'remove', name, ...needing(on, [name]))).tree;
    },
  ]);

const edit = (path: string, change: (text: string) => string) => (tree: Tree) => {
  const file = tree.get(path);
  return file ? new Map(tree).set(path, { ...file, content: change(file.content) }) : tree;
};

const without = (path: string) => (tree: Tree) => {
  const result = new Map(tree);
  result.delete(path);
  return result;
};

/** What an owner does by hand; none of it meets what features change. */
const edits = {
  'lines at the end of settings.py': edit('project/settings.py', (text) => `${text}\nMINE = 1\n`),
  'a line at the start of settings.py': edit('project/settings.py', (text) => `# Mine.\n${text}`),
  'a section of the README': edit('README.md', (text) => `${text}\n## Mine\n`),
  'another heading': edit('pages/templates/pages/index.html', (text) => text.replace('<h1>', '<h1>Mine: ')),
  'Windows line endings': edit('project/wsgi.py', (text) => text.replaceAll('\n', '\r\n')),
  'a changed model': edit('blog/models.py', (text) => `${text}\n\nMINE = 2\n`),
  'a deleted page': without('templates/404.html'),
  'a deleted file that features change': without('.env.example'),
  'a file of its own': (tree: Tree) => new Map(tree).set('mine.py', { content: 'MINE = 3\n' }),
};

const someEdits = fc
  .subarray(Object.keys(edits) as (keyof typeof edits)[])
  .chain((names) =>
    fc.tuple(
      ...names.map((name) =>
        fc.double({ min: 0, max: 1, noNaN: true }).map((moment): Step => [moment, edits[name]]),
      ),
    ),
  );

const blog: AppBlueprint = {
  name: 'blog',
  views: 'class',
  path: 'blog/',
  models: ['Post title:char:200 cover:image author:fk:auth.User'],
};

test('features that came and went leave what their owner did, and not a byte more', async () => {
  const start = render({ ...project, apps: [blog] });
  await fc.assert(
    fc.asyncProperty(twoOrders, someEdits, someEdits, async ({ added, removed }, first, second) => {
      const fresh = second.filter(([, step]) => !first.some(([, other]) => other === step));
      const all = await walk(start, [...adding(added), ...first]);
      const end = await walk(all, [...removing(removed), ...fresh]);
      const expected = await walk(
        start,
        [...inOrder(first), ...inOrder(fresh)].map(([, step], index): Step => [index, step]),
      );
      expect(plain(end)).toEqual(plain(expected));
    }),
    { numRuns: 5 },
  );
});

test('a changed file of a feature stays when the feature goes, a deleted one does not come back', async () => {
  const start = render(project);
  await fc.assert(
    fc.asyncProperty(
      twoOrders,
      fc.infiniteStream(fc.constantFrom('change', 'delete', 'leave')),
      async ({ added, removed }, fates) => {
        const all = await walk(start, adding(added));
        const expected = new Map(start);
        let mine: Tree = all;
        for (const path of [...all.keys()].filter((each) => !start.has(each))) {
          const { value: fate } = fates.next();
          if (fate === 'delete') mine = without(path)(mine);
          if (fate !== 'change') continue;
          mine = edit(path, (text) => `mine\n${text}`)(mine);
          expected.set(path, { content: mine.get(path)?.content ?? '' });
        }
        const end = await walk(mine, removing(removed));
        expect([...end.keys()].sort()).toEqual([...expected.keys()].sort());
        for (const path of start.keys()) expect(end.get(path)?.content, path).toBe(start.get(path)?.content);
        // Where another feature changed the line below, git's marks stand around the two versions.
        for (const path of [...end.keys()].filter((each) => !start.has(each)))
          expect(end.get(path)?.content, path).toMatch(/^(<<<<<<< yours\n)?mine\n/);
      },
    ),
    { numRuns: 4 },
  );
});

const someApps = anyApps.map((apps) =>
  apps.map(
    ({ app, models }): AppBlueprint => ({
      name: app,
      views: 'class',
      path: `${app}/`,
      models: models.map(({ spec }) => spec),
    }),
  ),
);

const addApp =
  ({ name, models }: AppBlueprint) =>
  async (tree: Tree) =>
    (await execute(tree, 'add', 'app', name, ...models.flatMap((spec) => ['--model', spec]))).tree;

test('features and apps make the same project in whatever order they come, and leave the same', async () => {
  await fc.assert(
    fc.asyncProperty(twoOrders, someApps, async ({ added, removed }, apps) => {
      const taken = withNeeds(added).flatMap((name) => [name, ...(name === 'auth' ? ['accounts'] : [])]);
      fc.pre(
        !apps.some(({ name }) => ['accounts', 'api', 'chat', 'frontend', 'images', ...taken].includes(name)),
      );
      const start = render(project);
      const places = apps.map((app, index): Step => [(index + 0.5) / apps.length, addApp(app)]);
      const all = await walk(start, [...adding(added), ...places]);
      expect(plain(all)).toEqual(plain(render({ ...project, features: added, apps })));
      const leaving = apps
        .toReversed()
        .map(
          ({ name }, index): Step => [
            (index + 0.5) / apps.length,
            async (tree) => (await execute(tree, 'remove', 'app', name)).tree,
          ],
        );
      expect(plain(await walk(all, [...removing(removed), ...leaving]))).toEqual(plain(start));
    }),
    { numRuns: 5 },
  );
});
