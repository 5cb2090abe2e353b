// What a feature says of itself; the rest of it is its folder below templates/django/features/.

import type { PinName } from '../../stacks/django/pins.ts';
import type { ChoiceOption, TextOption } from '../options/option.ts';

/**
 * What can be put into a project and taken out again: a feature, or a place to deploy to.
 * Its folder holds, as far as it needs them:
 * `project/`: files as they will lie on disk, which take the place of the base's where there is one;
 * `parts/`: what goes into files that several share, each at the place that its path names.
 */
export interface Addition {
  readonly title: string;
  /** One line, shown by prompts, by --help and in the README. */
  readonly hint: string;
  /** The Python packages it stands on. */
  readonly requirements?: readonly PinName[];
  /** Folders that it brings to the project's root: nothing else may have their names. */
  readonly folders?: readonly string[];
  readonly options?: Readonly<Record<string, AdditionOption>>;
  /** What to type once it is added; `[package]` and `[app]` stand for the project's names, as in paths of templates. */
  readonly next?: readonly (readonly string[])[];
}

/** An answer that only this addition asks for. */
export type AdditionOption = (ChoiceOption | TextOption) & { readonly default: string };

/** A feature of a project; `model/`, `model-class/` and `model-function/` in its folder are what every added model gets. */
export interface Feature extends Addition {
  /** Other features that it does not work without. */
  readonly needs?: readonly string[];
}
