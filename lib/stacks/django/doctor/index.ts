// What a machine needs for a Django project, in the order of the table that is printed.
import { machine } from '../../../core/check/machine.ts';
import type { Check } from '../../../core/check/validator.ts';
import type { Project } from '../../../core/toolchain/toolchain.ts';
import { database } from './database.ts';
import { packages, python, uv } from './python.ts';
import { builds, programs, services } from './services.ts';

/** Those that need a project. */
const ofProject = [packages, ...database, services, builds, programs];

const inProject = (check: Check<Project>): Check<Project> => ({
  ...check,
  check: async (project) => (project.files.has('manage.py') ? check.check(project) : undefined),
});

export const health: readonly Check<Project>[] = [...machine, python, uv, ...ofProject.map(inProject)];
