// What a stack adds to the grammar of specifications: the names that its code takes, and the models that it brings.
import type { ExistingModel, Relation } from './existing-model.ts';
import type { FieldTypeName } from './field-types.ts';
import type { Field, Reference } from './model.ts';

/**
 * The rules of one stack. They are part of every `ModelScope`, so that all checks of a call use the same ones.
 * A fault is the end of a sentence without a full stop; each method says how the sentence begins.
 */
export interface ModelRules {
  /** The file of an app that holds its models, such as `models.ts`: where to write what a specification cannot say. */
  readonly modelsFile: string;
  readonly types: {
    /** Every way to write a type, from `typeSpellings`, which adds the stack's own names to the core's. */
    readonly spellings: ReadonlyMap<string, FieldTypeName>;
    /** Types of the stack that a specification cannot say, spelled as `plainSpelling` does, and what to do instead. */
    readonly unsupported: Readonly<Record<string, string>>;
  };
  readonly users: {
    /** How specifications refer to the model of the users, whichever model that is in a project. */
    readonly reference: Reference;
    /** Other ways to write it, in lower case. */
    readonly words: ReadonlySet<string>;
  };
  /** Why a model or a field cannot have a name, after "the name x": it is a word of the language. Asked about any text. */
  keywordFault(name: string): string | undefined;
  /** Why a model cannot have a name, after "the name x". Asked about names in CapWords only. */
  modelNameFault(name: string): string | undefined;
  /**
   * Why a field, or a relation on its target, cannot have a name, after "the name x".
   * Asked about names in snake_case only; they may have any length, and underscores in a row or at the end.
   */
  fieldNameFault(name: string, isKey: boolean): string | undefined;
  /** The names of the classes that the code of a model consists of, without the model's own. */
  classesOf(model: string): readonly string[];
  /** The names from outside the model that the code of a field uses inside it, where another field would hide them. */
  namesUsedBy(field: Field): readonly string[];
  /** Why two fields cannot be in one model, after the first one's name; their names and columns are the core's concern. */
  fieldClashes(field: Field, other: Field): readonly string[];
  /** The name of a choice in code; two of one field must differ. The choice itself, where code has no other name for it. */
  choiceName(choice: string): string;
  /**
   * What the target of a relation calls it, or undefined when it does not call it anything.
   * @param model the name of the model that has the relation
   * @param isSelf whether the relation is to that model
   */
  reverseOf(model: string, relation: Relation, isSelf: boolean): ReverseNames | undefined;
  /** The models of an app of the stack itself, whose code is not in the project; none for any other app. */
  modelsOf(app: string): readonly ExistingModel[];
}

/** What the target of a relation calls it. The two are the same where a stack has one name for both. */
export interface ReverseNames {
  /** The attribute of a record, such as `post_set` in `author.post_set`. */
  readonly accessor: string;
  /** The name in queries, such as `post`. */
  readonly query: string;
}
