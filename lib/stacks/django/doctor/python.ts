// The Python of a machine or of a project, uv, and the packages of the project.
import { recordIn } from '../../../core/blueprint/record-text.ts';
import { versionOf } from '../../../core/check/machine.ts';
import type { Check } from '../../../core/check/validator.ts';
import { shellCommand } from '../../../core/text/shell.ts';
import { atLeast } from '../../../core/text/versions.ts';
import type { Project } from '../../../core/toolchain/toolchain.ts';
import { djangoAnswers } from '../answers.ts';
import { missingPackages } from '../install/missing-packages.ts';
import { installedVersion } from '../install/project-python.ts';
import { findPython } from '../install/python.ts';
import { setUpByHand } from '../install/set-up.ts';
import { followByHand } from '../install/typed.ts';
import { options } from '../options.ts';
import { managerInCharge } from '../packages/managers.ts';
import { oldestPython } from '../pins.ts';

/** The oldest Python that runs the Django of a project, or of a new one. */
function minimumFor({ files, stack }: Project): string {
  const { answers } = recordIn(files, stack);
  return oldestPython[djangoAnswers({ answers }).django ?? options.django.default];
}

const installPython = `uv python install ${options.pythonVersion.default}`;

export const python: Check<Project> = {
  id: 'python',
  title: 'Python',
  check: async (project) => {
    const { interpreter, root } = project;
    const minimum = minimumFor(project);
    const own = installedVersion(interpreter, 'python');
    const isOld = own !== undefined && !atLeast(own, minimum);
    if (own !== undefined && !isOld) return { status: 'passed', detail: `${own}, ${interpreter}` };
    const found = await findPython(minimum, root);
    if (found && !isOld) return { status: 'passed', detail: `${found.version}, ${found.command}` };
    return {
      status: 'failed',
      detail: isOld
        ? `${interpreter} is Python ${own}, and this Django needs ${minimum} or newer`
        : `no Python ${minimum} or newer was found`,
      output: found ? ['Remove the environment, then:', ...setUpByHand.map(shellCommand)] : [installPython],
    };
  },
};

export const uv: Check<Project> = {
  id: 'uv',
  title: 'uv',
  check: async (project) => {
    const version = await versionOf('uv', project);
    return version === undefined
      ? { status: 'unchecked', detail: 'not on the PATH: pip is used instead, which is slower' }
      : { status: 'passed', detail: version };
  },
};

export const packages: Check<Project> = {
  id: 'packages',
  title: 'Packages',
  check: async (project) => {
    const { interpreter, files } = project;
    if (interpreter === undefined) {
      const detail = 'no virtual environment was found, so none are installed here';
      return { status: 'failed', detail, output: setUpByHand.map(shellCommand) };
    }
    const missing = missingPackages(files, interpreter);
    if (missing.length === 0) return { status: 'passed', detail: 'all are installed' };
    const manager = managerInCharge(files);
    const install = manager
      ? [manager.install]
      : followByHand({ packages: true, migrations: [], migrate: false }, project);
    const be = missing.length === 1 ? 'is' : 'are';
    return {
      status: 'failed',
      detail: `${missing.join(', ')} ${be} missing, or there in a version that will not do`,
      output: install.map(shellCommand),
    };
  },
};
