// A model that was read from a specification such as "Post title:char:200 author:fk:auth.User", and checked.
import type { FieldTypeName } from './field-types.ts';

/** The model that a relation points to. */
export interface Reference {
  /** The label of its app, such as `auth`. */
  readonly app: string;
  /** Such as `User`. */
  readonly model: string;
}

/** True for two references to one model, as they are written. */
export const isSameReference = (one: Reference | undefined, other: Reference | undefined): boolean =>
  one !== undefined && one.app === other?.app && one.model === other.model;

export type OnDelete = 'cascade' | 'protect' | 'restrict' | 'set_null' | 'set_default' | 'do_nothing';

export interface Field {
  readonly name: string;
  readonly type: FieldTypeName;
  /** The most characters, where the type has a limit. */
  readonly length?: number;
  /** All digits of a decimal, and those after the point. */
  readonly precision?: { readonly digits: number; readonly places: number };
  /** The values that can be chosen, in order. */
  readonly choices?: readonly string[];
  /** In its usual spelling, and valid for the type. */
  readonly default?: string;
  /** The lowest and the highest number, in their usual spelling. */
  readonly min?: string;
  readonly max?: string;
  /** Set for a time that is filled in: whenever the record is saved, or when it is created. */
  readonly auto?: 'auto_now' | 'auto_now_add';
  /** How names of uploaded files may end, in lower case and without the dot. */
  readonly endings?: readonly string[];
  readonly null: boolean;
  readonly blank: boolean;
  readonly unique: boolean;
  readonly index: boolean;
  /** Relations only. */
  readonly to?: Reference;
  readonly onDelete?: OnDelete;
  readonly relatedName?: string;
  /** Whether it is marked as the relation to the record's owner. */
  readonly owner?: true;
}

/**
 * Who may write: permitted staff, everyone who is logged in, or only the owner of a record and permitted staff.
 * Everyone may read, except what is private.
 */
export const accessLevels = ['staff', 'members', 'owner', 'private'] as const;
export type AccessLevel = (typeof accessLevels)[number];

export interface Access {
  readonly level: AccessLevel;
  /** The relations from a record to the user who owns it, such as `['order', 'customer']`; none where nobody does. */
  readonly path: readonly string[];
}

export interface Model {
  /** In CapWords, such as `BlogPost`. */
  readonly name: string;
  readonly fields: readonly Field[];
  readonly access: Access;
  /** The specification in its shortest form, as .mvt.json stores it: `Post title:char:200 body:text`. */
  readonly spec: string;
}
