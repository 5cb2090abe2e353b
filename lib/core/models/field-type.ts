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

/** The form of a default of the type; `none` if a specification cannot give one. */
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
  /** The spelling in the shortest form of a specification, if it is not the name of the type. */
  readonly short?: string;
  readonly category: Category;
  readonly defaults: DefaultKind;
  /** The length when none is given, and the least that still holds a value. */
  readonly length?: { readonly usual: number; readonly least: number };
  /** The lowest and highest whole number that every database can store. */
  readonly range?: { readonly lowest: bigint; readonly highest: bigint };
  /** The argument after the type: none, a length, digits and places, choices, or the model that it refers to. */
  readonly argument?: 'length' | 'precision' | 'choices' | 'model';
  /** Can be limited to `choices=`. */
  readonly choices: boolean;
  readonly unique: boolean;
  readonly index: boolean;
  /** Text that a search looks through. */
  readonly searchable: boolean;
  /** Short enough for a column of a table. */
  readonly listed: boolean;
  /** Has so few values that a list can be filtered by them. */
  readonly filterable: boolean;
  readonly sortable: boolean;
  /** Has an input in forms. */
  readonly editable: boolean;
  /** Can be filled in with the current time. */
  readonly automatic?: true;
  /** For files: how their names may end when nothing is said. */
  readonly endings?: readonly string[];
}
