// The blueprint that the merging commands want a project to have.

import { commandLine } from '../../lib/cli/commands.ts';
import { needing, needsOf, withNeeds } from '../../lib/core/additions/needs.ts';
import { answerNames, optionNames, type StackTables } from '../../lib/core/additions/tables.ts';
import type { Blueprint } from '../../lib/core/blueprint/blueprint.ts';
import { type ProjectRecord, recordName } from '../../lib/core/blueprint/record.ts';
import { readRecord } from '../../lib/core/blueprint/record-text.ts';
import { refuseStrangeAnswers, settle } from '../../lib/core/blueprint/settle.ts';
import type { Files } from '../../lib/core/files/files.ts';
import type { Answers } from '../../lib/core/options/answers.ts';
import type { MergingCommand } from '../../lib/core/options/command-names.ts';
import { UserError } from '../../lib/core/text/errors.ts';
import { refuseOutside } from '../../lib/stacks/django/apps/site.ts';
import type { Context } from '../context.ts';
import { type Named, notesOnAdding, notesOnRemoving } from './named.ts';

/** A project that this tool has made, and can merge into. */
export interface Recorded {
  readonly record: ProjectRecord;
  readonly blueprint: Blueprint;
}

/** @throws UserError when there is no whole record: without it nobody knows what the project was made of */
export function readBlueprint(files: Files, stack: StackTables): Recorded {
  const text = files.read(recordName);
  if (text === undefined) throw unknownOrigin('There is no .mvt.json here');
  const record = readWhole(text, stack);
  const { answers, features, deploy, apps } = record;
  const missing = optionNames(stack, 'blueprint').find((name) => !(name in answers));
  if (missing) throw unknownOrigin(`${recordName} has no "${missing}"`);
  return { record, blueprint: settle({ stack: stack.name, answers, features, deploy, apps }, stack) };
}

function readWhole(text: string, stack: StackTables): ProjectRecord {
  try {
    const record = readRecord(recordName, text, stack);
    refuseOutside(record);
    return record;
  } catch (error) {
    if (!(error instanceof UserError) || error.message.includes('was written by')) throw error;
    throw new UserError(`${error.message} Restore it, as with "git checkout -- ${recordName}".`);
  }
}

const unknownOrigin = (what: string) =>
  new UserError(
    `${what}, so it is not known which files create-mvt-app made and which of them you changed: features cannot be merged. Restore it from your repository; a project that was made without create-mvt-app takes apps and models only: see create-mvt-app add app --help.`,
  );

/** What is wanted, and what of it is so already. */
export interface Wanted {
  readonly next: Blueprint;
  readonly named: Named;
  /** Sentences about features that come along, or are as wanted. */
  readonly notes: readonly string[];
}

type Change = (
  recorded: Recorded,
  named: Named,
  answers: Answers,
  stack: StackTables,
) => Omit<Wanted, 'named'>;

const changes: Record<MergingCommand, Change> = {
  update: ({ record, blueprint }, _, answers, stack) => {
    const start = record.pending ?? blueprint;
    const next = { ...start, answers: { ...blueprint.answers, ...start.answers, ...answers } };
    return { next: settle(next, stack), notes: [] };
  },
  addFeature: ({ blueprint }, { features: named }, answers, stack) => {
    const { features: on } = blueprint;
    const features = withNeeds(stack.features, [...on, ...named]);
    const along = features.filter((name) => !on.includes(name) && !named.includes(name));
    const because = along.map((name) => {
      const users = features.filter((each) => needsOf(stack.features, each).includes(name));
      return `${name} comes along: ${users.join(' and ')} needs it.`;
    });
    const next = { ...blueprint, features, answers: { ...blueprint.answers, ...answers } };
    return { next: settle(next, stack), notes: [...notesOnAdding(on, named), ...because] };
  },
  removeFeature: ({ blueprint }, { features: named }, _, stack) => {
    const { features: on } = blueprint;
    const users = needing(stack.features, on, named);
    if (users.length > 0) {
      const all = [...named, ...users].join(' ');
      throw new UserError(
        `${users.join(' and ')} cannot be without ${named.join(' and ')}: remove them together, with ${commandLine('removeFeature')} ${all}.`,
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

/** @throws UserError for what other features need, and for answers to questions of nothing that is on */
export function wantedBlueprint(
  recorded: Recorded,
  named: Named,
  { command, given, stack }: Context,
): Wanted {
  const answers = givenTo(given, stack);
  const wanted = changes[command as MergingCommand](recorded, named, answers, stack);
  refuseStrangeAnswers(answers, wanted.next, stack);
  return { ...wanted, named };
}

const givenTo = (given: Context['given'], stack: StackTables): Answers =>
  Object.fromEntries(
    answerNames(stack)
      .filter((name) => name in given)
      .map((name) => [name, given[name]]),
  );
