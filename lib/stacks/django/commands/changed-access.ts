// Who may do what once a field has changed: nothing becomes readable, and nothing changes hands, unless it was said.
import { isOwned } from '../../../core/models/access.ts';
import type { Access, Model } from '../../../core/models/model.ts';
import { flagOf } from '../../../core/options/flags.ts';
import { UserError } from '../../../core/text/errors.ts';
import { inWords, linesOn } from '../models/access-locals.ts';
import type { Since } from '../models/since.ts';
import type { Wish } from './model-arguments.ts';

/** A model before and after a command. */
export interface ChangedModel {
  readonly app: string;
  readonly before: Model;
  readonly after: Model;
}

const isSame = (one: Access, other: Access) => JSON.stringify(one) === JSON.stringify(other);

/** @throws UserError for records that would get another owner, or become readable to everyone */
export function refuseOtherOwner(changed: readonly ChangedModel[], { access, command }: Wish): void {
  if (access !== undefined || command === 'renameField') return;
  for (const { app, before, after } of changed) {
    if (!isOwned(before.access) || isSame(before.access, after.access)) continue;
    const isLess = !isOwned(after.access) && before.access.level === 'owner';
    if (isLess) continue;
    const [was, is] = [before, after].map((model) => inWords(model.access));
    throw new UserError(
      `${app}.${before.name} would change hands: ${was?.read} may read and ${was?.write} may write its records, then ${is?.read} and ${is?.write}. Say who may with ${flagOf('access')} staff|members|owner|private.`,
    );
  }
}

/** What is said of the models that a command changes: who may do what now, and what follows from the names of fields. */
export function notesOnAccess(changed: readonly ChangedModel[], since: Since): string[] {
  return changed.flatMap(({ app, before, after }) => {
    const known = linesOn(app, before, since);
    const own = linesOn(app, after, since).filter((line) => !known.includes(line));
    return before.name === after.name ? own : own.slice(1);
  });
}
