// The user model can only be chosen before the first migration: finds out whether it is too late.
import type { Blueprint } from '../../../core/blueprint/blueprint.ts';
import { flagOf } from '../../../core/options/flags.ts';
import { runTool } from '../../../core/run/run-tool.ts';
import { UserError } from '../../../core/text/errors.ts';
import type { Project, Toolchain } from '../../../core/toolchain/toolchain.ts';
import { shellVariables } from './shell.ts';

const why =
  'the database has been migrated with another user model, and Django cannot swap it afterwards: other tables refer to its users (https://docs.djangoproject.com/en/stable/topics/auth/customizing/#changing-to-a-custom-user-model-mid-project)';

/**
 * Takes Django's own user model where a merge would swap that of a database that has users. A dry run starts nothing to find out.
 * @throws UserError when the model cannot be swapped, or nobody knows whether it can
 */
export const userModelToKeep: Toolchain['answersForData'] = async (before, next, project, given) => {
  const isSwapped = isCustom(next) !== isCustom(before);
  if (!isSwapped || given.force) return { given: {} };
  if (given.dryRun) {
    return {
      given: {},
      remark:
        "A dry run does not start the project's Python: what follows is for a database that has not been migrated.",
    };
  }
  const migrated = await isMigrated(project);
  if (migrated === false) return { given: {} };
  const flag = `${flagOf('userModel')} django`;
  if (isCustom(before) && migrated === undefined) {
    throw new UserError(
      `Whether the database has been migrated could not be determined, so its user model has to stay: use ${flagOf('force')} if it has not been migrated.`,
    );
  }
  if (isCustom(before)) {
    throw new UserError(
      `The user model stays: ${why}. Leave auth enabled, or use ${flagOf('force')} to remove it anyway.`,
    );
  }
  if (migrated === undefined && given.userModel === 'custom') return { given: {} };
  if (migrated === undefined) {
    throw new UserError(
      `Whether the database already has users could not be determined: use ${flag} if it has, which adds the pages without a custom user model, or ${flagOf('userModel')} custom if it has not.`,
    );
  }
  if (given.userModel === undefined) {
    return {
      given: { userModel: 'django' },
      note: `The accounts use Django's own user model, because ${why}.`,
    };
  }
  throw new UserError(
    `A custom user model is no longer possible: ${why}. Use ${flag} to add the pages with Django's own user model.`,
  );
};

const isCustom = ({ answers }: Blueprint) => answers.userModel === 'custom';

/** Whether a project's database has been migrated; undefined when that cannot be known. */
async function isMigrated(project: Project): Promise<boolean | undefined> {
  const { root, interpreter } = project;
  if (interpreter === undefined) return undefined;
  const words = [interpreter, 'manage.py', 'showmigrations', 'auth'];
  const { ok, stdout } = await runTool(words, { cwd: root, env: shellVariables(project) });
  return ok ? /\[X\]/.test(stdout) : undefined;
}
