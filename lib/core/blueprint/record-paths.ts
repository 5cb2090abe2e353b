// The paths that a record names: all of them have to be in the project, or workflows at the top of its repository.

import { isInside } from '../files/paths.ts';
import { UserError } from '../text/errors.ts';
import { printable } from '../text/printable.ts';
import { isWorkflowAbove } from './placement.ts';
import { type ProjectRecord, recordName } from './record.ts';

/** @throws UserError for a record with a path that leads out of the project: its files may be changed and removed */
export function refuseOutside({
  files,
  undo,
  layouts = {},
  merged = {},
  deployed,
  repository,
}: ProjectRecord): void {
  const isPlaced = (path: string) =>
    isInside(path) || (repository !== undefined && isWorkflowAbove(path, repository.folder));
  const places = [
    ['files', Object.keys(files), isPlaced],
    ['merged', Object.keys(merged), isPlaced],
    ['deployed.files', Object.keys(deployed?.files ?? {}), isPlaced],
    ['undo', Object.keys(undo), isInside],
    ['layouts', Object.keys(layouts), isPlaced],
    ['deployed.blocks', (deployed?.blocks ?? []).map(({ path }) => path), isInside],
  ] as const;
  for (const [key, paths, isAllowed] of places) {
    const outside = paths.find((path) => !isAllowed(path));
    if (outside === undefined) continue;
    throw new UserError(
      `${recordName}: ${key}: "${printable(outside)}" is not a path inside the project: remove it, or restore the file.`,
    );
  }
}
