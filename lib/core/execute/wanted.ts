// The blueprint that the merging commands want a project to have.
import { needing, needsOf, withNeeds } from '../additions/needs.ts';
import { optionNames, type StackTables } from '../additions/tables.ts';
import type { Blueprint } from '../blueprint/blueprint.ts';
import { toFlat } from '../blueprint/flat.ts';
import { type ProjectRecord, recordName } from '../blueprint/record.ts';
import { readRecord } from '../blueprint/record-text.ts';
import { refuseStrangeAnswers, settle } from '../blueprint/settle.ts';
import type { Files } from '../files/files.ts';
import type { Answers } from '../options/answers.ts';
import { isModelCommand, type MergingCommand, type ModelCommand } from '../options/command-names.ts';
import { commandLine } from '../options/command-usages.ts';
import { flagOf } from '../options/flags.ts';
import type { Command } from '../stack/command.ts';
import type { ModelChange } from '../stack/model-change.ts';
import type { Stack } from '../stack/stack.ts';
import { UserError } from '../text/errors.ts';
import { givenAnswers } from './given-answers.ts';
import { isOurs } from './is-ours.ts';
import { type Named, namedIn, notesOnAdding, notesOnFolders, notesOnRemoving } from './named-additions.ts';

/** A project that this tool has made, and can merge into. */
export interface Recorded {
  readonly record: ProjectRecord;
  readonly blueprint: Blueprint;
}

/** @throws UserError when there is no whole record: without it nobody knows what the project was made of */
export function readBlueprint(files: Files, stack: StackTables): Recorded {
  const text = files.read(recordName);
  if (text === undefined) throw unknownOrigin('No .mvt.json was found here');
  const record = readWhole(text, stack);
  const { answers, features, deploy, apps, repository } = record;
  const blueprint = settle({ stack: stack.name, answers, features, deploy, apps, repository }, stack);
  const names = optionNames(stack, 'blueprint');
  const missing = names.find((name) => !(name in blueprint.answers));
  if (missing && (apps.length > 0 || deploy.length > 0)) throw new UserError(`The project was ${ofOthers}`);
  if (missing) throw unknownOrigin(`${recordName} has no "${missing}"`);
  return { record, blueprint };
}

function readWhole(text: string, stack: StackTables): ProjectRecord {
  try {
    return readRecord(recordName, text, stack);
  } catch (error) {
    if (!(error instanceof UserError) || error.message.includes('was written by')) throw error;
    throw new UserError(`${error.message} Restore it, as with "git checkout -- ${recordName}".`);
  }
}

const ofOthers =
  'made without create-mvt-app: to such a project, you can only add apps, models and deploy targets, and remove them again: see create-mvt-app --help.';

const unknownOrigin = (what: string) =>
  new UserError(
    `${what}, so create-mvt-app cannot tell which files it made and which of them you changed, and cannot merge features. Restore it from your repository; to a project made without create-mvt-app, you can only add apps, models and deploy targets: see create-mvt-app add app --help.`,
  );

/** What is wanted, and what of it is so already. */
export interface Wanted {
  readonly recorded: Recorded;
  readonly next: Blueprint;
  /** The command that is carried out: for an update, it may be one that was interrupted. */
  readonly command: Command;
  readonly named: Named;
  /** What becomes of its models, for a command that changes them. */
  readonly models?: ModelChange | undefined;
  /** Sentences about features that come along, or are as wanted. */
  readonly notes: readonly string[];
}

type Wish = (
  recorded: Recorded,
  named: Named,
  answers: Answers,
  stack: StackTables,
  files: Files,
) => Pick<Wanted, 'next' | 'notes' | 'models'>;

