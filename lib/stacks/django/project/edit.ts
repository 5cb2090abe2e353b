// What an edit of a project's file comes to: its new text, or lines for its owner to put in by hand.

import type { Files } from '../../../core/files/files.ts';
import type { Undo } from '../../../core/files/undo.ts';
import { Workspace } from '../../../core/files/workspace.ts';

/** The new text of a file; the same as before when there is nothing to do. */
export interface FileEdit {
  readonly path: string;
  readonly text: string;
  /** What the inverse has to know about its imports, as `addImports` returns it. */
  readonly undo?: readonly Undo[];
}

/** What its owner has to add, or to remove if `where` says so, because this tool cannot be sure. */
export interface ByHand {
  readonly byHand: {
    readonly path?: string;
    /** Such as `at the end of the list INSTALLED_APPS`. */
    readonly where: string;
    readonly lines: readonly string[];
    /** To be read after "because". */
    readonly reason: string;
  };
}

export type Edit = FileEdit | ByHand;

/** The files of a project, one of which has another text. */
export function withText(files: Files, path: string, text: string): Files {
  const changed = new Workspace(files);
  changed.write(path, text);
  return changed;
}
