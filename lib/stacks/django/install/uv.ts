// Where uv is: on the PATH, or hidden there by pyenv.
import { runTool, type ToolOptions } from '../../../core/run/run-tool.ts';

/**
 * The variables with which uv runs in a folder, or undefined where it is not on the PATH. Under pyenv, a .python-version
 * hides the uv of every other Python.
 */
export async function uvVariables(cwd: string): Promise<ToolOptions['env']> {
  if ((await runTool(['uv', '--version'], { cwd })).ok) return {};
  const { ok, stdout } = await runTool(['pyenv', 'whence', 'uv'], { cwd });
  return ok ? { PYENV_VERSION: stdout.split('\n').at(-1) } : undefined;
}
