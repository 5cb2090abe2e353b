// blueprint -> tree: pure, so the same blueprint gives the same bytes on every machine.
import { addBlueprintApps } from '../../stacks/django/apps/blueprint-apps.ts';
import { codesIn, languageNames } from '../../stacks/django/locale/languages.ts';
import { renderLocale } from '../../stacks/django/locale/locale.ts';
import { isShared, renderApp } from '../../stacks/django/models/app.ts';
import { ownFrame } from '../../stacks/django/models/frame.ts';
import { oldestPython, requirementsOf } from '../../stacks/django/requirements.ts';
import { runtimeLocals } from '../../stacks/django/runtime.ts';
import { siteName, slugOf } from '../../stacks/django/targets/site-names.ts';
import { settle } from '../additions/settle.ts';
import type { Blueprint } from '../blueprint/blueprint.ts';
import { formatRecord, recordName } from '../blueprint/document.ts';
import { hashOf } from '../files/hash.ts';
import type { Tree } from '../files/tree.ts';
import { featureLocals, layersOf, Parts } from '../templates/parts.ts';
import { type Locals, renderFolder } from '../templates/templates.ts';

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
  const { app, features = [], languages } = blueprint;
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
    ...(languages === undefined ? [] : renderLocale(languages, (place) => parts.at(place, locals))),
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
    spoken: codesIn(blueprint.languages ?? '').map((code) => [code, languageNames[code]]),
    site: siteName(blueprint.package),
    slug: slugOf(blueprint.package),
    ...runtimeLocals(blueprint),
    part: (place: string) => parts.at(place, locals),
  };
  return locals;
}
