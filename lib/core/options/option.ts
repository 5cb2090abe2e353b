// The kinds of options that the table holds.
import type { CommandName } from './command-names.ts';

interface Common {
  /**
   * `blueprint`: describes the project, `feature`: describes what was added to it, `deploy`: describes where it runs,
   * `app`: describes one app of it, all kept in .mvt.json; `run`: about this one call.
   */
  readonly scope: 'blueprint' | 'feature' | 'deploy' | 'app' | 'run';
  /** The commands that know it; all of them when it is left out. */
  readonly commands?: readonly CommandName[];
  /** One line, shown by --help, in the README, in the JSON Schema and by shell completion. */
  readonly help: string;
  /** Asked in a terminal when the answer is not known yet; in the order of the table. */
  readonly question?: string;
  /** Set for an answer that older records lack; they mean its default. */
  readonly addedLater?: true;
}

export interface TextOption extends Common {
  /** `path` names a file or folder. */
  readonly kind: 'text' | 'path';
  readonly placeholder: string;
  readonly default?: string;
  /** Makes the default out of the last part of the directory. */
  readonly fromDirectory?: (directoryName: string) => string;
  /** Given as a bare argument instead of a flag. */
  readonly positional?: true;
  /** Must hold more than blanks. */
  readonly filled?: true;
  /** Names a folder at the project's root. */
  readonly isFolder?: true;
  /** Brings a text that was entered into its usual form. */
  readonly clean?: (text: string) => string;
  /** Says why a cleaned text is not valid, to be read after the text; undefined for a valid one. */
  readonly fault?: (text: string) => string | undefined;
  /** Says why a new value should be another one, as `fault` does; projects that have such a value keep it. */
  readonly newFault?: (text: string) => string | undefined;
  /** A valid value in place of one that is not: a question fills it in, to be changed. */
  readonly propose?: (text: string) => string;
}

export interface ChoiceOption extends Common {
  readonly kind: 'choice';
  readonly choices: readonly { readonly value: string; readonly label: string; readonly hint: string }[];
  readonly default?: string;
}

export interface SwitchOption extends Common {
  readonly kind: 'switch';
  /** A switch that is on by default has the flag `--no-<name>`. */
  readonly default: boolean;
}

/** Can be given several times. */
export interface ListOption extends Common {
  readonly kind: 'list';
  readonly placeholder: string;
}

/** Several of the choices, separated by commas. */
export interface SetOption extends Common {
  readonly kind: 'set';
  readonly choices: readonly { readonly value: string; readonly label: string; readonly hint: string }[];
}

export type Option = TextOption | ChoiceOption | SwitchOption | ListOption | SetOption;

/** True for an option that names a folder at the root of the project. */
export const isFolder = (option: Option): boolean => 'isFolder' in option && option.isFolder === true;

/** Options by their names, in the order of questions and of help. */
export type OptionTable = Readonly<Record<string, Option>>;

type ValueOf<Definition> = Definition extends SetOption
  ? readonly Definition['choices'][number]['value'][]
  : Definition extends ChoiceOption
    ? Definition['choices'][number]['value']
    : Definition extends SwitchOption
      ? boolean
      : Definition extends ListOption
        ? readonly string[]
        : string;

/** The values of the options of a table, each with its exact type. */
export type OptionValues<Table extends OptionTable> = {
  readonly [Name in keyof Table]: ValueOf<Table[Name]>;
};
