// Blueprints rendered by another version of this program, which npx runs, or uvx where this one was started so.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { StackTables } from '../additions/tables.ts';
import type { Blueprint } from '../blueprint/blueprint.ts';
import { toFlat } from '../blueprint/flat.ts';
import type { Tree } from '../files/tree.ts';
import { readTree } from '../files/tree-text.ts';
import { runTool, type ToolResult } from '../run/run-tool.ts';
import { versionRunner } from '../run/started-as.ts';
import { inTemporaryFolder } from '../run/temporary-folder.ts';
import { UserError } from '../text/errors.ts';
import { NotRun } from './renderings.ts';

/** Asks whether a version may be downloaded and run. */
export type MayDownload = (version: string) => Promise<boolean>;

/**
 * The files of a blueprint as a version makes them.
 * @param mayDownload asked when that version is not on this machine yet; without it, it is downloaded unasked
 * @throws NotRun when it cannot be run, UserError for what it says
 */
export async function renderedByVersion(
  writer: string,
  blueprint: Blueprint,
  stack: StackTables,
  mayDownload?: MayDownload,
): Promise<Tree> {
  const { name } = versionRunner();
  const input = JSON.stringify(toFlat(blueprint, stack));
  const known = mayDownload && (await runVersion(false, writer, input));
  if (known && isUnknown(known) && !(await mayDownload(writer))) {
    throw new NotRun(
      `The project follows create-mvt-app ${writer}, whose templates are needed to see what you changed. It was not downloaded, and nothing was changed.`,
      1,
    );
  }
  const result = known && !isUnknown(known) ? known : await runVersion(true, writer, input);
  if (result.ok) return treeOf(result, writer);
  const own = result.output.find((line) => line.startsWith('error: '));
  if (own) throw new UserError(`create-mvt-app ${writer} says: ${own.slice('error: '.length)}`, 1);
  throw new NotRun(
    `The project follows create-mvt-app ${writer}, whose templates are needed to see what you changed, but ${name} could not run it: ${reasonOf(result)}. Nothing was changed; try again once "${name} create-mvt-app@${writer} --version" works.`,
    1,
  );
}

/**
 * Runs `render` of a version in a folder of its own: npx takes programs from the node_modules and settings from the
 * .npmrc of the folder in which it is called, or of one above it up to a package.json.
 */
function runVersion(mayDownload: boolean, writer: string, input: string): Promise<ToolResult> {
  return inTemporaryFolder((cwd) => {
    writeFileSync(join(cwd, 'package.json'), '{"private":true}\n');
    return runTool([...versionRunner().words(writer, mayDownload), 'render'], { cwd, input });
  });
}

/** True when the version would have to be downloaded. */
const isUnknown = ({ ok, output }: ToolResult) => !ok && versionRunner().stopped.test(output.join('\n'));

/** @throws UserError when what was printed is not the files of a project */
function treeOf({ stdout }: ToolResult, writer: string): Tree {
  const tree = readTree(stdout);
  if (tree) return tree;
  throw new UserError(
    `create-mvt-app ${writer} printed something other than the files of a project, so nothing was changed: check which package "${versionRunner().name} create-mvt-app@${writer}" runs.`,
    1,
  );
}

/** Why it was not done, of all that was printed. */
function reasonOf({ missing, output }: ToolResult): string {
  const { name } = versionRunner();
  if (missing)
    return name === 'npx'
      ? 'npx, which comes with Node.js, is not on the PATH'
      : `${name} is not on the PATH`;
  const lines = output.map((line) => line.replace(/^npm (error|ERR!) */, ''));
  if (lines.some((line) => /^(notarget|404)\b/.test(line))) return 'the package registry does not have it';
  if (lines.some((line) => /^network\b|\bECONN[A-Z]+\b/.test(line)))
    return 'the package registry cannot be reached';
  return lines.findLast((line) => !/^A complete log\b/.test(line)) ?? 'it gave no reason';
}
