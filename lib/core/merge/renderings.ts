// The two renderings of a merge: the project as it was, and the project as it is to become.

import type { AppBlueprint, Blueprint } from '../blueprint/blueprint.ts';
import { changesApps } from '../blueprint/changes-apps.ts';
import { isOfFormat1 } from '../blueprint/record.ts';
import type { Tree } from '../files/tree.ts';
import { render } from '../render/render.ts';
import type { Outside, Stack } from '../stack/stack.ts';
import { UserError } from '../text/errors.ts';
import { version } from '../version.ts';

/** Files that are the same in both may be left out of both: making them is most of the work in a large project. */
export interface Renderings {
  readonly before: Tree;
  readonly after: Tree;
  /** Why the apps are in neither of them, when they are not: then merging leaves them as they are. */
  readonly withoutApps?: string;
}

/** Another version of this program could not be run, whatever it was to render. */
export class NotRun extends UserError {}

/**
 * Renders two blueprints, each by the version whose templates it means.
 * @param old as that version recorded it: what this one knows beyond it, the other one does not
 * @param writer the version that the project follows
 * @throws UserError when that version cannot be run
 */
export async function renderBoth(
  old: Blueprint,
  writer: string,
  next: Blueprint,
  stack: Stack,
  { renderedBy }: Pick<Outside, 'renderedBy'>,
): Promise<Renderings> {
  if (isRendered(old, writer, next)) return { before: new Map(), after: new Map() };
  const apps = next.apps.filter((app) => isRenderable(app, next));
  const earlier = old.apps.filter((app) => isRenderable(app, next));
  const areSame = sameApps(old, next);
  // A record is a blueprint and more: what else it holds, such as its undo log, is not rendered.
  const { stack: name, answers, features, deploy, repository } = old;
  const described = { stack: name, answers, features, deploy, repository };
  const isCodeWanted = writer !== version || !areSame || changesApps(old, next, stack);
  const renderAs = async (blueprint: Blueprint) =>
    writer === version
      ? render(blueprint, stack, isCodeWanted)
      : await renderedBy(writer, asReadBy(writer, blueprint, stack));
  try {
    const after = render({ ...next, apps }, stack, isCodeWanted);
    return { before: await renderAs({ ...described, apps: earlier }), after };
  } catch (error) {
    if (!(error instanceof UserError) || error instanceof NotRun || apps.length === 0 || !areSame)
      throw error;
    const after = render({ ...next, apps: [] }, stack, isCodeWanted);
    const before = await renderAs({ ...described, apps: [] });
    return { before, after, withoutApps: error.message };
  }
}

/** A blueprint with its models as a version reads them. */
function asReadBy(writer: string, blueprint: Blueprint, { specForFormat1 }: Stack): Blueprint {
  if (!specForFormat1 || !isOfFormat1(writer)) return blueprint;
  const apps = blueprint.apps.map((app) => ({
    ...app,
    models: app.models.map((spec) => specForFormat1(spec)),
  }));
  return { ...blueprint, apps };
}

/** False for an app that its owner made: only models were added to it. */
const isRenderable = ({ name, existing }: AppBlueprint, { answers }: Blueprint) =>
  !existing || name === answers.app;

/**
 * True when a project is already what a blueprint describes, apart from what its owner changed.
 * Rendering is pure: the same version makes the same files of it again, so nothing has to be rendered.
 */
export function isRendered(old: Blueprint, writer: string, next: Blueprint): boolean {
  return writer === version && described(old) === described(next) && sameApps(old, next);
}

const sameApps = (old: Blueprint, next: Blueprint) => JSON.stringify(old.apps) === JSON.stringify(next.apps);

/** What a project is, apart from its apps, as a text: equal for two that are the same. */
export function described({ stack, answers, features, deploy, repository }: Blueprint): string {
  return JSON.stringify([stack, Object.entries(answers).sort(), features, deploy, repository]);
}
