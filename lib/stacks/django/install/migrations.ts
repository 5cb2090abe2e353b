// What happens in the environment of a project that is there: packages, and migrations of apps.
import { basename } from 'node:path';
import type { StackTables } from '../../../core/additions/tables.ts';
import { runTool } from '../../../core/run/run-tool.ts';
import { asStepResult, type Step } from '../../../core/run/step.ts';
import { UserError } from '../../../core/text/errors.ts';
import { recordingMigrations } from '../apps/migration-files.ts';
import { installerVariables } from './environment.ts';
import { withDatabase } from './missing-database.ts';
import { installPackages } from './packages.ts';
import { projectPython } from './project-python.ts';
import { isolatedScript, namedPython } from './python.ts';

/**
 * The flags that name settings to manage.py: `config.settings:Dev` also names the class of django-configurations.
 * https://docs.djangoproject.com/en/stable/ref/django-admin/#cmdoption-settings
 */
export function settingsFlags(settings: string | undefined): string[] {
  if (settings === undefined) return [];
  const [module = '', configuration] = settings.split(':');
  return ['--settings', module, ...(configuration === undefined ? [] : ['--configuration', configuration])];
}

/** The step that installs what requirements.txt asks for into the environment of a Python. */
export function packagesStep(folder: string, python: string, signal: AbortSignal): Step {
  return {
    id: 'packages',
    title: 'Packages from requirements.txt',
    run: () => installPackages(python, { cwd: folder, env: installerVariables, signal }),
  };
}

/** The step that runs all migrations. https://docs.djangoproject.com/en/stable/ref/django-admin/#migrate */
export function migrateStep(folder: string, python: string, signal: AbortSignal): Step {
  const words = [python, 'manage.py', 'migrate', '--verbosity', '0'];
  return {
    id: 'migrate',
    title: 'Database migrated',
    run: async () => {
      const result = await runTool(words, { cwd: folder, signal });
      return withDatabase(
        asStepResult(result, folder, words, 'manage.py migrate failed'),
        result,
        folder,
        words,
      );
    },
  };
}

/** Whether migrations are not applied to the database, or that cannot be found out: then running them says why. */
export async function hasUnappliedMigrations(
  folder: string,
  python: string,
  signal: AbortSignal,
): Promise<boolean> {
  const { ok } = await runTool([python, 'manage.py', 'migrate', '--check'], { cwd: folder, signal });
  return !ok;
}

/**
 * The step that runs tests of a project.
 * https://docs.djangoproject.com/en/stable/topics/testing/overview/#running-tests
 */
export function testsStep(
  folder: string,
  python: string,
  tests: readonly string[],
  settings: string | undefined,
  signal: AbortSignal,
): Step {
  const words = [python, 'manage.py', 'test', '--noinput', ...settingsFlags(settings), ...tests];
  return {
    id: 'tests',
    title: 'Tests',
    run: async () => {
      const result = await runTool(words, { cwd: folder, signal });
      return asStepResult(result, folder, words, 'the new tests fail, or could not be run', tests.join(', '));
    },
  };
}

/** The step that makes the migrations of an app. https://docs.djangoproject.com/en/stable/ref/django-admin/#makemigrations */
export function migrationsStep(
  folder: string,
  python: string,
  app: { readonly app: string; readonly folder: string },
  settings: string | undefined,
  stack: StackTables,
  signal: AbortSignal,
): Step {
  const words = [python, 'manage.py', 'makemigrations', ...settingsFlags(settings), app.app];
  return {
    id: 'migrations',
    title: 'Migration',
    run: async () => {
      const { result, made } = await recordingMigrations(folder, [app.folder], stack, () =>
        runTool(words, { cwd: folder, signal }),
      );
      const detail = made.map((path) => basename(path)).join(', ') || 'nothing to change';
      return asStepResult(result, folder, words, 'manage.py makemigrations failed', detail);
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
  const { ok } = await runTool(isolatedScript(command, 'import django'), { cwd: folder });
  if (ok) return command;
  throw new UserError(
    `--python ${named} does not have Django installed: name the Python of the project's environment.`,
  );
}
