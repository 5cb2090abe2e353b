// `deploy` and `remove deploy` in a foreign project.
import { named as namedAdditions, nextOf, optionNamesOf } from '../../../core/additions/additions-of.ts';
import type { Blueprint } from '../../../core/blueprint/blueprint.ts';
import { placed, placeIn } from '../../../core/blueprint/placement.ts';
import { refuseStrangeAnswers } from '../../../core/blueprint/settle.ts';
import { namedIn, notesOnAdding, notesOnRemoving } from '../../../core/execute/named-additions.ts';
import type { Tree } from '../../../core/files/tree.ts';
import type { Answers } from '../../../core/options/answers.ts';
import { flagOf } from '../../../core/options/flags.ts';
import { type Change, type Instruction, noChange } from '../../../core/stack/change.ts';
import type { Command } from '../../../core/stack/command.ts';
import type { Outside } from '../../../core/stack/stack.ts';
import { Undecided } from '../../../core/stack/undecided.ts';
import { UserError } from '../../../core/text/errors.ts';
import type { Site } from '../apps/site.ts';
import { putIn, recordDeployed, takeBack } from '../foreign/deployed.ts';
import { renderElsewhere } from '../foreign/elsewhere.ts';
import { blueprintOf, findProject } from '../foreign/found.ts';
import { type Settled, settle } from '../foreign/in-the-way.ts';
import { neededElsewhere, requirementsElsewhere } from '../foreign/requirements.ts';
import { warningsOn } from '../foreign/variables-of-server.ts';
import { asksExactly, handOver } from '../packages/managed.ts';
import { managerInCharge } from '../packages/managers.ts';

type Deployment = Pick<Blueprint, 'deploy' | 'answers'>;

/** `deploy heroku` */
export function planDeploy(site: Site, command: Command, { around }: Outside): Change {
  const { targets } = site.stack;
  const { targets: named } = namedIn(command, site.stack);
  const { deploy: on } = site.record;
  const deploy = namedAdditions(targets, [...on, ...named]).map(({ name }) => name);
  site.repository ??= around && placeIn(around);
  const { names, ...change } = become(site, answersFor(deploy, site, command), command);
  const added = named.filter((name) => !on.includes(name));
  return {
    ...noChange,
    ...change,
    done: `The project deploys to: ${deploy.join(', ')}.`,
    nothing: 'The project is already up to date: nothing had to be changed.',
    notes: [...notesOnAdding(on, named), ...change.notes],
    ...(added.length > 0 && { inverse: { command: 'removeDeploy', words: added } }),
    typed: nextOf(namedAdditions(targets, added), names),
  };
}

/** `remove deploy`, `remove deploy heroku` */
export function planRemoveDeploy(site: Site, command: Command): Change {
  const { targets: named } = namedIn(command, site.stack);
  const { deploy: on, answers } = site.record;
  const deploy = named.length === 0 ? [] : on.filter((name) => !named.includes(name));
  const kept = optionNamesOf(namedAdditions(site.stack.targets, deploy)).map((name) => [name, answers[name]]);
  const { names: _, ...change } = become(site, { deploy, answers: Object.fromEntries(kept) }, command);
  return {
    ...noChange,
    ...change,
    done: deploy.length > 0 ? `The project deploys to: ${deploy.join(', ')}.` : 'The targets were removed.',
    nothing: 'The project is already up to date: nothing had to be changed.',
    notes: [...notesOnRemoving(on, named), ...change.notes],
  };
}

/** What targets want to know: given, recorded, or their default. */
function answersFor(deploy: readonly string[], { record, stack }: Site, { given }: Command): Deployment {
  refuseStrangeAnswers(given, { features: stack.features.map(({ name }) => name), deploy }, stack);
  const answers: Record<string, Answers[string]> = {};
  for (const { options = {} } of namedAdditions(stack.targets, deploy)) {
    for (const [name, option] of Object.entries(options)) {
      answers[name] = given[name] ?? record.answers[name] ?? option.default;
    }
  }
  return { deploy, answers };
}

interface Became extends Pick<Change, 'kept' | 'notes' | 'follow'> {
  /** Answers with the names of the project. */
  readonly names: Answers;
}

