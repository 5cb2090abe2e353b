// Plans `deploy` and `remove deploy` in a project that this tool did not make.
import type { PromptQuestion } from 'yeoman-generator';
import { named as namedAdditions, nextOf, optionNamesOf } from '../../lib/core/additions/additions-of.ts';
import type { Blueprint } from '../../lib/core/blueprint/blueprint.ts';
import { refuseStrangeAnswers } from '../../lib/core/blueprint/settle.ts';
import { type ConflictAnswer, planTree, settleConflicts } from '../../lib/core/commit/plan.ts';
import type { Tree } from '../../lib/core/files/tree.ts';
import type { Answers } from '../../lib/core/options/answers.ts';
import { flagOf } from '../../lib/core/options/flags.ts';
import { UserError } from '../../lib/core/text/errors.ts';
import type { Instruction, Site } from '../../lib/stacks/django/apps/site.ts';
import { putIn, recordDeployed, takeBack } from '../../lib/stacks/django/foreign/deployed.ts';
import { renderElsewhere } from '../../lib/stacks/django/foreign/elsewhere.ts';
import { blueprintOf, findProject } from '../../lib/stacks/django/foreign/found.ts';
import { requirementsElsewhere } from '../../lib/stacks/django/foreign/requirements.ts';
import { askAbout } from '../conflicts.ts';
import type { Context } from '../context.ts';
import { namedIn, notesOnAdding, notesOnRemoving } from '../merge/named.ts';
import { questionFor } from '../merge/questions.ts';
import type { Change } from './planners.ts';

type Ask = (question: PromptQuestion) => Promise<string>;
type Deployment = Pick<Blueprint, 'deploy' | 'answers'>;

/** `deploy heroku` */
export async function planDeploy(site: Site, context: Context, root: string, ask: Ask): Promise<Change> {
  const { targets: named } = namedIn(context);
  const { deploy: on } = site.record;
  const deploy = namedAdditions(context.stack.targets, [...on, ...named]).map(({ name }) => name);
  const answers = await answersFor(deploy, site, context, ask);
  const change = await become(site, answers, context, root, ask);
  const added = named.filter((name) => !on.includes(name));
  return {
    ...change,
    done: `The project deploys to: ${deploy.join(', ')}.`,
    nothing: 'The project is as it should be: nothing had to be changed.',
    notes: [...notesOnAdding(on, named), ...change.notes],
    ...(added.length > 0 && { inverse: { command: 'removeDeploy', word: added.join(' ') } }),
    typed: nextOf(namedAdditions(context.stack.targets, added), change.names),
  };
}

/** `remove deploy`, `remove deploy heroku` */
export async function planRemoveDeploy(
  site: Site,
  context: Context,
  root: string,
  ask: Ask,
): Promise<Change> {
  const { targets: named } = namedIn(context);
  const { deploy: on, answers } = site.record;
  const deploy = named.length === 0 ? [] : on.filter((name) => !named.includes(name));
  const kept = optionNamesOf(namedAdditions(context.stack.targets, deploy)).map((name) => [
    name,
    answers[name],
  ]);
  const change = await become(site, { deploy, answers: Object.fromEntries(kept) }, context, root, ask);
  return {
    ...change,
    done: deploy.length > 0 ? `The project deploys to: ${deploy.join(', ')}.` : 'The targets are taken out.',
    nothing: 'The project is as it should be: nothing had to be changed.',
    notes: [...notesOnRemoving(on, named), ...change.notes],
  };
}

/** What targets want to know: given, recorded, asked for, or their default. */
async function answersFor(
  deploy: readonly string[],
  { record }: Site,
  { given, interactive, stack }: Context,
  ask: Ask,
): Promise<Deployment> {
  refuseStrangeAnswers(given, { features: stack.features.map(({ name }) => name), deploy }, stack);
  const answers: Record<string, Answers[string]> = {};
  for (const { options = {} } of namedAdditions(stack.targets, deploy)) {
    for (const [name, option] of Object.entries(options)) {
      const known = given[name] ?? record.answers[name];
      const isAsked = known === undefined && option.question !== undefined && interactive && !given.yes;
      answers[name] = known ?? (isAsked ? await ask(questionFor(name, stack)) : option.default);
    }
  }
  return { deploy, answers };
}

