// The promises for apps and models: random ones, added and removed in random order.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { promises, type Subject } from '../../lib/api/testing.ts';
import type { AppBlueprint } from '../../lib/core/blueprint/blueprint.ts';
import { shop } from '../helpers/blueprints.ts';
import { execute, executeAll, plain } from '../helpers/changes.ts';
import { render, stack } from '../helpers/django.ts';
import { type AppWithModels, anyApps } from '../helpers/models.ts';

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

/** Apps as what is added and removed, the last one first, so that nothing is left that refers to one that is gone. */
const subjectOf = (apps: readonly AppBlueprint[]): Subject => ({
  title: `The apps ${apps.map(({ name }) => name).join(', ')}`,
  stack,
  project,
  whole: { ...project, apps },
  add: apps.map((app) => addApp(app)),
  remove: apps.toReversed().map(({ name }) => ['remove', 'app', name]),
});

test.each(Object.entries(promises))('apps are %s', async (_, hold) => {
  await fc.assert(
    fc.asyncProperty(someApps, (apps) => hold(subjectOf(apps))),
    { numRuns: 8 },
  );
});

test('models that are added one by one make the app that has them from the start, and come out again', async () => {
  await fc.assert(
    fc.asyncProperty(someApps, async (apps) => {
      const [app] = apps;
      fc.pre(app !== undefined && app.models.length > 0);
      if (!app) return;
      const states = [(await execute(base, ...addApp(app, 0))).tree];
      for (const spec of app.models) {
        const before = states.at(-1) ?? base;
        // A model may refer to a later one of the same call, which then has to come first.
        try {
          states.push((await execute(before, ...addModel(app, spec))).tree);
        } catch {
          return;
        }
      }
      expect(plain(states.at(-1) ?? base)).toEqual(plain((await execute(base, ...addApp(app))).tree));
      for (const spec of app.models.toReversed()) {
        const now = states.pop() ?? base;
        const [name = ''] = spec.split(' ');
        const { tree } = await execute(now, 'remove', 'model', `${app.name}.${name}`);
        expect(plain(tree)).toEqual(plain(states.at(-1) ?? base));
      }
    }),
    { numRuns: 16 },
  );
});

test('a model of the first app leaves its route alone, whatever comes with it', async () => {
  const apps: AppBlueprint[] = [
    { name: 'blog', views: 'class', path: 'blog/', models: ['Post title'] },
    { name: 'pages', views: 'class', path: '', models: ['Note text'], existing: true },
  ];
  const once = render({ ...project, apps });
  const one = await executeAll(base, [
    ['add', 'app', 'blog', '--model', 'Post title'],
    ['add', 'model', 'pages.Note', 'text'],
  ]);
  expect(plain(one)).toEqual(plain(once));
  const rest = await executeAll(once, [
    ['remove', 'model', 'pages.Note'],
    ['remove', 'app', 'blog'],
  ]);
  expect(plain(rest)).toEqual(plain(base));
});
