// The database of a project: whether it answers, and whether it has all tables.
import type { Check, Verdict } from '../../../core/check/validator.ts';
import { runTool } from '../../../core/run/run-tool.ts';
import { shellCommand } from '../../../core/text/shell.ts';
import type { Project } from '../../../core/toolchain/toolchain.ts';
import { missingDatabase } from '../install/missing-database.ts';
import { missingPackages } from '../install/missing-packages.ts';
import { manageCommand } from '../install/typed.ts';

/** What drivers of databases raise when there is no connection. */
const noConnection = /OperationalError/;

/** https://docs.djangoproject.com/en/stable/ref/django-admin/#cmdoption-migrate-check */
const applied: Check<Project> = {
  id: 'database',
  title: 'Database: manage.py migrate --check',
  check: async (project) => {
    const { ok, output } = await manage(project, ['migrate', '--check']);
    if (ok) return { status: 'passed', detail: 'it answers, and all migrations are applied' };
    const fault = output.findLast((line) => noConnection.test(line));
    if (fault !== undefined)
      return { status: 'failed', detail: 'it does not answer', output: remedy(output, fault) };
    const traceback = output.some((line) => line.startsWith('Traceback '));
    return traceback
      ? { status: 'failed', detail: 'the project does not start', output: output.slice(-1) }
      : fixedBy('some migrations are not applied', ['migrate'], project);
  },
};

/** https://docs.djangoproject.com/en/stable/ref/django-admin/#cmdoption-makemigrations-check */
const migrated: Check<Project> = {
  id: 'migrations',
  title: 'Models: manage.py makemigrations --check',
  check: async (project) => {
    const { ok, output } = await manage(project, ['makemigrations', '--check', '--dry-run']);
    if (ok) return { status: 'passed', detail: 'every change has its migration' };
    return output.some((line) => line.startsWith('Traceback '))
      ? { status: 'unchecked', detail: 'the project does not start' }
      : fixedBy('models have changed and have no migration for it', ['makemigrations'], project);
  },
};

const fixedBy = (detail: string, words: readonly string[], project: Project): Verdict => ({
  status: 'failed',
  detail,
  output: [shellCommand(manageCommand(words, project))],
});

function remedy(output: readonly string[], fault: string): string[] {
  const name = missingDatabase(output);
  return name === undefined
    ? [fault, 'Start its server, or change DATABASE_URL in .env.']
    : [shellCommand(['createdb', name])];
}

function manage(project: Project, words: readonly string[]) {
  const { interpreter = 'python', root, signal } = project;
  const [, ...rest] = manageCommand(words, project);
  return runTool([interpreter, ...rest], { cwd: root, signal });
}

/** Both need Django: where it is not installed, the check of packages has said so. */
const withPackages = (check: Check<Project>): Check<Project> => ({
  ...check,
  check: async (project) => {
    const { interpreter, files } = project;
    const isReady = interpreter !== undefined && missingPackages(files, interpreter).length === 0;
    return isReady ? check.check(project) : { status: 'unchecked', detail: 'this needs the packages' };
  },
});

export const database = [applied, migrated].map(withPackages);
