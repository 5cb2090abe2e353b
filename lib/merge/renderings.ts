// The two renderings of a merge: what the project was made of, and what it shall be made of.
import type { AppBlueprint } from '../blueprint/apps.ts';
import type { Blueprint } from '../blueprint/blueprint.ts';
import { UserError } from '../errors.ts';
import { runTool } from '../install/run-tool.ts';
import { render } from '../render/render.ts';
import type { Tree } from '../render/tree.ts';
import { version } from '../version.ts';

export interface Renderings {
  readonly before: Tree;
  readonly after: Tree;
  /** Why the apps are in neither of them, when they are not: then merging leaves them as they are. */
  readonly withoutApps?: string;
}

/**
 * Renders two blueprints, each by the version whose templates it means.
 * @param writer the version that the project follows
 * @throws UserError when that version cannot be run
 */
export async function renderBoth(old: Blueprint, writer: string, next: Blueprint): Promise<Renderings> {
  const apps = (next.apps ?? []).filter((app) => isRenderable(app, next));
  try {
    const after = render({ ...next, apps });
    return { before: await renderAs(writer, { ...old, apps }), after };
  } catch (error) {
    if (!(error instanceof UserError) || apps.length === 0) throw error;
    const after = render({ ...next, apps: [] });
    const before = await renderAs(writer, { ...old, apps: [] });
    return { before, after, withoutApps: error.message };
  }
}

/** False for an app that its owner made: only models were added to it. */
const isRenderable = ({ name, existing }: AppBlueprint, { app }: Blueprint) => !existing || name === app;

/** The files of a blueprint as a version of this program makes them. */
async function renderAs(writer: string, blueprint: Blueprint): Promise<Tree> {
  if (writer === version) return render(blueprint);
  const words = ['npx', '--yes', `create-mvt-app@${writer}`, 'render'];
  const { ok, stdout, lastLines } = await runTool(words, {
    cwd: process.cwd(),
    input: JSON.stringify(blueprint),
  });
  if (!ok) {
    throw new UserError(
      `The project follows create-mvt-app ${writer}, and "${words.join(' ')}" failed: ${lastLines.at(-1) ?? 'it said nothing'}. Once it runs, try again.`,
      1,
    );
  }
  return readTree(stdout);
}

/** A tree as JSON: what `create-mvt-app render` prints. */
export function writeTree(tree: Tree): string {
  return `${JSON.stringify(Object.fromEntries(tree), null, 2)}\n`;
}

function readTree(json: string): Tree {
  return new Map(Object.entries(JSON.parse(json)));
}
