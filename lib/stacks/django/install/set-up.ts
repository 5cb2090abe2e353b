// The steps after the files of a new project are written: environment, packages, migration.
import { join } from 'node:path';
import type { Blueprint } from '../../../core/blueprint/blueprint.ts';
import { DiskFiles } from '../../../core/commit/disk.ts';
import {
  commandIn,
  runTool,
  type ToolOptions,
  type ToolResult,
  type Watch,
} from '../../../core/run/run-tool.ts';
import { asStepResult, type Step, type StepResult } from '../../../core/run/step.ts';
import type { NewProject } from '../../../core/toolchain/toolchain.ts';
import { djangoAnswers } from '../answers.ts';
import { migrationsIn, recordingMigrations } from '../apps/migration-files.ts';
import { oldestPython } from '../pins.ts';
import { exampleIn, newProjectVariables } from './environment.ts';
import { firstLock } from './lock.ts';
import { canLock, lockFile } from './lock-file.ts';
import { withDatabase } from './missing-database.ts';
import { installPackages, isOutOfReach } from './packages.ts';
import { findPython, isolatedModule } from './python.ts';
import { uvVariables } from './uv.ts';

/** The programs of the virtual environment: https://docs.python.org/3/library/venv.html#how-venvs-work */
const environmentBin = process.platform === 'win32' ? '.venv\\Scripts' : '.venv/bin';
const environmentPython = join(environmentBin, 'python');

/** What the steps come to when they are done by hand, command by command. */
export const setUpByHand = [
  [process.platform === 'win32' ? 'py' : 'python3', '-m', 'venv', '.venv'],
  [environmentPython, '-m', 'pip', 'install', '-r', 'requirements.txt'],
  [environmentPython, 'manage.py', 'migrate'],
] as const;

/** The command that starts the site. */
export const startByHand = [environmentPython, 'manage.py', 'runserver'] as const;

/** The migrations of the apps that a new project was made with, and its lock. */
export function madeBySetUp({ root, blueprint, stack }: NewProject): string[] {
  const disk = new DiskFiles(root);
  const hasLock = disk.has(lockFile) && canLock(disk, stack);
  return [
    ...migrationsIn(root, appsWithModels(blueprint)).filter((path) => !path.endsWith('/__init__.py')),
    ...(hasLock ? [lockFile] : []),
  ];
}

const appsWithModels = ({ apps }: Blueprint) =>
  apps.filter(({ models }) => models.length > 0).map(({ name }) => name);

/** The steps in order; each needs one before it. */
export function setUpSteps(project: NewProject): Step[] {
  const { root, blueprint, stack, files, interpreter, signal } = project;
  const env = newProjectVariables(exampleIn(files));
  const { django, pythonVersion } = djangoAnswers(blueprint);
  const minimum = oldestPython[django];

  async function makeEnvironment(watch?: Watch): Promise<StepResult> {
    const uv = await uvVariables(root);
    const found = interpreter ?? (await findPython(minimum, root, pythonVersion));
    if (!found && !uv) {
      return {
        status: 'failed',
        detail: `there is no Python ${minimum} or newer on the PATH`,
        output: [
          `Install Python from https://www.python.org/downloads/ or uv from https://docs.astral.sh/uv/`,
        ],
        command: commandIn(root, ...setUpByHand),
      };
    }
    const { command: wanted, version } = found ?? { command: pythonVersion, version: pythonVersion };
    const other = version === pythonVersion ? '' : `, although the files name ${pythonVersion}`;
    const detail = `.venv with Python ${version}${other}`;
    const byPython = isolatedModule(wanted, 'venv', '.venv');
    if (!uv) return toStep(await run(byPython, { watch }), byPython, detail);
    const byUv = ['uv', 'venv', '--quiet', '--allow-existing', '--seed', '--python', wanted, '.venv'];
    const result = await run(byUv, { env: uv, watch });
    // It takes pip, which it puts into the environment, from its index.
    if (found && isOutOfReach(result)) return toStep(await run(byPython, { watch }), byPython, detail);
    return toStep(result, byUv, `${detail}, using uv`);
  }

  const run = (words: readonly string[], { env: more, watch }: Pick<ToolOptions, 'env' | 'watch'> = {}) =>
    runTool(words, { cwd: root, env: { ...env, ...more }, signal, watch });
  const toStep = (result: ToolResult, words: readonly string[], detail?: string) =>
    asStepResult(result, root, words, `${nameOf(words)} failed`, detail);
  const runStep = async (words: readonly string[]) => toStep(await run(words), words);

  const withModels = appsWithModels(blueprint);
  const makeMigrations: Step = {
    id: 'migrations',
    title: 'Migrations',
    doing: 'Making migrations',
    needs: 'packages',
    run: async () => {
      const words = [environmentPython, 'manage.py', 'makemigrations', ...withModels];
      return (await recordingMigrations(root, withModels, stack, () => runStep(words))).result;
    },
  };

  return [
    {
      id: 'environment',
      title: 'Virtual environment',
      doing: 'Making a virtual environment',
      run: makeEnvironment,
    },
    ...firstLock(project, environmentPython, { cwd: root, env, signal }),
    {
      id: 'packages',
      title: 'Packages from requirements.txt',
      needs: 'environment',
      doing: 'Installing packages',
      run: (watch) => installPackages(environmentPython, { cwd: root, env, signal, watch }),
    },
    ...(withModels.length > 0 ? [makeMigrations] : []),
    {
      id: 'migrate',
      title: 'Database migrated',
      doing: 'Migrating the database',
      needs: withModels.length > 0 ? 'migrations' : 'packages',
      run: async () => {
        const result = await run(migrateWords);
        return withDatabase(toStep(result, migrateWords), result, root, migrateWords);
      },
    },
  ];
}

/** `.venv/bin/python manage.py migrate`: a command without its options. */
const nameOf = (words: readonly string[]) =>
  words
    .filter((word) => !word.startsWith('-'))
    .slice(0, 3)
    .join(' ');

const migrateWords = [environmentPython, 'manage.py', 'migrate', '--verbosity', '0'];