const wishes: Record<Exclude<MergingCommand, ModelCommand>, Wish> = {
  update: ({ record, blueprint }, _, answers, stack) => {
    const start = record.pending ?? blueprint;
    const next = { ...start, answers: { ...blueprint.answers, ...start.answers, ...answers } };
    return { next: settle(next, stack), notes: [] };
  },
  addFeature: ({ record: { pending }, blueprint }, { features: named }, answers, stack, files) => {
    const { features: on } = blueprint;
    const features = withNeeds(stack.features, [...on, ...named]);
    const along = features.filter((name) => !on.includes(name) && !named.includes(name));
    const because = along.map((name) => {
      const users = features.filter((each) => needsOf(stack.features, each).includes(name));
      return `${name} is added too: ${users.join(' and ')} needs it.`;
    });
    const known = { ...blueprint.answers, ...pending?.answers };
    const wanted = { ...blueprint, features, answers: { ...known, ...answers } };
    const next = settle(wanted, stack, (name) => isOccupied(files, name));
    return {
      next,
      notes: [...notesOnAdding(on, named), ...because, ...notesOnFolders(on, next, answers, stack)],
    };
  },
  removeFeature: ({ blueprint }, { features: named }, _, stack) => {
    const { features: on } = blueprint;
    const users = needing(stack.features, on, named);
    if (users.length > 0) {
      const all = [...named, ...users].join(' ');
      throw new UserError(
        `${users.join(' and ')} cannot work without ${named.join(' and ')}: remove them together, with ${commandLine('removeFeature')} ${all}.`,
      );
    }
    const features = on.filter((name) => !named.includes(name));
    return { next: settle({ ...blueprint, features }, stack), notes: notesOnRemoving(on, named) };
  },
  deploy: ({ blueprint }, { targets: named }, answers, stack) => {
    const { deploy: on } = blueprint;
    const next = { ...blueprint, deploy: [...on, ...named], answers: { ...blueprint.answers, ...answers } };
    return { next: settle(next, stack), notes: notesOnAdding(on, named) };
  },
  removeDeploy: ({ blueprint }, { targets: named }, _, stack) => {
    const { deploy: on } = blueprint;
    const deploy = named.length === 0 ? [] : on.filter((name) => !named.includes(name));
    return { next: settle({ ...blueprint, deploy }, stack), notes: notesOnRemoving(on, named) };
  },
};

/**
 * What a merging command wants of the project in `files`.
 * @throws UserError for a project that was not made by this tool, for what other features need, for answers to questions
 * of nothing that is on, and when a run that wanted something else was interrupted
 */
export function wantedBy(files: Files, typed: Command, stack: Stack): Wanted {
  const { given } = typed;
  if (isModelCommand(typed.command) && !isOurs(files, stack)) stack.changeModels(files, typed, undefined);
  refuseForeignFlags(given);
  // What was mistyped is said in any project.
  const namedHere = namedIn(typed, stack);
  const recorded = readBlueprint(files, stack);
  const command = interrupted(recorded.record, typed);
  const named = command === typed ? namedHere : namedIn(command, stack);
  const answers = givenAnswers(given, stack);
  const wish = isModelCommand(command.command)
    ? modelWish(files, command, recorded, stack)
    : wishes[command.command as keyof typeof wishes](recorded, named, answers, stack, files);
  refuseStrangeAnswers(answers, wish.next, stack);
  const fault = command.command === 'update' ? stack.fault(wish.next.answers) : undefined;
  if (fault) throw new UserError(fault);
  refuseOtherPending(recorded, wish.next, stack);
  return { ...wish, recorded, command, named };
}

/** The command that an update has to finish, if one was interrupted that changed models; else the command itself. */
const interrupted = ({ command: pending }: ProjectRecord, typed: Command): Command =>
  pending && typed.command === 'update' ? { ...typed, ...pending } : typed;

function modelWish(files: Files, command: Command, { blueprint }: Recorded, stack: Stack) {
  const models = stack.changeModels(files, command, blueprint);
  return { next: settle({ ...blueprint, apps: models.apps }, stack), notes: models.notes, models };
}

/** True for a folder with more in it than the caches that programs leave behind. */
const isOccupied = (files: Files, folder: string): boolean =>
  files.list(folder).some((entry) => !/^__\w+__\/$/.test(entry));

/** @throws UserError for flags about projects that this tool did not make */
function refuseForeignFlags(given: Command['given']): void {
  const foreign = (['settings', 'onConflict'] as const).find((name) => name in given);
  if (foreign === undefined) return;
  throw new UserError(
    `${flagOf(foreign)} is for projects that were not made by create-mvt-app, but this one was: omit it.`,
  );
}

/** @throws UserError when a run that wanted something else was interrupted */
function refuseOtherPending({ record: { pending } }: Recorded, next: Blueprint, stack: StackTables): void {
  const inOrder = (blueprint: Blueprint) =>
    JSON.stringify(sorted(toFlat(settle({ ...blueprint, repository: undefined }, stack), stack)));
  if (!pending || inOrder(pending) === inOrder(next)) return;
  throw new UserError(
    'An earlier command on this project was interrupted: finish it with create-mvt-app update, then run this one again.',
  );
}

const sorted = (value: object) => Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
