// Steps that have uv make requirements.lock, and renew it.

import type { Blueprint } from '../../../core/blueprint/blueprint.ts';
import { recordIn } from '../../../core/blueprint/record-text.ts';
import { DiskFiles } from '../../../core/commit/disk.ts';
import { runTool, type ToolOptions, type ToolResult, type Watch } from '../../../core/run/run-tool.ts';
import { asStepResult, type Step, type StepResult } from '../../../core/run/step.ts';
import type { Words } from '../../../core/stack/change.ts';
import { shellCommand } from '../../../core/text/shell.ts';
import type { NewProject, Project, Toolchain } from '../../../core/toolchain/toolchain.ts';
import { djangoAnswers } from '../answers.ts';
import { oldestPython } from '../pins.ts';
import { installerVariables } from './environment.ts';
import { canLock, lockFaults, lockFile, lockWords } from './lock-file.ts';
import { isOutOfReach } from './packages.ts';
import { isolatedModule } from './python.ts';
import { uvVariables } from './uv.ts';

/** The step of a new project. @param python the program of its environment */
export function firstLock(
  { root, blueprint, stack }: NewProject,
  python: string,
  options: ToolOptions,
): Step[] {
  if (!canLock(new DiskFiles(root), stack)) return [];
  return [{ ...lockStep(wordsFor(blueprint), python, options), needs: 'environment' }];
}

/** In a project that is there: an update takes the newest versions, and other commands lock what they ask for. */
export const lockSteps: Toolchain['lockSteps'] = (project, changed, isUpdate) => {
  const { root, stack, interpreter, signal } = project;
  const disk = new DiskFiles(root);
  if (!canLock(disk, stack)) return [];
  const isThere = disk.read(lockFile) !== undefined;
  const isStale = isThere && (changed.includes('requirements.txt') || lockFaults(disk).length > 0);
  const isRenewed = isUpdate && (isThere || interpreter !== undefined);
  if (!isRenewed && !isStale) return [];
  const words = wordsFor(recordIn(disk, stack));
  const options = { cwd: root, env: installerVariables, signal };
  return [lockStep(isUpdate ? [...words, '--upgrade'] : words, interpreter, options)];
};

/** What to type where a lock is there and is no longer right. */
export function lockByHand({ root, stack }: Project): Words[] {
  const disk = new DiskFiles(root);
  if (!canLock(disk, stack) || lockFaults(disk).length === 0) return [];
  return [wordsFor(recordIn(disk, stack))];
}

const wordsFor = (blueprint: Blueprint) => lockWords(oldestPython[djangoAnswers(blueprint).django]);

/** Without uv, or an index that it reaches, a project goes on without a lock, or with the one that it has. */
function lockStep(words: Words, python: string | undefined, options: ToolOptions): Step {
  const run = async (watch?: Watch): Promise<StepResult> => {
    const { cwd } = options;
    const before = textOf(cwd);
    const variables = await uvVariables(cwd);
    const isLeft = before === undefined ? 'not made' : 'not renewed';
    const skipped = (reason: string): StepResult => ({
      status: 'skipped',
      detail: `${isLeft}, since ${reason}: ${shellCommand(words)}`,
    });
    if (!variables) return skipped('uv is not on the PATH; with it');
    const env = { ...options.env, ...variables };
    const result = await compile(words, python, { ...options, env, watch });
    if (isOutOfReach(result))
      return skipped('uv does not reach its index; set UV_DEFAULT_INDEX to yours, then');
    const detail = before === textOf(cwd) ? 'nothing newer' : undefined;
    return asStepResult(result, cwd, words, 'uv could not lock them', detail);
  };
  return {
    id: 'lock',
    title: `Versions and hashes in ${lockFile}`,
    doing: 'Locking versions and hashes',
    run,
  };
}

const textOf = (root: string) => new DiskFiles(root).read(lockFile);

/** Uses the index of pip where uv does not reach its own, by a variable: the lock names no index then. */
async function compile(words: Words, python: string | undefined, options: ToolOptions): Promise<ToolResult> {
  const quiet = [...words, '--quiet'];
  const result = await runTool(quiet, options);
  if (!isOutOfReach(result) || python === undefined) return result;
  const { stdout } = await runTool(isolatedModule(python, 'pip', 'config', 'list'), options);
  const [index] = [':env:', 'install', 'global'].flatMap(
    (place) => new RegExp(`^${place}\\.index-url='(.+)'$`, 'm').exec(stdout)?.[1] ?? [],
  );
  if (index === undefined) return result;
  return runTool(quiet, { ...options, env: { ...options.env, UV_DEFAULT_INDEX: index } });
}
