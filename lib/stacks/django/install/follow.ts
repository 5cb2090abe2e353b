// The steps that follow a change in the environment of a project that is there: packages, migrations, tests, the database.
import { basename } from 'node:path';
import { runTool } from '../../../core/run/run-tool.ts';
import { asStepResult, type Step } from '../../../core/run/step.ts';
import type { Follow } from '../../../core/stack/change.ts';
import type { RunnableProject } from '../../../core/toolchain/toolchain.ts';
import { recordingMigrations } from '../apps/migration-files.ts';
import { installerVariables } from './environment.ts';
import { failedTests } from './failed-tests.ts';
import { withDatabase } from './missing-database.ts';
import { installPackages } from './packages.ts';
import { shellVariables } from './shell.ts';
import { settingsFlags } from './typed.ts';

/** The steps in order, each of which needs the one before it. */
export function followSteps(
  { packages, migrations, tests, migrate }: Follow,
  project: RunnableProject,
): Step[] {
  const steps = [
    ...(packages ? [packagesStep(project)] : []),
    ...migrations.map((app) => migrationsStep(app, project)),
    ...(tests.length > 0 ? [testsStep(tests, project)] : []),
    ...(migrate ? [migrateStep(project)] : []),
  ];
  return steps.map((step, index) => {
    const previous = steps[index - 1];
    return previous ? { ...step, needs: previous.id } : step;
  });
}

/** Installs what requirements.txt asks for into the environment of the project's Python. */
function packagesStep({ root, interpreter, signal }: RunnableProject): Step {
  return {
    id: 'packages',
    title: 'Packages from requirements.txt',
    doing: 'Installing packages',
    run: (watch) => installPackages(interpreter, { cwd: root, env: installerVariables, signal, watch }),
  };
}

/** Makes the migrations of an app. https://docs.djangoproject.com/en/stable/ref/django-admin/#makemigrations */
function migrationsStep(
  { app, folder, input }: Follow['migrations'][number],
  project: RunnableProject,
): Step {
  const { root, interpreter, settings, stack, signal } = project;
  const words = [interpreter, 'manage.py', 'makemigrations', ...settingsFlags(settings), app];
  return {
    id: 'migrations',
    title: 'Migration',
    doing: 'Making the migration',
    run: async (watch) => {
      const env = shellVariables(project);
      const { result, made } = await recordingMigrations(root, [folder], stack, () =>
        runTool(words, { cwd: root, env, signal, watch, ...(input !== undefined && { input }) }),
      );
      const detail = made.map((path) => basename(path)).join(', ') || 'nothing to change';
      return asStepResult(result, root, words, 'manage.py makemigrations failed', detail);
    },
  };
}

/** Runs tests of the project. https://docs.djangoproject.com/en/stable/topics/testing/overview/#running-tests */
function testsStep(tests: readonly string[], project: RunnableProject): Step {
  const { root, interpreter, settings, signal } = project;
  const words = [interpreter, 'manage.py', 'test', '--noinput', ...settingsFlags(settings), ...tests];
  return {
    id: 'tests',
    title: 'Tests',
    doing: 'Running the tests',
    run: async (watch) => {
      const result = await runTool(words, { cwd: root, env: shellVariables(project), signal, watch });
      const lastLines = result.output.length > 0 ? failedTests(result.output) : result.lastLines;
      const failure = 'the new tests fail, or could not be run';
      return asStepResult({ ...result, lastLines }, root, words, failure, tests.join(', '));
    },
  };
}

/** Runs all migrations. https://docs.djangoproject.com/en/stable/ref/django-admin/#migrate */
function migrateStep(project: RunnableProject): Step {
  const { root, interpreter, signal } = project;
  const words = [interpreter, 'manage.py', 'migrate', '--verbosity', '0'];
  return {
    id: 'migrate',
    title: 'Database migrated',
    doing: 'Migrating the database',
    run: async (watch) => {
      const result = await runTool(words, { cwd: root, env: shellVariables(project), signal, watch });
      return withDatabase(asStepResult(result, root, words, 'manage.py migrate failed'), result, root, words);
    },
  };
}
