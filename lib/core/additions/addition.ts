// What can be added to a project and removed again: a feature, or a target to deploy to.
import type { Answers } from '../options/answers.ts';
import type { ChoiceOption, TextOption } from '../options/option.ts';
import type { Runtime } from './runtime.ts';

/** An answer that only one addition asks for. */
export type AdditionOption = (ChoiceOption | TextOption) & { readonly default: string };

/**
 * Everything about one feature or target; the table of options is derived from it.
 * Its folder of templates holds, as far as it needs them:
 * `project/`: files as they will be on disk; one with the path of a base file replaces it;
 * `parts/`: what goes into files that several share, each at the place that its path names;
 * `model/`, `model-class/`, `model-function/`: what every added model gets (features only).
 */
export interface Addition {
  /** As it is typed on the command line. */
  readonly name: string;
  readonly title: string;
  /** One line, shown by prompts, by --help and in the README. */
  readonly hint: string;
  /** Its place among its kind in prompts, help and generated files; those without one come after the others, by name. */
  readonly place?: number;
  /** Its own answers; one with `isFolder` names a folder that it adds to the project's root, which nothing else may have. */
  readonly options?: Readonly<Record<string, AdditionOption>>;
  /** Other additions of its kind that it does not work without. */
  readonly needs?: readonly string[];
  /** True when its files say where the project is in its repository; those of all targets do. */
  readonly isPlaced?: boolean;
  /** The packages it depends on, by their names in the table of pins of its stack. */
  readonly requirements?: readonly string[];
  /** What a site needs to run with it. */
  readonly runtime?: (answers: Answers) => Runtime;
  /** Its folders of templates, where that is not just the one of its name. */
  readonly layers?: (answers: Answers) => readonly string[];
  /** Set where the code of added apps is another one with it; where it is not set, adding it changes no file of an app. */
  readonly changesApps?: true;
  /** For a project that is not at the top of its repository: what its owner has to do otherwise, said once `file` is written. */
  readonly inSubfolder?: { readonly file: string; readonly note: (folder: string) => string };
  /** What to type once it is added; `[package]` and `[app]` are replaced by the project's names, as in paths of templates. */
  readonly next?: readonly (readonly string[])[];
}

type Intersection<Union> = (Union extends unknown ? (each: Union) => void : never) extends (
  all: infer All,
) => void
  ? All
  : never;

/** The options of all additions of a table, by their names, for types that know each value exactly. */
export type OptionsOf<Additions extends readonly Addition[]> = Intersection<
  Extract<Additions[number], { readonly options: unknown }>['options']
>;
