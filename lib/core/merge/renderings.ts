// The two renderings of a merge: what the project was made of, and what it shall be made of.
import { changesApps } from '../additions/changes-apps.ts';
import type { AppBlueprint, Blueprint } from '../blueprint/blueprint.ts';
import { toFlat } from '../blueprint/flat.ts';
import type { Tree } from '../files/tree.ts';
import { readTree } from '../files/tree-text.ts';
import { render } from '../render/render.ts';
import { runTool, type ToolResult } from '../run/run-tool.ts';
import type { Stack } from '../stack/stack.ts';
import { UserError } from '../text/errors.ts';
import { version } from '../version.ts';

/** Files of apps that are the same in both may be left out of both: making them is most of the work in a large project. */
export interface Renderings {
  readonly before: Tree;
  readonly after: Tree;
  /** Why the apps are in neither of them, when they are not: then merging leaves them as they are. */
  readonly withoutApps?: string;
}

/** Another version of this program could not be run, whatever it was to render. */
class NotRun extends UserError {}

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
): Promise<Renderings> {
  const apps = next.apps.filter((app) => isRenderable(app, next));
  const isCodeWanted = writer !== version || changesApps(old, next, stack);
  try {
    const after = render({ ...next, apps }, stack, isCodeWanted);
    // Rendering is pure: the same blueprint gives the same files again.
    if (writer === version && isSame(old, next)) return { before: after, after };
    return { before: await renderAs(writer, { ...old, apps }, stack, isCodeWanted), after };
  } catch (error) {
    if (!(error instanceof UserError) || error instanceof NotRun || apps.length === 0) throw error;
    const after = render({ ...next, apps: [] }, stack);
    const before = await renderAs(writer, { ...old, apps: [] }, stack, isCodeWanted);
    return { before, after, withoutApps: error.message };
  }
}

/** False for an app that its owner made: only models were added to it. */
const isRenderable = ({ name, existing }: AppBlueprint, { answers }: Blueprint) =>
  !existing || name === answers.app;

/** True when two blueprints describe the same project, the apps of both being those that are rendered. */
function isSame(one: Blueprint, other: Blueprint): boolean {
  const described = ({ stack, answers, features, deploy }: Blueprint) =>
    JSON.stringify([stack, answers, features, deploy]);
  return described(one) === described(other);
}

/** The files of a blueprint as a version of this program makes them. */
async function renderAs(
  writer: string,
  blueprint: Blueprint,
  stack: Stack,
  isCodeWanted: boolean,
): Promise<Tree> {
  if (writer === version) return render(blueprint, stack, isCodeWanted);
  // Without a network, npm would try for minutes.
  const words = ['npx', '--yes', '--fetch-retries=0', `create-mvt-app@${writer}`, 'render'];
  const result = await runTool(words, {
    cwd: process.cwd(),
    input: JSON.stringify(toFlat(blueprint, stack)),
  });
  if (result.ok) return readTree(result.stdout);
  const own = result.output.find((line) => line.startsWith('error: '));
  if (own) throw new UserError(`create-mvt-app ${writer} says: ${own.slice('error: '.length)}`, 1);
  throw new NotRun(
    `The project follows create-mvt-app ${writer}, whose templates are needed to see what you changed, and npx could not run it: ${reasonOf(result)}. Nothing was changed; try again once "npx create-mvt-app@${writer} --version" works.`,
    1,
  );
}

/** Why npx did not do it, of all that npm prints. */
function reasonOf({ missing, output }: ToolResult): string {
  if (missing) return 'npx, which comes with Node.js, is not on the PATH';
  const lines = output.map((line) => line.replace(/^npm (error|ERR!) */, ''));
  if (lines.some((line) => /^(notarget|404)\b/.test(line))) return 'the package registry does not have it';
  if (lines.some((line) => /^network\b|\bECONN[A-Z]+\b/.test(line)))
    return 'the package registry cannot be reached';
  return lines.findLast((line) => !/^A complete log\b/.test(line)) ?? 'it did not say why';
}
