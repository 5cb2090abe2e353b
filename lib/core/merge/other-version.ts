// Blueprints rendered by another version of this program, which npx runs.
import type { StackTables } from '../additions/tables.ts';
import type { Blueprint } from '../blueprint/blueprint.ts';
import { toFlat } from '../blueprint/flat.ts';
import type { Tree } from '../files/tree.ts';
import { readTree } from '../files/tree-text.ts';
import { runTool, type ToolResult } from '../run/run-tool.ts';
import { UserError } from '../text/errors.ts';
import { NotRun } from './renderings.ts';

/** The files of a blueprint as a version makes them. @throws NotRun when npx cannot run it, UserError for what it says */
export async function renderedByNpx(writer: string, blueprint: Blueprint, stack: StackTables): Promise<Tree> {
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
    `The project follows create-mvt-app ${writer}, whose templates are needed to see what you changed, but npx could not run it: ${reasonOf(result)}. Nothing was changed; try again once "npx create-mvt-app@${writer} --version" works.`,
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
  return lines.findLast((line) => !/^A complete log\b/.test(line)) ?? 'it gave no reason';
}
