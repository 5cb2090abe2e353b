// Where a project is in a repository that holds more than it: its workflows go to the top, as GitHub looks nowhere else.

/** A project below the top of its repository. */
export interface Placement {
  /** Its folder, from the top: `web/backend`. */
  readonly folder: string;
  /** What the names of its workflows start with: `web-backend-`. */
  readonly prefix: string;
}

/** What is known of the repository around a project. */
export interface Surrounding {
  readonly folder: string;
  /** The names of the workflows that are there. */
  readonly workflows: readonly string[];
}

/** https://docs.github.com/en/actions/writing-workflows/about-workflows */
const workflows = '.github/workflows/';

/** The top of a repository, from a folder in it: `../../` for `web/backend`. */
export const topFrom = (folder: string): string => '../'.repeat(folder.split('/').length);

/** The place of a project, with a prefix that no workflow there has. */
export function placeIn({ folder, workflows: there }: Surrounding): Placement {
  const name = folder.replace(/[^A-Za-z0-9_]+/g, '-');
  for (let count = 1; ; count++) {
    const prefix = count === 1 ? `${name}-` : `${name}-${count}-`;
    if (!there.some((each) => each.startsWith(prefix))) return { folder, prefix };
  }
}

/** Where a file goes: a workflow to the top, with its prefix, and everything else where it is. */
export function placedPath(path: string, placement: Placement | undefined): string {
  if (!placement || !path.startsWith(workflows)) return path;
  return `${topFrom(placement.folder)}${workflows}${placement.prefix}${path.slice(workflows.length)}`;
}

/** Files with their workflows in that place. */
export const placed = <T>(files: ReadonlyMap<string, T>, placement: Placement | undefined): Map<string, T> =>
  new Map([...files].map(([path, file]) => [placedPath(path, placement), file]));

/** True for the path of a workflow at the top of the repository of a project in `folder`. */
export function isWorkflowAbove(path: string, folder: string): boolean {
  const start = topFrom(folder) + workflows;
  return path.startsWith(start) && /^[\w-]+(\.[\w-]+)*\.ya?ml$/.test(path.slice(start.length));
}
