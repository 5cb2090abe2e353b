// What a command that changes recorded models wants of a project.
import type { AppBlueprint } from '../blueprint/blueprint.ts';
import type { Files } from '../files/files.ts';
import type { Tree } from '../files/tree.ts';
import type { Change } from './change.ts';

/** A field that rows which are there have no value for. */
export interface MissingValue {
  /** Such as `blog.Post.subtitle`. */
  readonly field: string;
  /** The word that describes it, as it was typed. */
  readonly word: string;
  /** What has to be added to that word, such as `default=…`. */
  readonly ways: readonly string[];
}

export interface ModelChange extends Pick<Change, 'done' | 'nothing' | 'notes' | 'inverse'> {
  readonly losses: readonly string[];
  /** All apps of the project as they become. */
  readonly apps: readonly AppBlueprint[];
  readonly missing: readonly MissingValue[];
  /** Where a rendered file goes, with all that its owner has changed in it; undefined for one that stays. */
  readonly movedTo?: (path: string) => string | undefined;
  /** New files that no rendering has, such as a migration. */
  readonly files: ReadonlyMap<string, string>;
  /** Answers for the program that makes migrations, by app. */
  readonly inputs: Readonly<Record<string, string>>;
  /**
   * Says what its owner has to look at in the files afterwards.
   * @throws UserError when the project could not be loaded any more
   */
  review(files: Files, rendered: Tree): readonly string[];
}
