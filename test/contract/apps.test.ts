// The promises for apps and models: random ones, added and removed in random order.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { AppBlueprint } from '../../lib/core/blueprint/blueprint.ts';
import type { Tree } from '../../lib/core/files/tree.ts';
import { shop } from '../helpers/blueprints.ts';
import { execute, plain } from '../helpers/changes.ts';
import { render } from '../helpers/django.ts';
import { type AppWithModels, anyApps } from '../helpers/models.ts';

const runs = { numRuns: 40 };
const project = { ...shop, package: 'project' };
const base = render(project);

const blueprintOf = ({ app, models }: AppWithModels, views: 'class' | 'function'): AppBlueprint => ({
  name: app,
  views,
  path: `${app}/`,
  models: models.map(({ spec }) => spec),
});

const someApps = fc
  .tuple(anyApps, fc.array(fc.constantFrom('class' as const, 'function' as const), { minLength: 9 }))
  .map(([apps, styles]) => apps.map((app, index) => blueprintOf(app, styles[index] ?? 'class')));

const addApp = ({ name, views, models }: AppBlueprint, count = models.length) => [
  'add',
  'app',
  name,
  '--views',
  views,
  ...models.slice(0, count).flatMap((spec) => ['--model', spec]),
];

const addModel = ({ name }: AppBlueprint, spec: string) => ['add', 'model', ...`${name}.${spec}`.split(' ')];

const added = (tree: Tree, app: AppBlueprint) => execute(tree, ...addApp(app)).tree;

test('apps that are added one by one make the project that a blueprint makes at once', () => {
  fc.assert(
    fc.property(someApps, (apps) => {
      const once = render({ ...project, apps });
      expect(plain(apps.reduce(added, base))).toEqual(plain(once));
    }),
    runs,
  );
});

test('adding is taken back byte for byte, in any order that lets nothing dangle', () => {
  fc.assert(
    fc.property(someApps, (apps) => {
      const all = apps.reduce(added, base);
      const rest = apps
        .toReversed()
        .reduce((tree, { name }) => execute(tree, 'remove', 'app', name).tree, all);
      expect(plain(rest)).toEqual(plain(base));
    }),
    runs,
  );
});

test('doing it again changes nothing', () => {
  fc.assert(
    fc.property(someApps, (apps) => {
      const all = apps.reduce(added, base);
      for (const app of apps) expect(execute(all, ...addApp(app)).paths).toEqual([]);
    }),
    runs,
  );
});

test('models that are added one by one make the app that has them from the start, and come out again', () => {
  fc.assert(
    fc.property(someApps, (apps) => {
      const [app] = apps;
      fc.pre(app !== undefined && app.models.length > 0);
      if (!app) return;
      const states = [execute(base, ...addApp(app, 0)).tree];
      for (const spec of app.models) {
        const before = states.at(-1) ?? base;
        // A model may refer to a later one of the same call, which then has to come first.
        try {
          states.push(execute(before, ...addModel(app, spec)).tree);
        } catch {
          return;
        }
      }
      expect(plain(states.at(-1) ?? base)).toEqual(plain(added(base, app)));
      for (const spec of app.models.toReversed()) {
        const now = states.pop() ?? base;
        const [name = ''] = spec.split(' ');
        expect(plain(execute(now, 'remove', 'model', `${app.name}.${name}`).tree)).toEqual(
          plain(states.at(-1) ?? base),
        );
      }
    }),
    runs,
  );
});

test('a model of the first app leaves its route alone, whatever comes with it', () => {
  const apps: AppBlueprint[] = [
    { name: 'blog', views: 'class', path: 'blog/', models: ['Post title'] },
    { name: 'pages', views: 'class', path: '', models: ['Note text'], existing: true },
  ];
  const once = render({ ...project, apps });
  const one = execute(
    execute(base, 'add', 'app', 'blog', '--model', 'Post title').tree,
    'add',
    'model',
    'pages.Note',
    'text',
  );
  expect(plain(one.tree)).toEqual(plain(once));
  const rest = execute(execute(once, 'remove', 'model', 'pages.Note').tree, 'remove', 'app', 'blog').tree;
  expect(plain(rest)).toEqual(plain(base));
});
