// The apps and models of a project, for whoever chooses one from a list.
import type { Reference } from '../models/model.ts';

export interface KnownModel {
  readonly name: string;
  readonly fields: readonly string[];
  /** Whether it was added, so that it can be removed. */
  readonly isAdded: boolean;
  /** Whether commands can change it. */
  readonly isChangeable: boolean;
}

export interface KnownApp {
  readonly name: string;
  readonly models: readonly KnownModel[];
  /** Whether it was added, so that it can be removed. */
  readonly isAdded: boolean;
}

export interface Inventory {
  readonly apps: readonly KnownApp[];
  /** How specifications refer to the users. */
  readonly users: Reference;
}
