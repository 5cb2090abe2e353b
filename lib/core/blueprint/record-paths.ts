// The paths that a record names: all of them have to be in the project.

import { UserError } from '../text/errors.ts';
import { printable } from '../text/printable.ts';
import { type ProjectRecord, recordName } from './record.ts';

/** @throws UserError for a record with a path that leads out of the project: files of the record may be removed */
export function refuseOutside({ files, deployed }: ProjectRecord): void {
  const paths = [files, deployed?.files ?? {}].flatMap((hashes) => Object.keys(hashes));
  const outside = [...paths, ...(deployed?.blocks ?? []).map(({ path }) => path)].find((path) =>
    /(^|[\\/])(\.\.)?([\\/]|$)/.test(path),
  );
  if (outside === undefined) return;
  throw new UserError(
    `${recordName}: files: "${printable(outside)}" is not a path inside the project: remove it, or restore the file.`,
  );
}
