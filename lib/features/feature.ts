// What a feature says of itself; the rest of it is its folder below templates/django/features/.
import type { ChoiceOption, TextOption } from '../blueprint/option.ts';
import type { PinName } from '../django/pins.ts';

/**
 * A feature of a project. Its folder holds, as far as it needs them:
 * `project/`: files as they will lie on disk, which take the place of the base's where there is one;
 * `parts/`: what goes into files that features share, each at the place that its path names;
 * `model/`, `model-class/` and `model-function/`: what every added model gets beside its usual code.
 */
export interface Feature {
  readonly title: string;
  /** One line, shown by prompts, by --help and in the README. */
  readonly hint: string;
  /** Other features that it does not work without. */
  readonly needs?: readonly string[];
  /** The Python packages it stands on. */
  readonly requirements?: readonly PinName[];
  /** Folders that it brings to the project's root: nothing else may have their names. */
  readonly folders?: readonly string[];
  readonly options?: Readonly<Record<string, FeatureOption>>;
  /** What to type once it is added; `[package]` and `[app]` stand for the project's names, as in paths of templates. */
  readonly next?: readonly (readonly string[])[];
}

/** An answer that only this feature asks for. */
export type FeatureOption = (ChoiceOption | TextOption) & { readonly default: string };