interface Became extends Pick<Change, 'kept' | 'notes' | 'installs' | 'next' | 'scripts'> {
  /** Answers with the names of the project. */
  readonly names: Answers;
}

/** Brings a project from the targets that it has to those that it shall have. */
async function become(
  site: Site,
  wanted: Deployment,
  context: Context,
  root: string,
  ask: Ask,
): Promise<Became> {
  const { deploy, answers } = wanted;
  const { kept, named } = takeBack(site);
  const known = optionNamesOf(context.stack.targets);
  const others = Object.entries(site.record.answers).filter(([name]) => !known.includes(name));
  site.answers = Object.fromEntries(others);
  site.deploy = [];
  if (deploy.length === 0) {
    site.byHand.push(...named.map((entry) => stillNamed(site, entry)));
    recordDeployed(site);
    for (const path of kept) site.released.add(path);
    return { kept, notes: [], next: [], names: {} };
  }
  const found = findProject(site.workspace, site.settings);
  const blueprint = blueprintOf(found, wanted, context.stack);
  const rendered = renderElsewhere(blueprint, found, context.stack);
  const requirements = requirementsElsewhere(site.workspace, blueprint, found, context.stack);
  const all: Tree = new Map([...rendered.files, ...requirements.files]);
  const foreign = new Map([...all].filter(([path]) => !isOurs(site, path)));
  const refused = await settleStrange(foreign, context, root, ask);
  const files = new Map([...all].filter(([path]) => !refused.has(path)));
  site.answers = { ...site.answers, ...answers };
  site.deploy = deploy;
  site.byHand.push(
    ...requirements.byHand,
    ...putIn(
      site,
      {
        files: new Map([...files].map(([path, { content }]) => [path, content])),
        settings: rendered.settings,
        middleware: rendered.middleware,
        requirements: requirements.lines,
      },
      kept,
    ),
  );
  recordDeployed(site);
  return {
    kept: kept.filter((path) => !all.has(path)),
    notes: [...refused].map((path) => `${path} was there before, and stays as it is.`),
    installs: site.workspace.changes().some(({ path }) => path === 'requirements.txt'),
    next: [],
    names: blueprint.answers,
    scripts: new Set([...files].filter(([, { mode }]) => mode !== undefined).map(([path]) => path)),
  };
}

const isOurs = ({ record }: Site, path: string) => path in (record.deployed?.files ?? {});

/**
 * Asks about files that are there and that this tool did not write.
 * @returns the paths of those that stay
 * @throws UserError when the answer is "abort", or missing
 */
async function settleStrange(
  files: Tree,
  { given, interactive }: Context,
  root: string,
  ask: Ask,
): Promise<ReadonlySet<string>> {
  const plan = planTree(files, root);
  const inTheWay = plan.filter(({ action }) => action === 'conflict').map(({ path }) => path);
  const canAsk = interactive && !given.yes;
  const answer = given.onConflict ?? (canAsk ? 'ask' : undefined);
  if (inTheWay.length > 0 && (answer === undefined || (answer === 'ask' && !canAsk))) {
    throw new UserError(
      `${inTheWay.join(', ')} would be overwritten: say what to do with ${flagOf('onConflict')} keep|overwrite.`,
    );
  }
  const settled = await settleConflicts(plan, ({ path }) =>
    answer === 'ask' ? askAbout(path, ask) : (answer as ConflictAnswer),
  );
  const stays = settled.filter(({ action }) => action === 'skip' || action === 'identical');
  return new Set(stays.map(({ path }) => path));
}

const stillNamed = ({ settings }: Site, entry: string): Instruction => ({
  path: settings.file,
  where: 'take out of MIDDLEWARE',
  lines: [`"${entry}",`],
  reason: 'it was put in by hand',
});
