// A place where Python code reads a variable of the environment.
import type { Module, SyntaxNode } from '../python/syntax.ts';

/** A place where a variable is read. */
export interface Read {
  readonly name: string;
  readonly module: Module;
  readonly node: SyntaxNode;
  /** What is taken where it is not set. */
  readonly fallback: SyntaxNode | undefined;
  /** Whether the settings cannot be loaded where it is not set. */
  readonly isRequired: boolean;
  /** What its text becomes: the method that reads it, such as `bool` or `db`, or its cast. */
  readonly kind: string;
  /** The key of DATABASES that it is for, where only the place that uses its value says so. */
  readonly key?: string;
}