/** Takes a project from its current targets to the wanted ones. */
function become(site: Site, wanted: Deployment, command: Command): Became {
  const { stack } = site;
  const { deploy, answers } = wanted;
  const { kept, named } = takeBack(site);
  const known = optionNamesOf(stack.targets);
  const others = Object.entries(site.record.answers).filter(([name]) => !known.includes(name));
  site.answers = Object.fromEntries(others);
  site.deploy = [];
  if (deploy.length === 0) {
    site.repository = undefined;
    site.byHand.push(...named.map((entry) => stillNamed(site, entry)));
    const handover = dropPackages(site);
    dropExport(site);
    recordDeployed(site);
    for (const path of kept) site.released.add(path);
    return { kept, notes: [], follow: { ...noChange.follow, handover }, names: {} };
  }
  const found = findProject(site.workspace, site.settings, site.versions);
  const blueprint = { ...blueprintOf(found, wanted, stack), repository: site.repository };
  const rendered = renderElsewhere(blueprint, found, stack);
  const requirements = requirementsElsewhere(site.workspace, blueprint, found, stack, site.record.deployed);
  const all: Tree = placed(new Map([...rendered.files, ...requirements.files]), site.repository);
  const foreign = new Map([...all].filter(([path]) => !isOurs(site, path)));
  const { refused, settled } = staying(foreign, site, command);
  const files = new Map([...all].filter(([path]) => !refused.has(path)));
  site.answers = { ...site.answers, ...answers };
  site.deploy = deploy;
  site.byHand.push(
    ...requirements.byHand,
    ...[...settled].flatMap(([path, { byHand }]) =>
      byHand ? [{ path, where: 'add what is missing', ...byHand }] : [],
    ),
    ...putIn(
      site,
      {
        files: new Map([...files].map(([path, { content }]) => [path, content])),
        settings: rendered.settings,
        place: found.takeover,
        middleware: rendered.middleware,
        requirements: requirements.lines,
        packages: requirements.packages,
        exported: requirements.exported,
        endings: [...settled].flatMap(([path, { added }]) =>
          added === undefined ? [] : [{ path, text: added }],
        ),
      },
      kept,
    ),
  );
  if (!requirements.exported) dropExport(site);
  recordDeployed(site);
  return {
    kept: kept.filter((path) => !all.has(path)),
    notes: [
      ...[...refused].flatMap((path) =>
        settled.has(path) ? [] : [`${path} already existed and was left as it is.`],
      ),
      ...[...settled].flatMap(
        ([path, { added, note, byHand }]) =>
          note ?? ((added ?? byHand) ? [] : `${path} already existed and was left as it is.`),
      ),
      ...warningsOn(found),
    ],
    follow: {
      ...noChange.follow,
      handover: requirements.handover,
      packages: site.workspace.changes().some(({ path }) => path === 'requirements.txt'),
      requires: neededElsewhere(blueprint, stack),
    },
    names: blueprint.answers,
  };
}

/** Has the package manager drop what it was told, as far as it still asks for that. */
function dropPackages({ workspace, record }: Site): Change['follow']['handover'] {
  const manager = managerInCharge(workspace);
  const told = record.deployed?.packages ?? [];
  return (
    manager && handOver(manager, { remove: told.filter((line) => asksExactly(manager, line, workspace)) })
  );
}

/** Takes the requirements.txt away that was exported for targets alone. */
function dropExport({ workspace, record }: Site): void {
  const isThere = workspace.read('requirements.txt') !== undefined;
  if (record.deployed?.exported && isThere && managerInCharge(workspace))
    workspace.remove('requirements.txt');
}

const isOurs = ({ record }: Site, path: string) => path in (record.deployed?.files ?? {});

/** What becomes of files that are in the way. */
interface Staying {
  /** The paths of those that stay. */
  readonly refused: ReadonlySet<string>;
  /** Those of them that nobody was asked about. */
  readonly settled: ReadonlyMap<string, Settled>;
}

/**
 * Decides about files that are there and that this tool did not write.
 * @throws Undecided when nobody has said what becomes of one, UserError when the answer is "abort"
 */
function staying(files: Tree, { workspace }: Site, { given, decisions = {} }: Command): Staying {
  const there = [...files].filter(([path]) => workspace.read(path) !== undefined);
  const inTheWay = there.filter(([path, { content }]) => workspace.read(path) !== content);
  const answerTo = (path: string) => decisions[path] ?? given.onConflict ?? 'ask';
  const settled = new Map(
    inTheWay.flatMap(([path, { content }]) => {
      const found = answerTo(path) === 'ask' ? settle(path, workspace.read(path) ?? '', content) : undefined;
      return found ? [[path, found] as const] : [];
    }),
  );
  const paths = inTheWay.map(([path]) => path).filter((path) => !settled.has(path));
  if (paths.some((path) => answerTo(path) === 'abort')) {
    throw new UserError(
      `${paths.join(', ')} would be overwritten: nothing was written. Use ${flagOf('onConflict')} keep, overwrite or ask.`,
    );
  }
  const open = paths.filter((path) => answerTo(path) === 'ask');
  if (open.length > 0) {
    throw new Undecided(
      `${paths.join(', ')} would be overwritten: say what to do with ${flagOf('onConflict')} keep|overwrite.`,
      open.map((path) => ({ kind: 'file', path, message: `${path} already exists and differs` })),
    );
  }
  const refused = there
    .map(([path]) => path)
    .filter((path) => answerTo(path) !== 'overwrite' || !paths.includes(path));
  return { refused: new Set(refused), settled };
}

const stillNamed = ({ settings }: Site, entry: string): Instruction => ({
  path: settings.file,
  where: 'remove from MIDDLEWARE',
  lines: [`"${entry}",`],
  reason: 'it was added by hand',
});
