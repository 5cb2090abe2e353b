// What happens in the environment of a project that is there: packages, and migrations of apps.
import { UserError } from '../errors.ts';
import { projectPython } from './project-python.ts';
import { namedPython } from './python.ts';
import { commandIn, runTool } from './run-tool.ts';
import { pipInstall, type Step, uvInstall } from './steps.ts';

/** `manage.py makemigrations blog`: https://docs.djangoproject.com/en/stable/ref/django-admin/#makemigrations */
export function makeMigrationsWords(python: string, apps: readonly string[], settings?: string): string[] {
  const choice = settings === undefined ? [] : ['--settings', settings];
  return [python, 'manage.py', 'makemigrations', ...choice, ...apps];
}

/** The step that installs what requirements.txt asks for into the environment of a Python. */
export function packagesStep(folder: string, python: string, signal: AbortSignal): Step {
  return {
    id: 'packages',
    title: 'Packages of requirements.txt',
    run: async () => {
      const hasUv = (await runTool(['uv', '--version'], { cwd: folder })).ok;
      const words = hasUv ? uvInstall(python) : pipInstall(python);
      const { ok, lastLines } = await runTool(words, { cwd: folder, signal });
      return ok
        ? { status: 'done' }
        : {
            status: 'failed',
            detail: 'the installation failed',
            output: lastLines,
            command: commandIn(folder, words),
          };
    },
  };
}

/** The step that makes the migrations of apps. */
export function migrationsStep(
  folder: string,
  python: string,
  apps: readonly string[],
  settings: string | undefined,
  signal: AbortSignal,
): Step {
  const words = makeMigrationsWords(python, apps, settings);
  return {
    id: 'migrations',
    title: 'Migration made',
    run: async () => {
      const { ok, lastLines } = await runTool(words, { cwd: folder, signal });
      return ok
        ? { status: 'done' }
        : {
            status: 'failed',
            detail: 'manage.py makemigrations failed',
            output: lastLines,
            command: commandIn(folder, words),
          };
    },
  };
}

/**
 * The Python to run a project's manage.py with: the one that was named, or that of its virtual environment.
 * @returns undefined when there is neither
 * @throws UserError when the one that was named does not run, or has no Django
 */
export async function pythonOf(
  folder: string,
  named: string | undefined,
  cwd: string,
): Promise<string | undefined> {
  if (named === undefined) return projectPython(folder);
  const { command } = await namedPython(named, '3', cwd);
  const { ok } = await runTool([command, '-c', 'import django'], { cwd: folder });
  if (ok) return command;
  throw new UserError(`--python ${named} has no Django: name the Python of the project's environment.`);
}
