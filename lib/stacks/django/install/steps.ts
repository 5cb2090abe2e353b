// The steps after the files are written: environment, packages, migration, repository.
import { join } from 'node:path';
import type { StackTables } from '../../../core/additions/tables.ts';
import type { Blueprint } from '../../../core/blueprint/blueprint.ts';
import { createRepository } from '../../../core/commit/git.ts';
import { commandIn, runTool, type ToolResult } from '../../../core/run/run-tool.ts';
import { asStepResult, type Step, type StepResult } from '../../../core/run/step.ts';
import { djangoAnswers } from '../answers.ts';
import { migrationsIn, recordingMigrations } from '../apps/migration-files.ts';
import { oldestPython } from '../pins.ts';
import { newProjectVariables } from './environment.ts';
import { withDatabase } from './missing-database.ts';
import { hasUv, installPackages, isOutOfReach } from './packages.ts';
import { findPython, isolatedModule, type Python } from './python.ts';

export interface Installation {
  /** The project, as an absolute path. */
  readonly folder: string;
  readonly blueprint: Blueprint;
  readonly stack: StackTables;
  /** Paths of the files that belong to the project, for the first commit. */
  readonly files: readonly string[];
  /** The Python that the user named, if any. */
  readonly python: Python | undefined;
  /** The text of its .env.example, which names the variables that it reads. */
  readonly example: string;
  readonly install: boolean;
  readonly git: boolean;
  readonly signal: AbortSignal;
}

/** The programs of the virtual environment: https://docs.python.org/3/library/venv.html#how-venvs-work */
const environmentBin = process.platform === 'win32' ? '.venv\\Scripts' : '.venv/bin';
const environmentPython = join(environmentBin, 'python');

/** What the installation comes to when it is done by hand, command by command. */
export const installByHand = [
  [process.platform === 'win32' ? 'py' : 'python3', '-m', 'venv', '.venv'],
  [environmentPython, '-m', 'pip', 'install', '-r', 'requirements.txt'],
  [environmentPython, 'manage.py', 'migrate'],
] as const;

/** The command that starts the site. */
export const startByHand = [environmentPython, 'manage.py', 'runserver'] as const;

/** The steps of an installation, in order. */
export function installationSteps(installation: Installation): Step[] {
  const { folder, signal, files } = installation;
  const environment = environmentSteps(installation);
  const repository: Step = {
    id: 'git',
    title: 'Git repository with a first commit',
    run: () => createRepository(folder, [...files, ...madeMigrations(installation)], signal),
  };
  return [...(installation.install ? environment : []), ...(installation.git ? [repository] : [])];
}

/** The migrations of the apps that a new project was made with. */
function madeMigrations({ folder, blueprint }: Pick<Installation, 'folder' | 'blueprint'>): string[] {
  const withModels = blueprint.apps.filter(({ models }) => models.length > 0);
  const paths = migrationsIn(
    folder,
    withModels.map(({ name }) => name),
  );
  return paths.filter((path) => !path.endsWith('/__init__.py'));
}

function environmentSteps({ folder, blueprint, stack, python, example, signal }: Installation): Step[] {
  const env = newProjectVariables(example);
  const minimum = oldestPython[djangoAnswers(blueprint).django];

  async function makeEnvironment(): Promise<StepResult> {
    const isUvThere = await hasUv(folder);
    const found = python ?? (await findPython(minimum, folder));
    if (!found && !isUvThere) {
      return {
        status: 'failed',
        detail: `there is no Python ${minimum} or newer on the PATH`,
        output: [
          `Install Python from https://www.python.org/downloads/ or uv from https://docs.astral.sh/uv/`,
        ],
        command: commandIn(folder, ...installByHand),
      };
    }
    const wanted = found?.command ?? `>=${minimum}`;
    const detail = `.venv with Python ${found?.version ?? `${minimum} or newer`}`;
    const byPython = isolatedModule(wanted, 'venv', '.venv');
    if (!isUvThere) return toStep(await run(byPython), byPython, detail);
    const byUv = ['uv', 'venv', '--quiet', '--allow-existing', '--seed', '--python', wanted, '.venv'];
    const result = await run(byUv);
    // It takes pip, which it puts into the environment, from its index.
    if (found && isOutOfReach(result)) return toStep(await run(byPython), byPython, detail);
    return toStep(result, byUv, `${detail}, using uv`);
  }

  const run = (words: readonly string[]) => runTool(words, { cwd: folder, env, signal });
  const toStep = (result: ToolResult, words: readonly string[], detail?: string) =>
    asStepResult(result, folder, words, `${nameOf(words)} failed`, detail);
  const runStep = async (words: readonly string[]) => toStep(await run(words), words);

  const withModels = blueprint.apps.filter(({ models }) => models.length > 0).map(({ name }) => name);
  const makeMigrations: Step = {
    id: 'migrations',
    title: 'Migrations',
    needs: 'packages',
    run: async () => {
      const words = [environmentPython, 'manage.py', 'makemigrations', ...withModels];
      return (await recordingMigrations(folder, withModels, stack, () => runStep(words))).result;
    },
  };

  return [
    { id: 'environment', title: 'Virtual environment', run: makeEnvironment },
    {
      id: 'packages',
      title: 'Packages from requirements.txt',
      needs: 'environment',
      run: () => installPackages(environmentPython, { cwd: folder, env, signal }),
    },
    ...(withModels.length > 0 ? [makeMigrations] : []),
    {
      id: 'migrate',
      title: 'Database migrated',
      needs: withModels.length > 0 ? 'migrations' : 'packages',
      run: async () => {
        const result = await run(migrateWords);
        return withDatabase(toStep(result, migrateWords), result, folder, migrateWords);
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
