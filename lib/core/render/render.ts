// blueprint -> tree: pure, so the same blueprint gives the same bytes on every machine.
import type { Blueprint } from '../blueprint/blueprint.ts';
import { placed, placedPath } from '../blueprint/placement.ts';
import { recordName } from '../blueprint/record.ts';
import { formatRecord } from '../blueprint/record-text.ts';
import { settle } from '../blueprint/settle.ts';
import { hashOf } from '../files/hash.ts';
import type { Tree } from '../files/tree.ts';
import { addedLocals, layersOf } from '../stack/layers.ts';
import type { Stack } from '../stack/stack.ts';
import { endingOf, type Locals } from '../templates/language.ts';
import { Parts } from '../templates/parts.ts';

/**
 * The whole project that a blueprint describes, with its .mvt.json; only .env is made later, since it is secret.
 * @param isCodeWanted false to leave the files of new apps out: for two projects in which these are the same
 * @throws UserError when features, apps or models of the blueprint do not fit together
 */
export function render(wanted: Blueprint, stack: Stack, isCodeWanted = true): Tree {
  const blueprint = settle(wanted, stack);
  const base = renderBase(blueprint, stack);
  const { tree, undo, apps } =
    blueprint.apps.length === 0
      ? { tree: base, undo: {}, apps: [] }
      : stack.addApps(base, blueprint, isCodeWanted);
  const whole = placed(tree, blueprint.repository);
  const sorted: Tree = new Map([...whole].sort(([one], [other]) => (one < other ? -1 : 1)));
  const files = Object.fromEntries([...sorted].map(([path, { content }]) => [path, hashOf(content)]));
  return sorted.set(recordName, { content: formatRecord({ ...blueprint, apps, undo, files }, stack) });
}

/** The project without the apps that were added to it. */
function renderBase(blueprint: Blueprint, stack: Stack): Tree {
  const layers = layersOf(blueprint, stack);
  const parts = new Parts(layers, stack.templates, stack.languages);
  const locals = localsOf(blueprint, stack, parts);
  const tree: Tree = new Map([
    ...stack.base(blueprint, locals),
    ...layers.flatMap((layer) => [...stack.templates.render(`${layer}/project`, locals)]),
  ]);
  const whole = parts.importInto(tree, (file) => stack.partFile(file, blueprint));
  return new Map(
    [...whole].map(([path, file]) => [path, { ...file, content: laidOut(path, file.content, stack) }]),
  );
}

const laidOut = (path: string, content: string, { languages }: Stack): string =>
  languages[endingOf(path)]?.breakLines?.(content) ?? content;

/** What every template of a project can name. */
export function localsOf(blueprint: Blueprint, stack: Stack, parts: Parts): Locals {
  const locals: Locals = {
    ...blueprint.answers,
    ...addedLocals(blueprint, stack),
    ...stack.locals(blueprint),
    repository: blueprint.repository,
    pathOf: (path: string) => placedPath(path, blueprint.repository),
    part: (place: string) => parts.at(place, locals),
  };
  return locals;
}
