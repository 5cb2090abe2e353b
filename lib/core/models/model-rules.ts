// The rules that a stack adds to the grammar of specifications: names its code reserves, and models of its own.
import type { ExistingModel, Relation } from './existing-model.ts';
import type { FieldTypeName } from './field-types.ts';
import type { Field, Reference } from './model.ts';

/**
 * The rules of one stack. Every `ModelScope` carries them, so all checks of a call use the same ones.
 * A fault completes a sentence and has no full stop; each method says how the sentence begins.
 */
export interface ModelRules {
  /** The file of an app for its models, such as `models.ts`: where to write what a specification cannot express. */
  readonly modelsFile: string;
  readonly types: {
    /** Every way to write each type that the stack has; made from `typeSpellings`, which adds its own names. */
    readonly spellings: ReadonlyMap<string, FieldTypeName>;
    /** Types of the stack that a specification cannot express, spelled as by `plainSpelling`: why not, and what to do. */
    readonly unsupported: Readonly<Record<string, string>>;
  };
  readonly users: {
    /** How specifications refer to the user model; a project may use another model for its users. */
    readonly reference: Reference;
    /** Other spellings of the reference, in lower case. */
    readonly words: ReadonlySet<string>;
  };
  /** After "the name x": why a keyword of the language cannot name a model or field. Called with any text. */
  keywordFault(name: string): string | undefined;
  /** After "the name x": why a model cannot have this name. Called with names in CapWords only. */
  modelNameFault(name: string): string | undefined;
  /**
   * After "the name x": why a field, or a relation on its target, cannot have this name.
   * Called with names in snake_case only, of any length; underscores may be repeated and may come last.
   */
  fieldNameFault(name: string, isKey: boolean): string | undefined;
  /** The names of the classes that the generated code of a model defines in addition to the model. */
  classesOf(model: string): readonly string[];
  /** Names from outside the model that the code of a field uses: another field of such a name would hide it. */
  namesUsedBy(field: Field): readonly string[];
  /** After the name of `field`: why it cannot be in one model with `other`, apart from equal names and columns. */
  fieldClashes(field: Field, other: Field): readonly string[];
  /** The name of a choice in code, unique within its field; the choice itself in a stack that does not name choices. */
  choiceName(choice: string): string;
  /**
   * The names of a relation on its target, or undefined when the target has none for it.
   * @param model the name of the model that has the relation
   * @param isSelf whether the relation is to that model
   */
  reverseOf(model: string, relation: Relation, isSelf: boolean): ReverseNames | undefined;
  /** The models of an app that is part of the stack, so its code is not in the project; none for any other app. */
  modelsOf(app: string): readonly ExistingModel[];
}

/** The names of a relation on its target; equal in a stack that uses one name for both. */
export interface ReverseNames {
  /** The attribute of a record, such as `post_set` in `author.post_set`. */
  readonly accessor: string;
  /** The name in queries, such as `post`. */
  readonly query: string;
}
