// blueprint -> tree: pure, so the same blueprint gives the same bytes on every machine.
import { addBlueprintApps } from '../apps/blueprint-apps.ts';
import type { Blueprint } from '../blueprint/blueprint.ts';
import { formatRecord, recordName } from '../blueprint/document.ts';
import { oldestPython, requirementsOf } from '../django/requirements.ts';
import { settle } from '../features/settle.ts';
import { hashOf } from '../hash.ts';
import { isShared, renderApp } from './app.ts';
import { featureLocals, layersOf, Parts } from './features.ts';
import { ownFrame } from './frame.ts';
import { type Locals, renderFolder } from './templates.ts';
import type { Tree } from './tree.ts';

/** The whole project that a blueprint describes, with its .mvt.json; only .env is made later, since it is secret. */
export function render(wanted: Blueprint): Tree {
  const blueprint = settle(wanted);
  const { apps = [], ...answers } = blueprint;
  const base = renderBase(blueprint);
  const {
    tree,
    imports,
    apps: added,
  } = apps.length === 0 ? { tree: base, imports: {}, apps: [] } : addBlueprintApps(base, blueprint, apps);
  const sorted: Tree = new Map([...tree].sort(([one], [other]) => (one < other ? -1 : 1)));
  const files = Object.fromEntries([...sorted].map(([path, { content }]) => [path, hashOf(content)]));
  return sorted.set(recordName, { content: formatRecord({ answers, apps: added, imports, files }) });
}

/** The project without the apps that were added to it. */
function renderBase(blueprint: Blueprint): Tree {
  const { app, features = [] } = blueprint;
  const layers = layersOf(blueprint);
  const parts = new Parts(layers);
  const locals = localsOf(blueprint, parts);
  const shell = renderApp({
    name: app,
    module: app,
    namespace: app,
    views: 'class',
    frame: ownFrame,
    features,
  });
  const tree: Tree = new Map([
    ...renderFolder('django/base', locals),
    ...[...shell]
      .filter(([path]) => !isShared(path))
      .map(([path, file]) => [`${app}/${path}`, file] as const),
    ...renderFolder('django/first-app', locals, `${app}/`),
    ...layers.flatMap((layer) => [...renderFolder(`${layer}/project`, locals)]),
  ]);
  return parts.importInto(tree, blueprint);
}

/** What every template of a project can name. */
export function localsOf(blueprint: Blueprint, parts: Parts): Locals {
  const locals: Locals = {
    ...blueprint,
    ...featureLocals(blueprint),
    requirements: requirementsOf(blueprint),
    python: oldestPython[blueprint.django],
    part: (place: string) => parts.at(place, locals),
  };
  return locals;
}
