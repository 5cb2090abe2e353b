// The paths that a record names: all of them have to be in the project.

import { isInside } from '../files/paths.ts';
import { UserError } from '../text/errors.ts';
import { printable } from '../text/printable.ts';
import { type ProjectRecord, recordName } from './record.ts';

/** @throws UserError for a record with a path that leads out of the project: its files may be changed and removed */
export function refuseOutside({ files, undo, merged = {}, deployed }: ProjectRecord): void {
  const texts = { files, undo, merged, 'deployed.files': deployed?.files ?? {} };
  const paths = Object.entries(texts).flatMap(([key, byPath]) =>
    Object.keys(byPath).map((path) => ({ key, path })),
  );
  const blocks = (deployed?.blocks ?? []).map(({ path }) => ({ key: 'deployed.blocks', path }));
  const outside = [...paths, ...blocks].find(({ path }) => !isInside(path));
  if (outside === undefined) return;
  throw new UserError(
    `${recordName}: ${outside.key}: "${printable(outside.path)}" is not a path inside the project: remove it, or restore the file.`,
  );
}
