// Who reads a requirements.txt where a package manager has a lock: platforms, and workflows of the project.
import type { StackTables } from '../../../core/additions/tables.ts';
import type { Blueprint } from '../../../core/blueprint/blueprint.ts';
import type { Files } from '../../../core/files/files.ts';
import { within } from '../../../core/files/paths.ts';
import { targetFolders } from '../../../core/stack/layers.ts';
import type { PackageManager } from './managers.ts';

/**
 * Targets that install from a lock themselves, by their folder of templates.
 * https://devcenter.heroku.com/articles/python-support
 * https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/python-configuration-requirements.html
 * https://docs.digitalocean.com/products/app-platform/reference/buildpacks/python/
 */
const readingLocks: Readonly<Record<string, readonly string[]>> = {
  heroku: ['uv', 'Poetry', 'Pipenv'],
  aws: ['Pipenv'],
  'app-platform': ['Pipenv'],
};

/** True for a target that installs from the lock of a manager. */
export const readsLock = (target: string, { name }: PackageManager): boolean =>
  readingLocks[target]?.includes(name) ?? false;

/** What a project with a lock has to know about its requirements.txt. */
export interface ListNeeds {
  /** Whether a target or a workflow reads it. */
  readonly isRead: boolean;
  /** Whether Heroku, which installs from the lock, would find both: then it builds nothing. */
  readonly isInTheWay: boolean;
}

const workflows = '.github/workflows';

/** Whether the requirements.txt of a project of this tool is needed. */
export function listNeeds(
  files: Files,
  blueprint: Blueprint,
  stack: StackTables,
  manager: PackageManager,
): ListNeeds {
  const targets = targetFolders(blueprint, stack);
  const isNamed = (name: string) =>
    /\brequirements(-dev)?\.txt/.test(files.read(within(workflows, name)) ?? '');
  const isRead = targets.some((target) => !readsLock(target, manager)) || files.list(workflows).some(isNamed);
  const isHidden = /^\/?requirements\.txt$/m.test(files.read('.slugignore') ?? '');
  return { isRead, isInTheWay: targets.includes('heroku') && readsLock('heroku', manager) && !isHidden };
}
