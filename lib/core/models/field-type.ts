// What is known about a type of field, whatever stack it is for.

export type Category =
  | 'text'
  | 'number'
  | 'boolean'
  | 'date'
  | 'data'
  | 'file'
  | 'choice'
  | 'relation'
  | 'key';

/** What a default of the type must look like; `none`: it cannot have one in a specification. */
export type DefaultKind =
  | 'text'
  | 'slug'
  | 'email'
  | 'url'
  | 'integer'
  | 'float'
  | 'decimal'
  | 'boolean'
  | 'date'
  | 'datetime'
  | 'time'
  | 'duration'
  | 'uuid'
  | 'json'
  | 'ip'
  | 'choice'
  | 'key'
  | 'none';

export interface FieldType {
  /** Other spellings, in lower case without underscores; a stack adds its own. */
  readonly aliases: readonly string[];
  /** The spelling in a specification's shortest form, where it is not the type's own name. */
  readonly short?: string;
  readonly category: Category;
  readonly defaults: DefaultKind;
  /** The length when none is given, and the least that still holds a value. */
  readonly length?: { readonly usual: number; readonly least: number };
  /** The lowest and highest whole number that every database keeps. */
  readonly range?: { readonly lowest: bigint; readonly highest: bigint };
  /** The argument after the type: none, a length, digits and places, choices, or the model that is meant. */
  readonly argument?: 'length' | 'precision' | 'choices' | 'model';
  /** Can be limited to `choices=`. */
  readonly choices: boolean;
  readonly unique: boolean;
  readonly index: boolean;
  /** Text that a search looks through. */
  readonly searchable: boolean;
  /** Short enough for a column of a table. */
  readonly listed: boolean;
  /** Has few enough values for a list to be filtered by them. */
  readonly filterable: boolean;
  readonly sortable: boolean;
  /** Has an input in a form. */
  readonly editable: boolean;
}
