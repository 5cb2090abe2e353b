// The refusal of a command that finds something in its way: it can be turned into questions, and the command done again.
import { UserError } from '../text/errors.ts';

/** What is in the way: a file that differs from the one that would be made, or the folder of a new app. */
export interface Obstacle {
  readonly kind: 'file' | 'folder';
  readonly path: string;
  /** To be read as a question. */
  readonly message: string;
}

/** Nothing says what to do with `obstacles`: `decisions` of the command can. */
export class Undecided extends UserError {
  readonly obstacles: readonly Obstacle[];

  constructor(message: string, obstacles: readonly Obstacle[]) {
    super(message);
    this.obstacles = obstacles;
  }
}
