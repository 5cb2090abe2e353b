// Who may see and change the records of models that belong to models of other apps, whatever the order of the apps.
import { expect, test } from 'vitest';
import type { AppBlueprint } from '../../../../lib/core/blueprint/blueprint.ts';
import { treeFiles } from '../../../../lib/core/files/workspace.ts';
import { ProjectWorld } from '../../../../lib/stacks/django/apps/project-models.ts';
import { parseApps } from '../../../../lib/stacks/django/apps/specs.ts';
import { findSettings } from '../../../../lib/stacks/django/project/find-settings.ts';
import { shop as blueprint } from '../../../helpers/blueprints.ts';
import { render } from '../../../helpers/django.ts';

const files = treeFiles(render({ ...blueprint, apps: [] }));

const app = (name: string, ...models: string[]): AppBlueprint => ({
  name,
  views: 'class',
  path: `${name}/`,
  models,
});

function specsOf(...apps: AppBlueprint[]): string[] {
  const world = new ProjectWorld(files, findSettings(files));
  const parsed = parseApps(apps, world, ({ name }) => name);
  return parsed.flatMap(({ models }) => models.map(({ spec }) => spec));
}

const shop = app('shop', 'Order number customer:fk:auth.User access=private');
const line = 'Line text order:fk:shop.Order';
const recorded = `${line} access=private:order.customer`;

test.each([line, `${line} access=order`, `${line} access=private`, recorded])('%s', (spec) => {
  expect(specsOf(app('lines', spec), shop)).toEqual([recorded, ...shop.models]);
  expect(specsOf(shop, app('lines', spec))).toEqual([...shop.models, recorded]);
});

test.each([
  ['lines', 'Line text order:fk:shop.Order access=private:order.nobody', 'shop.Order has no relation nobody'],
  ['shop', 'Line text order:fk:Order access=private:order.nobody', 'shop.Order has no relation nobody'],
])('an owner in %s who is not there is an error', (name, spec, fault) => {
  const apps = name === 'shop' ? [app('shop', ...shop.models, spec)] : [app(name, spec), shop];
  expect(() => specsOf(...apps)).toThrow(
    expect.objectContaining({ faults: [expect.stringContaining(fault)] }),
  );
});
