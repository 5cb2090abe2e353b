// Additions without `changesApps`: adding them, or answering their questions otherwise, leaves the code of added apps as it is.
// So a merge that leaves this code out of its renderings comes to the same.

import { expect, test } from 'vitest';
import type { Addition } from '../../lib/core/additions/addition.ts';
import type { AppBlueprint } from '../../lib/core/blueprint/blueprint.ts';
import { recordName } from '../../lib/core/blueprint/record.ts';
import { readRecord } from '../../lib/core/blueprint/record-text.ts';
import type { Tree } from '../../lib/core/files/tree.ts';
import { mergedRecord } from '../../lib/core/merge/merged-record.ts';
import type { Renderings } from '../../lib/core/merge/renderings.ts';
import { render } from '../../lib/core/render/render.ts';
import { shop } from '../helpers/blueprints.ts';
import { execute, plain } from '../helpers/changes.ts';
import {
  blueprintOf,
  featureNames,
  needing,
  type Project,
  stack,
  targetNames,
  withNeeds,
} from '../helpers/django.ts';

const apps: AppBlueprint[] = [
  {
    name: 'blog',
    views: 'class',
    path: 'blog/',
    models: [
      'Author name:char:80:unique user:onetoone:auth.User',
      'Post title:char:200 body:text cover:image paper:file author:fk:Author fans:m2m:Author:related=liked tags:json',
      'Loan post:fk:Post due:date slug:slug price:decimal email:email url:url on:boolean count:integer',
    ],
  },
  {
    name: 'news',
    views: 'function',
    path: 'blog/news/',
    models: ['Item title:char:200 post:fk:blog.Post picture:image'],
  },
  { name: shop.app, views: 'class', path: '', models: ['Visit page:char:200 at:datetime'], existing: true },
];

/**
 * A project with nothing but one addition, and one with all but those that cannot be without it: both with and without
 * models in an app of the project itself.
 */
function around(name: string): { without: Project; with: Project }[] {
  const feature = featureNames.find((each) => each === name);
  const target = targetNames.find((each) => each === name);
  const others = featureNames.filter(
    (each) => !(feature && [name, ...needing(featureNames, [name])].includes(each)),
  );
  const needed = withNeeds(feature ? [feature] : []).filter((each) => each !== feature);
  return [apps, apps.filter(({ existing }) => !existing)].flatMap((apps) =>
    [needed, others].map((features) => {
      const project = { ...shop, features, apps };
      const withIt = featureNames.filter((each) => each === feature || features.includes(each));
      const more = feature ? { features: withIt } : { deploy: target ? [target] : [] };
      return { without: project, with: { ...project, ...more } };
    }),
  );
}

/** The same project with each other answer to a question of an addition. */
function otherwise(project: Project, { options = {} }: Addition): Project[] {
  return Object.entries(options).flatMap(([name, option]) =>
    option.kind === 'choice' ? option.choices.map(({ value }) => ({ ...project, [name]: value })) : [],
  );
}

const rendered = new Map<string, Tree>();

/** A rendering, made once: additions have the projects around them in common. */
function renderOnce(project: Project, isCodeWanted: boolean): Tree {
  const key = JSON.stringify([project, isCodeWanted]);
  const tree = rendered.get(key) ?? render(blueprintOf(project), stack, isCodeWanted);
  rendered.set(key, tree);
  return tree;
}

function renderBoth(before: Project, after: Project, isCodeWanted: boolean): Renderings {
  return { before: renderOnce(before, isCodeWanted), after: renderOnce(after, isCodeWanted) };
}

/** The files that differ, and the record after a merge. */
function outcome(renderings: Renderings, { record, next }: { record: string; next: Project }) {
  const { before, after } = renderings;
  const paths = [...new Set([...before.keys(), ...after.keys()])]
    .filter((path) => path !== recordName)
    .sort();
  return {
    changes: paths
      .map((path) => [path, before.get(path), after.get(path)] as const)
      .filter(([, one, other]) => one?.content !== other?.content),
    record: mergedRecord(readRecord(recordName, record, stack), blueprintOf(next), renderings, stack),
  };
}

const additions: readonly Addition[] = [...stack.features, ...stack.targets];

test.each(additions.filter(({ changesApps }) => !changesApps))(
  '$name leaves the code of apps as it is',
  (addition) => {
    const pairs = around(addition.name);
    const others = pairs
      .slice(-1)
      .flatMap(({ with: added }) => otherwise(added, addition).map((other) => [added, other] as const));
    for (const [before, after] of [...pairs.map((pair) => [pair.without, pair.with] as const), ...others]) {
      const whole = renderBoth(before, after, true);
      const context = { record: whole.before.get(recordName)?.content ?? '', next: after };
      expect(outcome(renderBoth(before, after, false), context)).toEqual(outcome(whole, context));
    }
  },
);

test.each(additions.filter(({ changesApps }) => changesApps))(
  '$name changes the code of apps',
  ({ name }) => {
    for (const { without, with: added } of around(name)) {
      const { before, after } = renderBoth(without, added, true);
      const isOther = (path: string) => before.get(path)?.content !== after.get(path)?.content;
      expect([...after.keys()].filter((path) => /^(blog|news)\//.test(path)).some(isOther)).toBe(true);
    }
  },
);

test('the files of new apps are left out, and those of the first app are not', () => {
  const project = { ...shop, apps };
  const paths = [...render(blueprintOf(project), stack, false).keys()];
  expect(paths.filter((path) => /^(blog|news)\//.test(path))).toEqual([]);
  expect(paths).toContain(`${shop.app}/models.py`);
});

test('what is recorded about apps stays when a merge leaves their code out', async () => {
  const project = { ...shop, apps: apps.slice(0, 2) };
  const { tree } = await execute(render(blueprintOf(project), stack), 'add', 'ci');
  expect(plain(tree)).toEqual(plain(render(blueprintOf({ ...project, features: ['ci'] }), stack)));
});
