// The user model can only be chosen before the first migration: finds out whether it is too late.
import type { Blueprint } from '../../lib/core/blueprint/blueprint.ts';
import { flagOf } from '../../lib/core/options/flags.ts';
import { runTool } from '../../lib/core/run/run-tool.ts';
import { UserError } from '../../lib/core/text/errors.ts';
import type { Run } from '../run.ts';

const why =
  'the database has been migrated with another user model, and Django cannot swap it afterwards: other tables refer to its users (https://docs.djangoproject.com/en/stable/topics/auth/customizing/#changing-to-a-custom-user-model-mid-project)';

/**
 * Keeps a merge from swapping the user model of a database that has users. A dry run starts nothing to find out.
 * @returns true when Django's own user model is taken instead, which a note then says
 * @throws UserError when the model cannot be swapped, or nobody knows whether it can
 */
export async function keepsUserModel(
  blueprint: Blueprint,
  next: Blueprint,
  { root, python, given, report, notes }: Run,
): Promise<boolean> {
  const isSwapped = isCustom(next) !== isCustom(blueprint);
  if (!isSwapped || given.force) return false;
  if (given.dryRun) {
    report.say(
      "A dry run does not start the project's Python: what follows is for a database that has not been migrated.",
    );
    return false;
  }
  const migrated = await isMigrated(root, python);
  if (migrated === false) return false;
  const flag = `${flagOf('userModel')} django`;
  if (isCustom(blueprint) && migrated === undefined) {
    throw new UserError(
      `Whether the database has been migrated could not be determined, so its user model has to stay: use ${flagOf('force')} if it has not been migrated.`,
    );
  }
  if (isCustom(blueprint)) {
    throw new UserError(
      `The user model stays: ${why}. Leave auth enabled, or use ${flagOf('force')} to remove it anyway.`,
    );
  }
  if (migrated === undefined && given.userModel === 'custom') return false;
  if (migrated === undefined) {
    throw new UserError(
      `Whether the database already has users could not be determined: use ${flag} if it has, which adds the pages without a custom user model, or ${flagOf('userModel')} custom if it has not.`,
    );
  }
  if (given.userModel === undefined) {
    notes.push(`The accounts use Django's own user model, because ${why}.`);
    return true;
  }
  throw new UserError(
    `A custom user model is no longer possible: ${why}. Use ${flag} to add the pages with Django's own user model.`,
  );
}

const isCustom = ({ answers }: Blueprint) => answers.userModel === 'custom';

/** Whether a project's database has been migrated; undefined when that cannot be known. */
async function isMigrated(root: string, python: string | undefined): Promise<boolean | undefined> {
  if (python === undefined) return undefined;
  const { ok, stdout } = await runTool([python, 'manage.py', 'showmigrations', 'auth'], { cwd: root });
  return ok ? /\[X\]/.test(stdout) : undefined;
}
