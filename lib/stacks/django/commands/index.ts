// The commands on projects of this stack that are not merges of two renderings: each opens the project and changes it in memory.
import type { Files } from '../../../core/files/files.ts';
import type { Change } from '../../../core/stack/change.ts';
import type { Command } from '../../../core/stack/command.ts';
import type { Executor, Outside, Stack } from '../../../core/stack/stack.ts';
import { isScript } from '../../../core/templates/templates.ts';
import { openSite, type Site } from '../apps/site.ts';
import { servedSettings } from '../foreign/served.ts';
import { planAddApp, planAddModel } from './add.ts';
import { planDeploy, planRemoveDeploy } from './deploy.ts';
import { planRemoveApp, planRemoveModel } from './remove.ts';

/** Changes the workspace of a site. @throws UserError */
type Planner = (site: Site, command: Command, outside: Outside) => Change;

/** The settings to use where neither a flag nor the environment names them; undefined leaves it to manage.py. */
type Usual = (files: Files) => string | undefined;

const executor =
  (plan: Planner, usual: Usual = () => undefined): Executor =>
  (files, command, stack, outside) => {
    const choice = {
      named: command.given.settings,
      environment: outside.environment.DJANGO_SETTINGS_MODULE ?? usual(files),
    };
    const site = openSite(files, stack, choice, outside.installedVersion);
    const change = plan(site, command, outside);
    const changes = site.workspace
      .changes()
      .map((file) => (isScript(file.after ?? '') ? { ...file, mode: 0o755 } : file));
    const { byHand, released, interim, handover } = site;
    return {
      changes,
      change: {
        ...change,
        ...{ byHand, emptied: [...released], ...(interim !== undefined && { interim }) },
        ...(handover && { follow: { ...change.follow, handover } }),
      },
    };
  };

export const apps: Stack['apps'] = {
  addApp: executor(planAddApp),
  addModel: executor(planAddModel),
  removeApp: executor(planRemoveApp),
  removeModel: executor(planRemoveModel),
};

export const foreign: Stack['foreign'] = {
  deploy: executor(planDeploy, servedSettings),
  removeDeploy: executor(planRemoveDeploy, servedSettings),
};
