// A model as its owner describes it, checked and typed: what "Post title:char:200 author:fk:auth.User" becomes.
import type { FieldTypeName } from './field-types.ts';

/** A model that another one refers to. */
export interface Reference {
  /** The label of its app, such as `auth`; the own app's for models beside it. */
  readonly app: string;
  /** Such as `User`. */
  readonly model: string;
}

export type OnDelete = 'cascade' | 'protect' | 'restrict' | 'set_null' | 'set_default' | 'do_nothing';

export interface Field {
  readonly name: string;
  readonly type: FieldTypeName;
  /** `max_length`, where the type has one. */
  readonly length?: number;
  /** `max_digits` and `decimal_places` of a decimal. */
  readonly precision?: { readonly digits: number; readonly places: number };
  /** The values that can be chosen, in order. */
  readonly choices?: readonly string[];
  /** As it was written: checked to fit the type. */
  readonly default?: string;
  readonly null: boolean;
  readonly blank: boolean;
  readonly unique: boolean;
  readonly index: boolean;
  /** Relations only. */
  readonly to?: Reference;
  readonly onDelete?: OnDelete;
  readonly relatedName?: string;
}

export interface Model {
  /** In CapWords, such as `BlogPost`. */
  readonly name: string;
  readonly fields: readonly Field[];
  /** The specification in its shortest form, as it is kept in .mvt.json: `Post title:char:200 body:text`. */
  readonly spec: string;
}
