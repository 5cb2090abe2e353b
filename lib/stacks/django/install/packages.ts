// Packages of requirements.txt, installed with uv where there is one, and with pip where there is none or uv gets nowhere.
import { commandIn, runTool, type ToolOptions, type ToolResult } from '../../../core/run/run-tool.ts';
import { asStepResult, type StepResult } from '../../../core/run/step.ts';
import { isolatedModule } from './python.ts';
import { uvVariables } from './uv.ts';

/** What uv says when it does not reach an index or its cache: pip may, since it has settings of its own. */
const outOfReach =
  /failed to fetch|sending request|dns error|connection|timed out|certificate|package registry|offline|network|initialize cache|permission denied/i;

/** True when uv failed for a reason that pip may not have. */
export const isOutOfReach = ({ ok, output }: ToolResult): boolean =>
  !ok && outOfReach.test(output.join('\n'));

/**
 * Installs what requirements.txt asks for.
 * @param python that of the environment to install into
 */
export async function installPackages(python: string, options: ToolOptions): Promise<StepResult> {
  const { cwd } = options;
  const pip = pipInstall(python);
  const failure = (result: ToolResult) => reasonOf(result) ?? 'the installation failed';
  const variables = await uvVariables(cwd);
  if (variables === undefined) {
    const result = await runTool(pip, options);
    const hasPip = result.ok || !result.output.some((line) => line.endsWith('No module named pip'));
    if (hasPip) return asStepResult(result, cwd, pip, failure(result));
    const ensure = isolatedModule(python, 'ensurepip');
    const detail = 'the environment has no pip, and uv is not on the PATH: install uv, or run';
    return {
      status: 'failed',
      detail: `${detail} ensurepip`,
      output: [],
      command: commandIn(cwd, ensure, pip),
    };
  }
  const uv = uvInstall(python);
  const result = await runTool(uv, { ...options, env: { ...options.env, ...variables } });
  if (!isOutOfReach(result)) return asStepResult(result, cwd, uv, failure(result));
  const byPip = await runTool(pip, options);
  if (byPip.ok) return { status: 'done', detail: 'with pip, since uv does not reach its index' };
  const hint = 'uv does not reach its index: set UV_DEFAULT_INDEX to yours, as uv does not read pip.conf';
  return asStepResult(result, cwd, uv, reasonOf(result) ?? hint);
}

/** What is wrong with the machine, where the output says so. */
function reasonOf({ output }: ToolResult): string | undefined {
  return output.some((line) => /No space left on device|os error 28|ENOSPC/.test(line))
    ? 'the disk is full: make room on it, for example with "pip cache purge" or "uv cache clean"'
    : undefined;
}

function pipInstall(python: string): string[] {
  return isolatedModule(python, 'pip', 'install', '--disable-pip-version-check', '-r', 'requirements.txt');
}

function uvInstall(python: string): string[] {
  return ['uv', 'pip', 'install', '--python', python, '-r', 'requirements.txt'];
}
