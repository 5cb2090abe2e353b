// What each command does to a project: reads its words, checks them, and changes the workspace.

import type { PromptQuestion } from 'yeoman-generator';
import type { ChangingCommand, CommandName, DeployCommand } from '../../lib/core/options/command-names.ts';
import type { Site } from '../../lib/stacks/django/apps/site.ts';
import type { Context } from '../context.ts';
import { planAddApp, planAddModel } from './add.ts';
import { planDeploy, planRemoveDeploy } from './deploy.ts';
import { planRemoveApp, planRemoveModel } from './remove.ts';

/** What a command comes to, beside the files. */
export interface Change {
  /** Said when something changed, and when nothing had to. */
  readonly done: string;
  readonly nothing: string;
  /** More lines to say. */
  readonly notes: readonly string[];
  /** What stays because its owner changed it: paths, or names in a path. */
  readonly kept: readonly string[];
  /** The app whose migrations are to be made, with its folder. */
  readonly migrate?: { readonly app: string; readonly folder: string };
  /** True when requirements.txt asks for more than before. */
  readonly installs?: boolean;
  /** Arguments of manage.py to type next. */
  readonly next: readonly (readonly string[])[];
  /** Whole commands to type after those. */
  readonly typed?: readonly (readonly string[])[];
  /** Paths of new files that are started by their name. */
  readonly scripts?: ReadonlySet<string>;
  /** Where the result can be seen, from the root of the site. */
  readonly address?: string;
  readonly inverse?: { readonly command: CommandName; readonly word: string };
}

/** Changes the workspace of a site as the words of a command say; `root` is the project's folder. @throws UserError */
export type Planner = (site: Site, context: Context, root: string) => Change;

export const planners: Record<ChangingCommand, Planner> = {
  addApp: planAddApp,
  addModel: planAddModel,
  removeApp: planRemoveApp,
  removeModel: planRemoveModel,
};

type Ask = (question: PromptQuestion) => Promise<string>;

/** The same for what may have to ask. */
export const askingPlanners: Record<
  DeployCommand,
  (site: Site, context: Context, root: string, ask: Ask) => Promise<Change>
> = {
  deploy: planDeploy,
  removeDeploy: planRemoveDeploy,
};
