// The paths that a record names: all of them have to be in the project, or workflows at the top of its repository.

import { isInside } from '../files/paths.ts';
import { UserError } from '../text/errors.ts';
import { printable } from '../text/printable.ts';
import { isWorkflowAbove } from './placement.ts';
import { type ProjectRecord, recordName } from './record.ts';

/** @throws UserError for a record with a path that leads out of the project: its files may be changed and removed */
export function refuseOutside({ files, undo, merged = {}, deployed, repository }: ProjectRecord): void {
  const isAbove = (path: string) => repository !== undefined && isWorkflowAbove(path, repository.folder);
  const whole = { files, merged, 'deployed.files': deployed?.files ?? {} };
  const outside = [
    ...Object.entries(whole).flatMap(([key, byPath]) =>
      Object.keys(byPath).flatMap((path) => (isAbove(path) ? [] : [{ key, path }])),
    ),
    ...Object.keys(undo).map((path) => ({ key: 'undo', path })),
    ...(deployed?.blocks ?? []).map(({ path }) => ({ key: 'deployed.blocks', path })),
  ].find(({ path }) => !isInside(path));
  if (outside === undefined) return;
  throw new UserError(
    `${recordName}: ${outside.key}: "${printable(outside.path)}" is not a path inside the project: remove it, or restore the file.`,
  );
}
