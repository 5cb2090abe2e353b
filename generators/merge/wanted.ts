// The blueprint that the merging commands want a project to have.

import { commandLine, type MergingCommand } from '../../lib/cli/commands.ts';
import { needing, refuseStrangeAnswers, settle, withNeeds } from '../../lib/core/additions/settle.ts';
import type { Blueprint } from '../../lib/core/blueprint/blueprint.ts';
import { type ProjectRecord, readRecord, recordName } from '../../lib/core/blueprint/document.ts';
import type { Files } from '../../lib/core/files/files.ts';
import { blueprintOptionNames, featureOptionNames } from '../../lib/core/options/options.ts';
import { UserError } from '../../lib/core/text/errors.ts';
import { refuseOutside } from '../../lib/stacks/django/apps/site.ts';
import { featureOf } from '../../lib/stacks/django/features/index.ts';
import type { Context } from '../context.ts';
import { type Named, notesOnAdding, notesOnRemoving } from './named.ts';

/** A project that this tool has made, and can merge into. */
export interface Recorded {
  readonly record: ProjectRecord;
  readonly blueprint: Blueprint;
}

/** @throws UserError when there is no whole record: without it nobody knows what the project was made of */
export function readBlueprint(files: Files): Recorded {
  const text = files.read(recordName);
  if (text === undefined) throw unknownOrigin('There is no .mvt.json here');
  const record = readWhole(text);
  const { answers, apps } = record;
  const missing = blueprintOptionNames.find((name) => !(name in answers));
  if (missing) throw unknownOrigin(`${recordName} has no "${missing}"`);
  return { record, blueprint: settle({ ...(answers as Blueprint), ...(apps.length > 0 && { apps }) }) };
}

function readWhole(text: string): ProjectRecord {
  try {
    const record = readRecord(recordName, text);
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

type Change = (recorded: Recorded, named: Named, answers: Partial<Blueprint>) => Omit<Wanted, 'named'>;

const changes: Record<MergingCommand, Change> = {
  update: ({ record, blueprint }, _, answers) => ({
    next: settle({ ...blueprint, ...record.pending, ...answers }),
    notes: [],
  }),
  addFeature: ({ blueprint }, { features: named }, answers) => {
    const { features: on = [] } = blueprint;
    const features = withNeeds([...on, ...named]);
    const along = features.filter((name) => !on.includes(name) && !named.includes(name));
    const because = along.map((name) => {
      const users = features.filter((each) => featureOf(each).needs?.includes(name));
      return `${name} comes along: ${users.join(' and ')} needs it.`;
    });
    return {
      next: settle({ ...blueprint, ...answers, features }),
      notes: [...notesOnAdding(on, named), ...because],
    };
  },
  removeFeature: ({ blueprint }, { features: named }) => {
    const { features: on = [] } = blueprint;
    const users = needing(on, named);
    if (users.length > 0) {
      const all = [...named, ...users].join(' ');
      throw new UserError(
        `${users.join(' and ')} cannot be without ${named.join(' and ')}: remove them together, with ${commandLine('removeFeature')} ${all}.`,
      );
    }
    const features = on.filter((name) => !named.includes(name));
    return { next: settle({ ...blueprint, features }), notes: notesOnRemoving(on, named) };
  },
  deploy: ({ blueprint }, { targets: named }, answers) => {
    const { deploy: on = [] } = blueprint;
    const next = settle({ ...blueprint, ...answers, deploy: [...on, ...named] });
    return { next, notes: notesOnAdding(on, named) };
  },
  removeDeploy: ({ blueprint }, { targets: named }) => {
    const { deploy: on = [] } = blueprint;
    const deploy = named.length === 0 ? [] : on.filter((name) => !named.includes(name));
    return { next: settle({ ...blueprint, deploy }), notes: notesOnRemoving(on, named) };
  },
};

/** @throws UserError for what other features need, and for answers to questions of nothing that is on */
export function wantedBlueprint(recorded: Recorded, named: Named, { command, given }: Context): Wanted {
  const answers = givenTo(given);
  const wanted = changes[command as MergingCommand](recorded, named, answers);
  refuseStrangeAnswers(answers, wanted.next);
  return { ...wanted, named };
}

const givenTo = (given: Context['given']): Partial<Blueprint> =>
  Object.fromEntries(
    [...blueprintOptionNames, ...featureOptionNames]
      .filter((name) => name in given)
      .map((name) => [name, given[name]]),
  );
