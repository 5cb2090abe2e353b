// The promises for apps and models: random ones, added and removed in random order.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { AppBlueprint } from '../../lib/core/blueprint/blueprint.ts';
import { shop } from '../helpers/blueprints.ts';
import { execute, executeAll, plain } from '../helpers/changes.ts';
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

const addAll = (apps: readonly AppBlueprint[]) =>
  executeAll(
    base,
    apps.map((app) => addApp(app)),
  );

test('apps that are added one by one make the project that a blueprint makes at once', async () => {
  await fc.assert(
    fc.asyncProperty(someApps, async (apps) => {
      const once = render({ ...project, apps });
      expect(plain(await addAll(apps))).toEqual(plain(once));
    }),
    runs,
  );
});

test('adding is taken back byte for byte, in any order that lets nothing dangle', async () => {
  await fc.assert(
    fc.asyncProperty(someApps, async (apps) => {
      const removals = apps.toReversed().map(({ name }) => ['remove', 'app', name]);
      const rest = await executeAll(await addAll(apps), removals);
      expect(plain(rest)).toEqual(plain(base));
    }),
    runs,
  );
});

test('doing it again changes nothing', async () => {
  await fc.assert(
    fc.asyncProperty(someApps, async (apps) => {
      const all = await addAll(apps);
      for (const app of apps) expect((await execute(all, ...addApp(app))).paths).toEqual([]);
    }),
    runs,
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
      expect(plain(states.at(-1) ?? base)).toEqual(plain(await addAll([app])));
      for (const spec of app.models.toReversed()) {
        const now = states.pop() ?? base;
        const [name = ''] = spec.split(' ');
        const { tree } = await execute(now, 'remove', 'model', `${app.name}.${name}`);
        expect(plain(tree)).toEqual(plain(states.at(-1) ?? base));
      }
    }),
    runs,
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
